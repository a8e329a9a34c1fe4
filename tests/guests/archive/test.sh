# The archive beside a program's own functions: every name in it begins with errcat, and names.h has
# a line for each internal one.
quietly cmake -S "$source" -B build -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF -DERRCAT_LANGUAGES=de
quietly cmake --build build
archives=$(find build -name 'liberrcat*.a')
nm --defined-only --extern-only $archives 2>/dev/null |
  awk 'NF == 3 && $2 ~ /[A-Z]/ && $3 !~ /^errcat/ {print; bad = 1} END {exit bad}' ||
  failed 'names that do not begin with errcat'
awk '/^```c$/ {on = 1; next} /^```$/ {on = 0} on' "$source/README.md" >main.c
# Whatever the sources call their functions is free for a program.
sed -n 's/^#define \([a-z_0-9]*\) errcat__.*/int \1 = 1;/p' "$source/src/base/names.h" >theirs.c
[ -s theirs.c ] || failed 'names.h has no names'
quietly cc main.c theirs.c -I"$source/include" $archives $archives -o program
says "$german" ./program
