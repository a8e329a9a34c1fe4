#!/bin/sh
# The table of cases is written, and comes out the same with catalogs from files.
#   cases.sh ERRCAT-CASES CATALOGS [TABLE.def CATALOGS BODIES]…
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cases=$1 catalogs=$2
shift 2
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
"$cases" "$@" >"$scratch/cases"
if grep -m 1 '"FAULT":' "$scratch/cases"; then exit 1; fi
[ "$(wc -l <"$scratch/cases")" -gt 20000 ] || { echo 'FAILED: there are too few cases'; exit 1; }
"$cases" --compare "$scratch/cases" --catalogs "$catalogs" "$@"
