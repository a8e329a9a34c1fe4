#!/bin/sh
# Includes go downwards only, from folder to folder and within each; the command line includes nothing
# of the library's but its public headers and base, and what exports it. Prints the arrows between the folders.
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cd "$(dirname "$0")/../src"

# The folders, the lowest first.
folders='base tag catalog locale store render response export command'

# FILE HEADER, a line each, both without their endings: FILE includes HEADER. Within the command's folder
# a header has no folder in front of it.
grep -o '^#include "[^"]*\.\(h\|inc\|def\)"' */*.c */*.h */*.inc */*.def | sed 's/^\([^:]*\)\.[a-z]*:#include "\(.*\)"$/\1 \2/' |
  awk '{if ($2 == "version.h") next; if ($2 !~ /\//) $2 = "command/" $2; sub(/\.[a-z]*$/, "", $2); print}' \
  >"${TMPDIR:-/tmp}/errcat-includes.$$"
includes=${TMPDIR:-/tmp}/errcat-includes.$$
trap 'rm -f "$includes"' EXIT

awk -v folders="$folders" '
  BEGIN { n = split(folders, name, " "); for (i = 1; i <= n; i++) height[name[i]] = i }
  {
    split($1, from, "/"); split($2, to, "/")
    if (!(from[1] in height) || !(to[1] in height)) { print $1 " or " $2 " is in no folder"; bad = 1 }
    if (height[to[1]] > height[from[1]]) { print $1 " includes " $2 ", which is above it"; bad = 1 }
    if (from[1] == "command" && to[1] != "command" && to[1] != "base" && to[1] != "export") {
      print $1 " includes " $2 ", which is the library’s"; bad = 1
    }
    if (from[1] != to[1]) arrows[from[1]] = arrows[from[1]] (seen[from[1], to[1]]++ ? "" : " " to[1])
  }
  END {
    for (i = n; i > 0; i--) printf "%-10s ->%s\n", name[i], arrows[name[i]]
    exit bad
  }' "$includes"

# A circle is what cannot be sorted; each file may include its own header.
awk '$1 != $2' "$includes" | tsort >/dev/null || { echo 'includes go in a circle'; exit 1; }
