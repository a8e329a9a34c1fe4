#!/bin/sh
# Includes go downwards only: a file of src/ includes headers of its own layer or a lower one, the
# command line nothing but the public header. SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cd "$(dirname "$0")/../src"

# One layer a line, the lowest first.
layers='utf8 word memory version
fault plural sink moment
mo escape file environment tag
template manner table json negotiate
judge
catalog
language define
format arguments
catalogs snapshot gettext
choose check
write read match_index match_value
match_table
match_template
match_form
match
'
status=0
layer_of() { printf '%s' "$layers" | awk -v name="$1" '{for (i = 1; i <= NF; i++) if ($i == name) print NR}'; }

for file in *.c *.h; do
  own=$(layer_of "${file%.*}")
  case $file in fileshare.c) own=1 ;; esac
  [ -n "$own" ] || { echo "$file is in no layer; add it to tests/includes.sh"; status=1; continue; }
  for header in $(sed -n 's/^#include "\(.*\)\.h"$/\1/p' "$file"); do
    other=$(layer_of "$header")
    if [ -z "$other" ] || [ "$other" -gt "$own" ]; then
      [ "$file:$header" = format.c:gettext ] && continue # the other way to a template
      echo "$file includes $header.h, which is above it"
      status=1
    fi
  done
done
if grep -n '#include "' cli/*.c cli/*.h | grep -v '"cli.h"\|"version.h"\|"po.h"'; then
  echo 'cli/ includes more than the public header'
  status=1
fi
exit $status
