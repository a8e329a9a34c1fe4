#!/bin/sh
# tools/new-language begins catalogs that gettext and errcat check accept, and refuses what it cannot know.
#   new-language.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
errcat=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$(dirname "$0")/.."
mkdir "$scratch/src"
cp -r po tools README.md "$scratch"
cp -r src/locale src/catalog src/command "$scratch/src"
cd "$scratch"
LC_ALL=C.UTF-8
export LC_ALL
unset LANGUAGE

fail() {
  echo "FAILED: $*"
  exit 1
}

# begins TAG LANGUAGE FORMS SAMPLES: how many forms a plural message has, and how many samples are filled in
begins() {
  tools/new-language "$1" command >/dev/null
  for file in errcat/$2:src/catalog/general.def fileshare/$2: command/$2:src/command/command.def; do
    po=po/${file%%:*}.po
    msgfmt --check -o /dev/null "$po" || fail "msgfmt refuses $po"
    "$errcat" check ${file#*:} "$po" >printed || { cat printed; fail "errcat refuses $po"; }
  done
  [ "$(grep -c '^msgstr\[' po/fileshare/$2.po)" = $(($3 * $(grep -c '^msgid_plural' po/fileshare/*.pot))) ] || fail "$1 has not $3 forms"
  [ "$(grep -c '^# From CLDR; read it in a sentence.$' po/errcat/$2.po)" = "$4" ] || fail "$1 has not $4 samples"
  grep -q '^"X-Errcat-Review: draft\\n"$' po/errcat/$2.po || fail "$1 is no draft"
  for folder in errcat fileshare command; do
    grep -qx "$2" po/$folder/LINGUAS || fail "$1 is not in LINGUAS"
    grep -v '^#' po/$folder/LINGUAS | sort -c || fail 'LINGUAS is not sorted'
    [ "$(head -n 1 po/$folder/LINGUAS)" = '# The languages, in the order of their names.' ] || fail "LINGUAS: $1"
  done
}
# Those that there are by now are begun anew.
for name in lb eu sw ga fa th pt_BR zh_TW sr@latin mt kw bo an; do
  rm -f po/*/$name.po
  for folder in errcat fileshare command; do
    grep -vx "$name" po/$folder/LINGUAS >linguas || true
    cp linguas po/$folder/LINGUAS
  done
done
begins lb lb 2 20
begins eu eu 2 20
begins sw sw 2 20
begins ga ga 5 20
begins fa fa 2 20
begins th th 1 20
begins pt-BR pt_BR 3 20
begins zh-TW zh_TW 1 20
begins sr-Latn sr@latin 3 20
begins mt mt 5 20
begins kw kw 6 20
begins bo bo 1 4 # numbers, an offset, its name
begins an an 2 1 # CLDR has a rule and nothing else

# The table in po/README.md has it.
grep -q '^| sw | Swahili | 0 % | ' po/README.md || fail 'po/README.md has no row'

# The samples are the language's, each at its place.
sample() {
  msgunfmt -o - sw.mo | sed 's/\xC2\xA0/ /g' | awk -v message="msgid \"$1\"" '$0 == message {getline; print}'
}
msgfmt -o sw.mo po/errcat/sw.po
[ "$(sample 1,234,567)" = 'msgstr "1,234,567"' ] || fail "$(sample 1,234,567)"
[ "$(sample 'Nov 23, 2026')" = 'msgstr "23 Nov 2026"' ] || fail "$(sample 'Nov 23, 2026')"
[ "$(sample Aug)" = 'msgstr "Ago"' ] || fail "$(sample Aug)"
[ "$(sample English)" = 'msgstr "Kiswahili"' ] || fail "$(sample English)"

# The command's words may come later.
rm po/command/eu.po
grep -vx eu po/command/LINGUAS >linguas
cp linguas po/command/LINGUAS
cksum po/errcat/eu.po po/fileshare/eu.po >before
tools/new-language eu command >printed 2>&1 || { cat printed; fail 'new-language eu command'; }
cksum po/errcat/eu.po po/fileshare/eu.po | cmp - before || fail 'what was there was begun anew'
{ [ -e po/command/eu.po ] && grep -qx eu po/command/LINGUAS; } || fail 'po/command has no eu'

# refuses 'why' ARGUMENT…: nothing is changed
refuses() {
  why=$1
  shift
  find po -type f | sort | xargs cksum >before
  if tools/new-language "$@" >printed 2>&1; then fail "new-language $* works"; fi
  grep -qF -- "$why" printed || { cat printed; fail "new-language $*"; }
  find po -type f | sort | xargs cksum | cmp - before || fail "new-language $* changed something"
}
refuses 'CLDR knows no language xx;' xx
refuses 'CLDR knows no language ;' ''
refuses 'CLDR has no plural rule for Māori. Ask somebody' mi
refuses 'po/errcat/lb.po is there already' lb
refuses 'po/command/lb.po is there already' lb command
refuses 'there is no po/nonsense' et nonsense
refuses 'English is the source' en
refuses 'which language?'
echo 'all right'
