#!/bin/sh
# A catalog in the placeholders of printf() or of Boost.Locale: convert.sh printf|boost PO MO
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
case $1 in
printf) script='s/%/%%/g; s/{repository}/%s/g; s/{days}/%lu/g' ;;
boost) script='s/{repository}/{1}/g; s/{days}/{1}/g' ;;
esac
mkdir -p "$(dirname "$3")"
# The header keeps its own percent signs, in Plural-Forms.
msgcat --no-wrap "$2" | grep -v '^#' | sed "/^\"Plural-Forms/b; $script" | msgfmt -o "$3" -
