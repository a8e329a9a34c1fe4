#!/bin/sh
# The shared library exports what src/errcat.map lists, which is what the public headers declare.
#   symbols.sh LIBRARY
#   symbols.sh LIBRARY --record    writes the list of errcat.map anew, after a function was declared
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
export LC_ALL=C
source=$(realpath "$(dirname "$0")/..")
map=$source/src/errcat.map
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
grep -v '^#' "$source/include/errcat.h" | tr '\n' ' ' | grep -oE 'ERRCAT_(API|INLINE) [^;({]*[(]' |
  sed 's/.*[ *]\(errcat_[a-z0-9_]*\)($/\1/' | sort -u >"$scratch/declared"
[ -s "$scratch/declared" ] || { echo 'errcat.h declares nothing'; exit 1; }

if [ "${2:-}" = --record ]; then
  {
    sed '/global:/q' "$map"
    sed 's/.*/    &;/' "$scratch/declared"
    sed -n '/local:/,$p' "$map"
  } >"$map.new"
  mv "$map.new" "$map"
  exit
fi
sed -n 's/^ *\(errcat_[a-z0-9_]*\);$/\1/p' "$map" | sort -u >"$scratch/listed"
diff -u "$scratch/declared" "$scratch/listed" ||
  { echo 'errcat.map is not what errcat.h declares; record it anew, by symbols.sh LIBRARY --record'; exit 1; }
"${NM:-nm}" --dynamic --defined-only "$1" | awk 'NF == 3 && $2 != "A" {sub(/@.*/, "", $3); print $3}' |
  sort -u | diff -u "$scratch/listed" - || { echo "$1 exports something else"; exit 1; }
