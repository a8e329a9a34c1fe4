#!/bin/sh
# The example in C++ tells what it throws to the reader, and to the log in English.
#   example_cpp.sh PROGRAM
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
export LC_ALL=C.UTF-8
cat >"$scratch/wanted" <<'END'
Von Tea sind nur noch 3 Stück da; bestellen Sie weniger
Diese Bestellung gibt es nicht; prüfen Sie ihre Nummer
1001, 1002, 1003?
Von Coffee sind nur noch 100 Stück da; bestellen Sie weniger
END
cat >"$scratch/wanted-log" <<'END'
shop:1002: Only 3 pieces of Tea are left; order fewer
shop:1001: There is no such order; check its number
shop:1002: Only 100 pieces of Coffee are left; order fewer
shop:1999: Unknown error 1999
END
"$1" de >"$scratch/got" 2>"$scratch/log"
diff -u "$scratch/wanted-log" "$scratch/log"
head -n 4 "$scratch/got" | diff -u "$scratch/wanted" -
[ "$(wc -l <"$scratch/got")" = 5 ] # and a general message of the code that is new
