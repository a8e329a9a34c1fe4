#!/bin/sh
# Instructions an operation, by callgrind: those within errcat_format() and errcat_choose(), and what
# they call; then, by the difference of two runs, of opening, choosing and saying one message with 1 and
# with 70 catalogs beside Boost's message facet for one, and of writing a body beside escaping its message.
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
total() { # COMMAND…
  valgrind --tool=callgrind --callgrind-out-file="$out" "$@" 2>&1 >/dev/null | awk '/Collected/ { print $4 }'
}
for operation in open open70 facet; do
  few=$(total "$1" $operation 10) many=$(total "$1" $operation 110)
  echo "$operation: $(((many - few) / 100)) instructions"
done
for language in en ru; do
  for operation in write escape; do
    few=$(total "$1_wire" $operation $language 100) many=$(total "$1_wire" $operation $language 10100)
    echo "$operation, $language: $(((many - few) / 10000)) instructions"
  done
done
