# The archive beside a program's own functions, whatever they are called: all that stand in names.h.
own build -DBUILD_SHARED_LIBS=OFF
archives=$(find build -name 'liberrcat-fileshare.a' -o -name 'liberrcat.a' | sort)
quietly "$source/tests/names.sh" build/src/liberrcat.a
# shellcheck disable=SC2086  # a list of words
nm --defined-only --extern-only $archives | awk 'NF == 3 && $3 !~ /^errcat/ {print; bad = 1} END {exit bad}' ||
  failed 'names that do not begin with errcat'
first_program >main.c
sed -n 's/^#define \([a-z_0-9]*\) errcat__.*/int \1 = 1;/p' "$source/src/base/names.h" >theirs.c
# shellcheck disable=SC2046  # a list of words
quietly cc main.c theirs.c $(quietly cmake --install build --prefix "$PWD/usr";
  find "$PWD/usr" -name pkgconfig -exec env PKG_CONFIG_PATH={} pkg-config --cflags --libs --static errcat-fileshare \;) \
  -o program
says "$german" ./program
