#!/bin/sh
# Instructions an operation of errcat's, by callgrind: that of 20 000 operations less that of none.
# SPDX-License-Identifier: LGPL-2.1-or-later
#   instructions.sh BENCH
set -eu
out=$(mktemp)
trap 'rm "$out"' EXIT
count() {
  valgrind --tool=callgrind --callgrind-out-file="$out" "$1" "$2" "$3" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}
for operation in plain text count choose; do
  with=$(count "$1" $operation 20000)
  without=$(count "$1" $operation 0)
  echo "$operation: $(((with - without) / 20000)) instructions"
done
