#!/bin/sh
# Instructions an operation of errcat's, by callgrind: those within errcat_format() and
# errcat_choose(), and what they call.
# SPDX-License-Identifier: LGPL-2.1-or-later
#   instructions.sh BENCH
set -eu
out=$(mktemp)
trap 'rm "$out"' EXIT
for operation in plain text count choose; do
  function=errcat_format
  [ $operation != choose ] || function=errcat_choose
  valgrind --tool=callgrind --callgrind-out-file="$out" "$1" $operation 20000 >/dev/null 2>&1
  callgrind_annotate --inclusive=yes "$out" | grep -m 1 ":$function" | tr -d , |
    awk -v name="$operation" '{ printf "%s: %.0f instructions\n", name, $1 / 20000 }'
done
