#!/bin/sh
# errcat check of .po files finds something wherever msgfmt --check does, says what and in which line,
# and compares with the table.
#   check.sh ERRCAT PO_DIRECTORY
# SPDX-License-Identifier: LGPL-2.1-or-later
errcat=$(realpath "$1") directory=$(cd "$2" && pwd)
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$scratch" || exit 1
unset LANGUAGE LC_MESSAGES LANG
LC_ALL=C.UTF-8
export LC_ALL

right() {
  passed=$((passed + 1))
}
wrong() {
  failed=$((failed + 1))
  echo "FAILED: $*"
  sed 's/^/    /' printed
}
# Both judge FILE; their exit statuses are in $gettext and $status, what errcat says in "printed".
judge() {
  msgfmt --check -o /dev/null "$1" 2>gettext
  gettext=$?
  "$errcat" -d shop.def check "$1" >printed 2>&1
  status=$?
}

cat >shop.def <<'END'
D("shop", "code", "message", "")
E(1, 404, NO_ORDER, "There is no such order")
E(2, 400, NO_NAME, "A name is needed")
T(3, 404, NO_ARTICLE, BLANK(TEXT, article), FULL("There is no article {article}"), BARE("There is no such article"))
T(4, 409, SOLD_OUT, BLANK(COUNT, left), FORM("Only {left} piece is left", "Only {left} pieces are left"), BARE("Not enough is left"))
END
cat >header <<'END'
msgid ""
msgstr ""
"Project-Id-Version: shop 1\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\n"
"Last-Translator: Ann <ann@example.org>\n"
"Language-Team: none\n"
"Language: de\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

END
cat >messages <<'END'
msgid "There is no such order"
msgstr "Diese Bestellung gibt es nicht"

msgid "A name is needed"
msgstr "Ein Name fehlt"

#, python-brace-format
msgid "There is no article {article}"
msgstr "Den Artikel {article} gibt es nicht"

msgid "There is no such article"
msgstr "Diesen Artikel gibt es nicht"

#, python-brace-format
msgid "Only {left} piece is left"
msgid_plural "Only {left} pieces are left"
msgstr[0] "Nur ein Stück ist übrig"
msgstr[1] "Nur {left} Stücke sind übrig"

msgid "Not enough is left"
msgstr "Davon ist nicht genug übrig"

END
lines=$(cat header messages | wc -l)

# ---- one thing wrong at a time ----

# finds LINE 'part of what errcat says' 'file': msgfmt may say nothing
finds() {
  judge "$3"
  if [ "$status" = 1 ] && grep -qF -- "$3:$1: $2" printed; then right; else wrong "line $1, $2"; fi
}
# The next four put together a file: printf's format behind the messages, or in place of a header.
# bad FIRST LINE WHERE…: both refuse it; odd: errcat alone
odd() {
  { cat header messages; printf "$3"; } >try.po
  finds $((lines + $1)) "$2" try.po
}
bad() {
  odd "$@"
  [ "$gettext" = 1 ] || wrong "msgfmt accepts: $3"
}
good() {
  { cat header messages; printf "$1"; } >try.po
  judge try.po
  if [ "$status" = 0 ] && [ "$gettext" = 0 ]; then right; else wrong "accepted: $1"; cat gettext; fi
}
# The header changed by sed.
odd_header() {
  sed "$3" header >try.po
  cat messages >>try.po
  finds "$1" "$2" try.po
}
bad_header() {
  odd_header "$@"
  [ "$gettext" = 1 ] || wrong "msgfmt accepts: $3"
}
good_header() {
  sed "$1" header >try.po
  cat messages >>try.po
  judge try.po
  if [ "$status" = 0 ] && [ "$gettext" = 0 ]; then right; else wrong "accepted: $1"; cat gettext; fi
}

good ''
judge try.po
[ "$(cat printed)" = 'No problems found' ] && right || wrong 'a file that is right'

