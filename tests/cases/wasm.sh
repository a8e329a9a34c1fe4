#!/bin/sh
# The library as WebAssembly, held to the table of cases; and its own tests.
#   wasm.sh BUILD ERRCAT-CASES [TABLE.def CATALOGS BODIES]…
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
build=$1 cases=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo '{"type": "module"}' >"$scratch/package.json" # for the domains; Node 18 asks
cmake --build "$build" --target errcat-wasm >"$scratch/built" || { tail -n 20 "$scratch/built"; exit 1; }
"$cases" "$@" >"$scratch/cases"
while [ $# -ge 3 ]; do
  node "$build/js/wasm/make-domain.js" "$1" "$scratch/$(basename "$1" .def)" "$2" "$build/po/errcat"
  shift 3
done
cd "$build/js"
ERRCAT_CASES=$scratch/cases ERRCAT_WASM_DOMAINS=$scratch node --test test/wasm*.js >"$scratch/told" ||
  { grep -B 1 -A 30 '^not ok' "$scratch/told" || cat "$scratch/told"; exit 1; }
grep 'cases, 0 different' "$scratch/told"
