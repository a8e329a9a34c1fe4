#!/bin/sh
# The constants of the public headers have the values that tests/abi/constants.txt records: they are
# compiled into programs, and a record of the library's symbols does not see them.
#   constants.sh CC
#   constants.sh CC --record    after one was added on purpose
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
export LC_ALL=C
source=$(realpath "$(dirname "$0")/..")
record=$source/tests/abi/constants.txt
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT

echo '#include <errcat.h>' | "$1" -E -P -I "$source/include" - | tr '{},' '\n\n\n' |
  sed -n 's/^ *\(ERRCAT_[A-Z0-9_]*\)\( *=.*\)\{0,1\}$/\1/p' | sort -u >"$scratch/names"
[ "$(wc -l <"$scratch/names")" -gt 100 ] || { echo 'errcat.h has no constants'; exit 1; }
{
  printf '#include <errcat.h>\n#include <stdio.h>\nint main(void) {\n'
  sed 's/.*/  printf("& %lld\\n", (long long)&);/' "$scratch/names"
  printf '  printf("ERRCAT_PARAMETERS_MAX %%d\\nERRCAT_VARY %%s\\n", ERRCAT_PARAMETERS_MAX, ERRCAT_VARY);\n}\n'
} >"$scratch/values.c"
"$1" -I "$source/include" -c "$scratch/values.c" -o "$scratch/values.o"
"$1" "$scratch/values.o" -o "$scratch/values"
"$scratch/values" | sort >"$scratch/values.txt"

if [ "${2:-}" = --record ]; then
  cp "$scratch/values.txt" "$record"
  exit
fi
if gone=$(comm -23 "$record" "$scratch/values.txt") && [ -n "$gone" ]; then
  echo "$gone"
  echo 'are recorded, and programs were compiled with them: give them back name and value'
  exit 1
fi
if new=$(comm -13 "$record" "$scratch/values.txt") && [ -n "$new" ]; then
  echo "$new"
  echo 'are new: record them, by constants.sh CC --record'
  exit 1
fi
echo "constants: $(wc -l <"$record") as recorded"