# strings and tokens
bad 1 'The string has no quotation mark' 'msgid "a'
bad 1 'The string has no quotation mark' 'msgid "a\nmsgstr "b"\n'
bad 2 'The string has no quotation mark' 'msgid "a"\nmsgstr "\n"b"\n'
bad 2 'The string has no quotation mark' '#~ msgid "a"\n#~ msgstr "b\n'
bad 1 'The string has no quotation mark' '#| msgid "x\nmsgid "a"\nmsgstr "b"\n'
bad 2 'The string has no quotation mark' 'msgid "a"\nmsgstr "b\\"\n'
bad 1 'This is no escape' 'msgid "a\\q"\nmsgstr "b"\n'
bad 2 'This is no escape' 'msgid "a"\nmsgstr "\\xg"\n'
bad 2 'This is no escape' 'msgid "a"\nmsgstr "\\8"\n'
bad 1 'NUL and U+0004' 'msgid "a\\4b"\nmsgstr "b"\n'
bad 2 'NUL and U+0004' 'msgid "a"\nmsgstr "\004"\n'
bad 1 'NUL and U+0004' 'msgctxt "\\004"\nmsgid "a"\nmsgstr "b"\n'
odd 2 'NUL and U+0004' 'msgid "a"\nmsgstr "b\\0c"\n'
odd 2 'NUL and U+0004' 'msgid "a"\nmsgstr "b\000c"\n'
bad 2 'The line is not valid UTF-8' 'msgid "a"\nmsgstr "\377"\n'
bad 2 'The line is not valid UTF-8' 'msgid "a"\nmsgstr "\355\240\200"\n'
bad 2 'The line is not valid UTF-8' 'msgid "a"\nmsgstr "\300\257"\n'
bad 3 'The line is not valid UTF-8' '#, fuzzy\nmsgid "a"\nmsgstr "\303"\n'
bad 2 'The line is not valid UTF-8' '#~ msgid "a"\n#~ msgstr "\303"\n'
bad 1 'The line is not valid UTF-8' '#| msgid "\303"\nmsgid "a"\nmsgstr "b"\n'
bad 2 'The line is not valid UTF-8' 'msgid "a"\nmsgstr "\303'
odd 1 'The translation is not valid UTF-8' 'msgid "a"\nmsgstr "\\xff"\n'
bad 1 'The line is no part of a .po file' 'msgidd "a"\nmsgstr "b"\n'
bad 1 'The line is no part of a .po file' 'domain "x"\n'
bad 1 'The line is no part of a .po file' '17\n'
bad 1 'The line is no part of a .po file' '\000\n'
bad 1 'The line is no part of a .po file' 'msgid a\nmsgstr "b"\n'
good 'msgid "a" "b" msgstr "c"\n'
good 'msgid"a"\nmsgstr"c"'
good '# \377\nmsgid "a"\nmsgstr "c"\n'
good 'msgid "a\\\nb"\nmsgstr "c"\n'
good 'msgid "a"\r\nmsgstr "b"\r\n\r\n'
good '#\n#, c-format,fuzzy\n#. x\n#: y\nmsgid "a"\nmsgstr "b"\n'

# the parts of an entry
bad 1 'The entry has no msgstr' 'msgid "a"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgid "b"\nmsgstr "c"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgid_plural "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\n# c\nmsgstr "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgctxt "b"\nmsgstr "c"\n'
bad 1 'The entry has no msgstr' 'msgid "a" ;\nmsgstr "b"\n'
bad 3 'The line is no part of a .po file' 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n'
bad 2 'The line is no part of a .po file' 'msgctxt "a"\nmsgctxt "a"\nmsgid "a"\nmsgstr "c"\n'
bad 1 'The line is no part of a .po file' 'msgctxt "a"'
bad 1 'The line is no part of a .po file' 'msgstr "a"\n'
bad 3 'An entry with msgid_plural' 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n'
bad 2 'An entry with msgid_plural' 'msgid "a"\nmsgstr[0] "c"\n'
bad 3 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n'
bad 4 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n'
bad 4 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "c"\n'
bad 3 'The line is no part of a .po file' 'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n'
bad 3 'The line is no part of a .po file' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0 "c"\n'
bad 1 'The translation does not have as many plural forms' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
bad 1 'The translation does not have as many plural forms' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "c"\nmsgstr[2] "c"\n'
odd 1 'The translation is empty' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "c"\n'
odd 1 'The translation is empty' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n'

