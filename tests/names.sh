#!/bin/sh
# Every name that a linker sees in the archive begins with errcat, so that a program may have any other;
# src/base/names.h has a line for each internal one, and no line besides.
#   names.sh ARCHIVE
#   names.sh ARCHIVE --record    writes names.h anew, after functions came or went
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
export LC_ALL=C
names=$(realpath "$(dirname "$0")/../src/base/names.h")
internal=$(mktemp)
trap 'rm -f "$internal"' EXIT

# Renamed by names.h, or not yet.
"${NM:-nm}" --defined-only --extern-only "$1" |
  awk 'NF == 3 && ($3 ~ /^errcat__/ || $3 !~ /^errcat/) {sub(/^errcat__/, "", $3); print $3}' |
  sort -u >"$internal"
[ -s "$internal" ] || { echo "$1 has no internal names"; exit 1; }

if [ "${2:-}" = --record ]; then
  {
    sed '/^#define [a-z]/,$d' "$names"
    sed 's/.*/#define & errcat__&/' "$internal"
    printf '\n#endif\n'
  } >"$names.new"
  mv "$names.new" "$names"
  exit
fi
sed -n 's/^#define \([a-z0-9_]*\) errcat__\1$/\1/p' "$names" | diff -u - "$internal" ||
  { echo 'names.h is not the list of internal names; record it anew, by names.sh ARCHIVE --record'; exit 1; }
"${NM:-nm}" --defined-only --extern-only "$1" | awk 'NF == 3 && $3 !~ /^errcat/ {print; bad = 1} END {exit bad}' ||
  { echo 'these names are not renamed: their headers do not include base/names.h first'; exit 1; }
