# Programs and a table that were built with this errcat run with a later library, which has a member more
# wherever the rules of errcat.h allow one. SPDX-License-Identifier: LGPL-2.1-or-later
mkdir later
(cd "$source" && git ls-files -z | xargs -0 cp --parents -t "$scratch/later/later")

# change FILE OLD NEW: one line's part, which must be there.
change() {
  grep -qF -- "$2" "later/$1" || failed "$1 has no line with: $2"
  OLD=$2 NEW=$3 awk 'i = index($0, ENVIRON["OLD"]) {
    $0 = substr($0, 1, i - 1) ENVIRON["NEW"] substr($0, i + length(ENVIRON["OLD"]))
  } { print }' "later/$1" >changed
  mv changed "later/$1"
}
# In the struct that ends at "} NAME;", the reserved words become one member and fewer of them.
grow() { # grow STRUCT COUNT MEMBER
  awk -v name="$1" -v count="$2" -v member="$3" '
    function flush(i) { for (i = 0; i < n; i++) print line[i]; n = 0 }
    /^typedef struct/ { flush() }
    { line[n++] = $0 }
    $0 == "} " name ";" {
      for (i = 0; i < n; i++) if (line[i] == "  uint64_t reserved[" count "];") {
        line[i] = "  " member ";\n  uint64_t reserved[" count - 1 "];"; found = 1
      }
    }
    END { flush(); exit !found }' later/include/errcat.h >changed ||
    failed "$1 does not end in $2 reserved words"
  mv changed later/include/errcat.h
}
change include/errcat.h '#define ERRCAT_VERSION_MINOR 0' '#define ERRCAT_VERSION_MINOR 1'
grow errcat_options 4 'const char *added'
grow errcat_body_options 6 'const char *added'
grow errcat_retell_options 6 'const char *added'
grow errcat_result 2 'uint64_t added'
grow errcat_retold 8 'uint64_t added'
grow errcat_matched 4 'uint64_t added'
change src/render/options.h 'options->reserved[3]' '(options->added != 0)'
change src/response/body.c 'r[5]' '(uint64_t)(options->added != 0)'
change src/response/retell.c ' | r[5]' ' | (options->added != 0)'
change src/render/format.c 'argument_name, {0}};' 'argument_name, 7, {0}};'
change src/response/retell.c 'memset(retold->tag,' 'retold->added = 7, memset(retold->tag,'
change include/errcat/define.h 'const errcat_path *paths;' 'const errcat_path *paths; const char *added;'
change src/catalog/domain.c '  table->domain = domain;' '  table->domain = domain;
  if (domain->size > offsetof(errcat_domain, added) && domain->added) __builtin_trap();'

quietly cmake -S later -B build -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF -DERRCAT_LANGUAGES=de \
  -DCMAKE_C_FLAGS=-Wno-missing-field-initializers
quietly cmake --build build --target errcat errcat-fileshare
later=$PWD/build/src:$PWD/build/domains/fileshare

quietly cc -std=c11 -I"$prefix/include" -I. program.c -o program -L"$library" -lerrcat-fileshare -lerrcat
quietly c++ -std=c++17 -I"$prefix/include" caller.cpp -o caller -L"$library" -lerrcat-fileshare -lerrcat
for program in program caller; do
  LD_LIBRARY_PATH=$library "./$program" >now || failed "$program with the library it was built with"
  LD_LIBRARY_PATH=$later "./$program" >then || failed "$program with a later library"
  head -n 1 now | grep -qx 'version 10000' || failed "$program: $(head -n 1 now)"
  head -n 1 then | grep -qx 'version 10100' || failed "$program: $(head -n 1 then)"
  tail -n +2 now >a
  tail -n +2 then >b
  diff a b || failed "$program says something else with a later library"
done