# obsolete entries, and what a msgid was before
bad 2 'Either all lines of an entry' '#~ msgid "a"\nmsgstr "b"\n'
bad 2 'Either all lines of an entry' 'msgid "a"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#~ msgid "a"\n"b"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#~| msgid "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is no part of a .po file' '#~ foo "a"\n'
bad 1 'The line is no part of a .po file' '#| msgstr "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is no part of a .po file' '#| foo\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is no part of a .po file' '#| msgid_plural "x"\nmsgid "a"\nmsgstr "b"\n'
bad 2 'The line is no part of a .po file' '#| msgctxt "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\n#| msgid "x"\nmsgstr "b"\n'
bad 2 'The line is no part of a .po file' '#| msgid "x"\n'
good '#| msgctxt "y"\n#| msgid "x"\n#| msgid_plural "xs"\nmsgid "a"\nmsgstr "b"\n'
good '#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n\n#, python-brace-format\n#~ msgid "{a}"\n#~ msgstr "b"\n'

# what is there twice
for second in 'msgid "A name is needed"\nmsgstr "b"\n' 'msgid "A name is needed"\nmsgstr ""\n' \
  '#~ msgid "A name is needed"\n#~ msgstr "b"\n' \
  'msgid "A name is "\n"needed"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'; do
  bad 1 'The message stands in the file before' "$second"
done
bad 2 'The message stands in the file before' '#, fuzzy\nmsgid "A name is needed"\nmsgstr "b"\n'
bad 4 'The message stands in the file before' '#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "a"\nmsgstr "b"\n'
bad 4 'The message stands in the file before' '#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "b"\n'
bad 1 'The message stands in the file before' 'msgid ""\nmsgstr ""\n'
good 'msgctxt "x"\nmsgid "A name is needed"\nmsgstr "b"\n\nmsgctxt ""\nmsgid "A name is needed"\nmsgstr "b"\n'

# line breaks and spaces at the ends
bad 1 'The translation must begin and end' 'msgid "\\na"\nmsgstr "b"\n'
bad 1 'The translation must begin and end' 'msgid "\\na"\nmsgstr " b"\n'
bad 1 'The translation must begin and end' 'msgid "a\\n"\nmsgstr "b"\n'
bad 1 'The translation must begin and end' 'msgid "a"\nmsgid_plural "as\\n"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'
bad 1 'The translation must begin and end' 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c\\n"\n'
odd 1 'The translation must begin and end' 'msgid "a "\nmsgstr "b"\n'
good 'msgid "\\na "\nmsgstr "\\nb "\n'

# placeholders; check_first MSGID MSGSTR
for pair in 'a {x}|b' 'a|{x}' 'a {x}|{y}' 'a {x}|{x} {' 'a {x}|{x} {}' 'a {x}|{ x }' 'a {x}|{x!r}' \
  'a {x}|{x.y}' 'a {x}|{x[0]}' 'a {0}|{1}' 'a {0:>3}|{0}' 'a {x.y}|{x}' 'a {X}|x'; do
  { cat header messages; printf '#, python-brace-format\nmsgid "%s"\nmsgstr "%s"\n' "${pair%|*}" "${pair#*|}"; } >try.po
  judge try.po
  if [ "$gettext" = 1 ] && [ "$status" = 1 ] && grep -q "^try.po:$((lines + 2)): " printed; then right; else wrong "placeholders: $pair"; fi
