#!/bin/sh
# i18nspector finds nothing in the catalogs but what is listed here.
#   i18nspector.sh
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cd "$(dirname "$0")/../po"

accepted='
unusual-plural-forms          CLDR says more of a language than gettext did: exact millions, a dual less
unusual-unused-plural-forms   the same, where no message has a plural
invalid-last-translator       msginit says “Automatically generated” where nobody is named
no-date-header-field          overlays are made of no template
invalid-language              es_419: gettext knows regions of two letters only
unable-to-determine-language  the same
'
printf '%s\n' */*.po | LC_ALL=C.UTF-8 xargs -n 4 -P 2 i18nspector | awk -v accepted="$accepted" '
  BEGIN {
    split(accepted, lines, "\n")
    for (i in lines) {split(lines[i], words, " "); known[words[1]] = 1}
  }
  NF && !($3 in known) {print; bad = 1}
  END {exit bad}'
