#!/bin/sh
# What errcat export site writes: pages that hold together, in which nothing of a catalog is markup, small, and
# the same bytes each time.
#   site.sh ERRCAT SOURCE BUILD
# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck disable=SC1112 # quotes as they stand in catalogs
set -u
errcat=$1 source=$2 build=$3
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
unset LANGUAGE LC_MESSAGES LANG
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -r "$scratch"' EXIT
cd "$scratch" || exit 1
passed=0

# same WHAT GOT WANT
same() {
  passed=$((passed + 1))
  [ "$2" = "$3" ] && return
  printf 'FAILED: %s\n  got:  %s\n  want: %s\n' "$1" "$2" "$3"
  exit 1
}

# sound FOLDER OPTION…: exports into it, and reads all of it
sound() {
  folder=$1
  shift
  printf '%s: ' "$folder"
  "$errcat" export site --output "$folder" "$@" || { echo "FAILED: export site $*"; exit 1; }
  [ "${1-}" != --base-url ] || shift 2
  python3 "$source/tests/site.py" "$errcat" "$folder" "$@" || exit 1
  passed=$((passed + 1))
}

# refused STATUS WORDS ARGUMENT…
refused() {
  status=$1 words=$2
  shift 2
  said=$("$errcat" export "$@" 2>&1)
  same "export $*" "$? $said" "$status errcat: $words"
}

sound site
"$errcat" export site --output again && diff -r site again || { echo 'FAILED: another export differs'; exit 1; }
"$errcat" export site --output again && diff -r site again || { echo 'FAILED: one over another differs'; exit 1; }
sound published --base-url https://errors.example/files -l ar,de
same 'languages' "$(cd published && echo *.html)" 'ar.html de.html index.html'
same 'where it is' "$(grep -c 'href="https://errors.example/files/de.html"' published/index.html)" 1
same 'itself' "$(sed -n 's/<link rel="canonical" href="\(.*\)">/\1/p' published/index.html)" https://errors.example/files/
for example in google-rpc oauth schema-registry telegram; do
  table=$(ls "$source/examples/$example"/*.def)
  sound "$example" --domain "$table" --catalogs "$build/$example/$(basename "$table" .def)-domain"
done

# ---- what is hostile stays text ----

cat >hostile.def <<'END'
D("hostile", "https://errors.example/#") SHAPE(CODE("$['</code></pre><img src=x>']") MESSAGE("$.m"))
E(-7, 0, NO_STATUS, "</p></article><script>alert(1)</script> & &amp; &#x3c;")
KEY(-7, "\"><img src=x onerror='alert(2)'>")
T(2, 499, COUNTED, PARAMETER(COUNT, n) PARAMETER(TEXT, what),
  FORM("{n} <b>{what}</b>", "{n} <i onclick=alert(3)>{what}</i> {{not}} this"), BARE("<!-- none"))
E(3, 404, SEARCH, "<![CDATA[ x ]]> </textarea></title></script>")
END
mkdir -p catalogs/de/LC_MESSAGES catalogs/ar/LC_MESSAGES
for language in de ar; do
  plural='nplurals=2; plural=(n != 1);'
  cat >hostile.po <<END
msgid ""
msgstr ""
"Language: $language\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: $plural\n"

msgid "</p></article><script>alert(1)</script> & &amp; &#x3c;"
msgstr "</p><svg onload=alert(4)> &lt;script&gt; \"'"

msgid "{n} <b>{what}</b>"
msgid_plural "{n} <i onclick=alert(3)>{what}</i> {{not}} this"
msgstr[0] "{what}<iframe src=javascript:alert(5)>"
msgstr[1] "{what}</var></dt><iframe src=javascript:alert(6)>{n} {{x}}"
END
  msgfmt -o "catalogs/$language/LC_MESSAGES/hostile.mo" hostile.po || exit 1
done
sound hostile --base-url 'https://errors.example/"><script>alert(7)</script>?a&b' --domain hostile.def --catalogs catalogs
same 'a script that a catalog brought' "$(grep -l '<script>\|<svg\|<iframe\|<img' hostile/*)" ''
same 'a type leads to its error' "$(grep -c '<article id="NO_STATUS">' hostile/index.html)" 1
same 'data' "$(grep -c '[<>&]' hostile/errcat.de.js hostile/errcat.table.js)" 'hostile/errcat.de.js:0
hostile/errcat.table.js:0'

# ---- what is refused ----

refused 2 'As what, and where to? For example: errcat export js --output DIR' site
refused 2 'The option “--base-url” goes with “errcat export site” only' js --output x --base-url https://x.example
refused 2 '“errcat export” has no format “page”, only js, json and site' page --output x
said=$("$errcat" list --base-url https://x.example 2>&1)
same 'list --base-url' "$? $said" '2 errcat: The option “--base-url” goes with “errcat export site” only'
: >file
refused 1 'file/in: Not a directory' site --output file/in
printf 'site: %d passed\n' "$passed"