done
for pair in 'a {x}|{x}{x}' '{0} {1}|{1} {0}' '{X}|a {X}' '{a.b}|x{a.b}'; do
  { cat header messages; printf '#, python-brace-format\nmsgid "%s"\nmsgstr "%s"\n' "${pair%|*}" "${pair#*|}"; } >try.po
  judge try.po
  if [ "$gettext" = 0 ] && [ "$status" = 0 ]; then right; else wrong "placeholders: $pair"; fi
done
bad 2 'A plural form that serves more than one number' '#, python-brace-format\nmsgid "a {x}"\nmsgid_plural "b {x}"\nmsgstr[0] "{x}"\nmsgstr[1] "a"\n'
bad 2 'The translation does not have the same placeholders' '#, c-format\nmsgid "a %%d"\nmsgstr "%%s"\n'
bad 2 'The translation does not have the same placeholders' '#, c-format\nmsgid "a"\nmsgstr "100 %% b"\n'
bad 2 'The translation does not have the same placeholders' '#, possible-c-format, x\nmsgid "a %%s"\nmsgstr "a"\n'
bad 2 'The translation does not have the same placeholders' '#, java-format\nmsgid "a {0}"\nmsgstr "a"\n'
bad 2 'The translation does not have the same placeholders' '#, python-format\nmsgid "a %%(x)s"\nmsgstr "a %%(y)s"\n'
good '#, no-c-format\nmsgid "a %%d"\nmsgstr "%%s"\n'
good '#, c-format\nmsgid "one"\nmsgid_plural "%%d %%lu"\nmsgstr[0] "eins"\nmsgstr[1] "viele %%d %%lu"\n'

# the header
bad_header 2 'The header is marked fuzzy' '1s/^/#, fuzzy\n/;$s/$/\nmsgid "x"/'
odd_header 2 'The header is marked fuzzy' '1s/^/#, fuzzy\n/'
odd_header 1 'The header does not name its charset' 's/; charset=UTF-8//'
odd_header 1 'The header does not name its charset' '/Content-Type/d'
odd_header 1 'The header does not name its charset' 's/UTF-8/CHARSET/'
odd_header 1 "The catalog's charset must be UTF-8" 's/UTF-8/ISO-8859-1/'
bad_header 1 'The catalog has no header entry' '/^"/d'
bad_header 1 'The catalog has no header entry' '1s/^/msgctxt ""\n/'
bad_header 1 'The file begins with a byte order mark' '1s/^/\xEF\xBB\xBF/'
bad_header 1 'The catalog has plural messages but no Plural-Forms' '/Plural-Forms/d'
for forms in 'nplurals = 2; plural = n>1;' 'nplurals =2; plural=n>1;' 'nplurals=2; plural =n>1;' \
  'nplurals=x; plural=n>1;' 'nplurals=INTEGER; plural=EXPRESSION;' 'nplurals=2; plural=n !!= 1;' \
  'nplurals=2; plural=n' 'nplurals=2; plural=n-1;' 'nplurals=1; plural=n>1;' 'nplurals=0; plural=0;' \
  'nplurals=2; plural=1/n;' 'nplurals=3; plural=n>1;' 'nplurals=2; plural=n==7 ? 5 : n>1;'; do
  sed "s/nplurals=2.*;/$(printf %s "$forms" | sed 's,[/&],\\&,g')/" header >try.po
  cat messages >>try.po
  judge try.po
  if [ "$gettext" = 1 ] && [ "$status" = 1 ] && grep -q '^try.po:1: ' printed; then right; else wrong "$forms"; cat gettext; fi
done
good_header 's/UTF-8/utf8/'
good_header 's/UTF-8/UTF8/'
good_header 's/UTF-8/utf-8/'
for text in '' '\n' '# c\n'; do
  printf "$text" >try.po
  finds 1 'The catalog has no header entry' try.po
  [ "$gettext" = 1 ] || wrong 'msgfmt accepts an empty file'
done
