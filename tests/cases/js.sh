#!/bin/sh
# What is published for JavaScript, put together and held to the table of cases; and its own tests.
#   js.sh ERRCAT ERRCAT-CASES SOURCE [TABLE.def CATALOGS BODIES]…
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
errcat=$1 cases=$2 source=$3
shift 3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo '{"type": "module"}' >"$scratch/package.json" # for the domains; Node 18 asks
cmake "-DERRCAT=$errcat" "-DSOURCE=$source/js" "-DOUTPUT=$scratch/js" -DVERSION=1.2.3 -P "$source/cmake/JsPackage.cmake"
grep -q '"version": "1.2.3"' "$scratch/js/package.json" || { echo 'FAILED: another version'; exit 1; }
"$cases" "$@" >"$scratch/cases"
while [ $# -ge 3 ]; do
  "$errcat" export js --domain "$1" --catalogs "$2" --output "$scratch/$(basename "$1" .def)"
  shift 3
done
cd "$scratch/js"
ERRCAT_CASES=$scratch/cases ERRCAT_DOMAINS=$scratch node --test test/ >"$scratch/told" ||
  { grep -B 1 -A 30 '^not ok' "$scratch/told" || cat "$scratch/told"; exit 1; }
grep 'cases, 0 different' "$scratch/told"
