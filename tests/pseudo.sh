#!/bin/sh
# tools/make-pseudo.py writes catalogs that gettext and errcat accept, with every placeholder.
#   pseudo.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
errcat=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$(dirname "$0")/.."
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE

fail() {
  echo "FAILED: $*"
  exit 1
}

for language in en_XA ar_XB; do
  directory=$scratch/$language/LC_MESSAGES
  mkdir -p "$directory"
  for pot in errcat/errcat:src/catalog/general.def fileshare/errcat-fileshare: command/errcat-command:src/command/command.def; do
    name=${pot%%:*}
    po=$directory/${name#*/}.po
    python3 -B tools/make-pseudo.py $language po/$name.pot >"$po"
    msgfmt --check-format -o "${po%.po}.mo" "$po" || fail "msgfmt refuses $po"
    [ "$("$errcat" check ${pot#*:} "$po")" = 'No problems found' ] || fail "errcat refuses $po"
  done
done

# says 'text' ARGUMENT…
says() {
  said=$1
  shift
  told=$("$errcat" --catalogs "$scratch" "$@") || fail "$*"
  [ "$told" = "$said" ] || fail "$* says $told"
}
says '[Ŕéþóšíţóŕý [Docs] ĥáš íñšúƒƒíçíéñţ šþáçé, þļéášé çļéáñ ţĥé ŕéçýçļé ƀíñ óŕ đéļéţé úññéçéššáŕý ƒíļéš ţó çóñţíñúé úšíñĝ one two three four five six seven eight nine]' \
  40321 repository=Docs --lang en-XA
says 'ماخيمعم سهت تيمه فور هختهرنال لينك يس ١٬٢٣٤ دايس' 4033023 days=1234 --lang ar-XB
says 'ماخيمعم سهت تيمه فور هختهرنال لينك يس ١ داي' 4033023 days=1 --lang ar-XB
says 'Requested resource does not exist' 404 --lang en-GB
says "$("$errcat" 404 --lang ar)" 404 --lang ar
echo 'all right'
