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
D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))
E(1, 404, NO_ORDER, "There is no such order")
E(2, 400, NO_NAME, "A name is needed")
T(3, 404, NO_ARTICLE, PARAMETER(TEXT, article), FULL("There is no article {article}"), BARE("There is no such article"))
T(4, 409, SOLD_OUT, PARAMETER(COUNT, left), FORM("Only {left} piece is left", "Only {left} pieces are left"), BARE("Not enough is left"))
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

# a full stop, where the source has none: only behind several sentences
odd 1 'The translation ends with a full stop' 'msgid "a"\nmsgstr "b."\n'
odd 1 'The translation ends with a full stop' 'msgid "a"\nmsgstr "version 1.5."\n'
odd 1 'The translation ends with a full stop' 'msgid "a"\nmsgstr "b。"\n'
odd 1 'The translation ends with a full stop' 'msgid "a"\nmsgstr "b۔"\n'
odd 1 'The translation ends with a full stop' 'msgid "a"\nmsgstr "b। c."\n'
good 'msgid "a"\nmsgstr "b. c."\n'
good 'msgid "a"\nmsgstr "b.\302\240c."\n'
good 'msgid "a"\nmsgstr "b。c。"\n'
good 'msgid "a"\nmsgstr "b۔ c۔"\n'
good 'msgid "a."\nmsgstr "b。"\n'

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
bad 1 'The line is not valid UTF-8' '#\351 x\nmsgid "a"\nmsgstr "b"\n'
bad 3 'The line is not valid UTF-8' 'msgid "a"\nmsgstr "b"\n#\303\n'
odd 1 'The translation is not valid UTF-8' 'msgid "a"\nmsgstr "\\xff"\n'
bad 1 'The line is not valid in a .po file' 'msgidd "a"\nmsgstr "b"\n'
bad 1 'The line is not valid in a .po file' 'domain "x"\n'
bad 1 'The line is not valid in a .po file' '17\n'
bad 1 'The line is not valid in a .po file' '\000\n'
bad 1 'The line is not valid in a .po file' 'msgid a\nmsgstr "b"\n'
good 'msgid "a" "b" msgstr "c"\n'
good 'msgid"a"\nmsgstr"c"'
good '# \377\nmsgid "a"\nmsgstr "c"\n'
good 'msgid "a\\\nb"\nmsgstr "c"\n'
good 'msgid "a"\r\nmsgstr "b"\r\n\r\n'
good '#, x\\\n msgid\nmsgid\\\n "a"\nmsgstr "b"\n'
good '#\n#, c-format,fuzzy\n#. x\n#: y\nmsgid "a"\nmsgstr "b"\n'

# the parts of an entry
bad 1 'The entry has no msgstr' 'msgid "a"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgid "b"\nmsgstr "c"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgid_plural "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\n# c\nmsgstr "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\nmsgctxt "b"\nmsgstr "c"\n'
bad 1 'The entry has no msgstr' 'msgid "a" ;\nmsgstr "b"\n'
bad 3 'The line is not valid in a .po file' 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n'
bad 2 'The line is not valid in a .po file' 'msgctxt "a"\nmsgctxt "a"\nmsgid "a"\nmsgstr "c"\n'
bad 1 'The line is not valid in a .po file' 'msgctxt "a"'
bad 1 'The line is not valid in a .po file' 'msgstr "a"\n'
bad 3 'An entry with msgid_plural' 'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n'
bad 2 'An entry with msgid_plural' 'msgid "a"\nmsgstr[0] "c"\n'
bad 3 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n'
bad 4 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n'
bad 4 'The plural forms must be msgstr[0]' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "c"\n'
bad 3 'The line is not valid in a .po file' 'msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"\n'
bad 3 'The line is not valid in a .po file' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0 "c"\n'
bad 1 'The translation does not have as many plural forms' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
bad 1 'The translation does not have as many plural forms' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "c"\nmsgstr[2] "c"\n'
odd 1 'The translation is empty' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "c"\n'
odd 1 'The translation is empty' 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n'

# a plural of the table that the file does not have, and the other way round
plural="$(grep -n '^msgid "Only' messages | cut -d: -f1)"
{ cat header; sed -e '/^msgid_plural/d' -e '/^msgstr\[0\]/d' -e 's/^msgstr\[1\]/msgstr/' messages; } >try.po
finds $(($(wc -l <header) + plural)) 'The table has a plural of this message, and the file has no msgid_plural' try.po
grep -q nplurals printed && wrong 'nplurals is not to blame'
{ cat header; sed 's/^msgstr "Ein Name fehlt"/msgid_plural "Names"\nmsgstr[0] "Name"\nmsgstr[1] "Namen"/' messages; } >try.po
finds $(($(wc -l <header) + 4)) 'The table has no plural of this message; write it without msgid_plural' try.po
grep -q nplurals printed && wrong 'nplurals is not to blame'

# obsolete entries, and what a msgid was before
bad 2 'Either all lines of an entry' '#~ msgid "a"\nmsgstr "b"\n'
bad 2 'Either all lines of an entry' 'msgid "a"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#~ msgid "a"\n"b"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n'
bad 2 'Either all lines of an entry' '#~| msgid "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is not valid in a .po file' '#~ foo "a"\n'
bad 1 'The line is not valid in a .po file' '#| msgstr "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is not valid in a .po file' '#| foo\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The line is not valid in a .po file' '#| msgid_plural "x"\nmsgid "a"\nmsgstr "b"\n'
bad 2 'The line is not valid in a .po file' '#| msgctxt "x"\nmsgid "a"\nmsgstr "b"\n'
bad 1 'The entry has no msgstr' 'msgid "a"\n#| msgid "x"\nmsgstr "b"\n'
bad 2 'The line is not valid in a .po file' '#| msgid "x"\n'
good '#| msgctxt "y"\n#| msgid "x"\n#| msgid_plural "xs"\nmsgid "a"\nmsgstr "b"\n'
good '#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n\n#, python-brace-format\n#~ msgid "{a}"\n#~ msgstr "b"\n'

# what is there twice
for second in 'msgid "A name is needed"\nmsgstr "b"\n' 'msgid "A name is needed"\nmsgstr ""\n' \
  '#~ msgid "A name is needed"\n#~ msgstr "b"\n' \
  'msgid "A name is "\n"needed"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'; do
  bad 1 'The message is in the file already' "$second"
done
bad 2 'The message is in the file already' '#, fuzzy\nmsgid "A name is needed"\nmsgstr "b"\n'
bad 4 'The message is in the file already' '#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "a"\nmsgstr "b"\n'
bad 4 'The message is in the file already' '#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "b"\n'
bad 1 'The message is in the file already' 'msgid ""\nmsgstr ""\n'
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
bad 2 'The translation must have the same placeholders as the source' '#, python-brace-format\nmsgid "a {x}"\nmsgid_plural "b {y}"\nmsgstr[0] "{x}"\nmsgstr[1] "{x}"\n'
bad 2 'This plural form is used for more than one number' '#, python-brace-format\nmsgid "a {x}"\nmsgid_plural "b {x}"\nmsgstr[0] "{x}"\nmsgstr[1] "a"\n'
bad 2 'The translation must have the same placeholders as the source' '#, c-format\nmsgid "a %%d"\nmsgstr "%%s"\n'
bad 2 'The translation must have the same placeholders as the source' '#, c-format\nmsgid "a"\nmsgstr "100 %% b"\n'
bad 2 'The translation must have the same placeholders as the source' '#, possible-c-format, x\nmsgid "a %%s"\nmsgstr "a"\n'
bad 2 'The translation must have the same placeholders as the source' '#, java-format\nmsgid "a {0}"\nmsgstr "a"\n'
bad 2 'The translation must have the same placeholders as the source' '#, python-format\nmsgid "a %%(x)s"\nmsgstr "a %%(y)s"\n'
for pair in 'k $x|$y' 'k $x|k' 'k|k $x' 'k ${x}|${y}' '$x $y|$x $xy'; do
  { cat header messages; printf '#, sh-format\nmsgid "%s"\nmsgstr "%s"\n' "${pair%|*}" "${pair#*|}"; } >try.po
  finds $((lines + 2)) 'The translation must have the same placeholders as the source' try.po
  [ "$gettext" = 1 ] || wrong "msgfmt accepts: $pair"
done
good '#, sh-format\nmsgid "a $x_1 $y"\nmsgstr "$y b $x_1"\n'
good '#, no-c-format\nmsgid "a %%d"\nmsgstr "%%s"\n'
good '#, c-format\nmsgid "one"\nmsgid_plural "%%d %%lu"\nmsgstr[0] "eins"\nmsgstr[1] "viele %%d %%lu"\n'

# the header
bad_header 2 'The header is marked fuzzy' '1s/^/#, fuzzy\n/;$s/$/\nmsgid "x"/'
odd_header 2 'The header is marked fuzzy' '1s/^/#, fuzzy\n/'
odd_header 1 "The catalog's header does not name its charset" 's/; charset=UTF-8//'
odd_header 1 "The catalog's header does not name its charset" '/Content-Type/d'
odd_header 1 "The catalog's header does not name its charset" 's/UTF-8/CHARSET/'
odd_header 1 "The catalog's charset must be UTF-8 and is ISO-8859-1; convert" 's/UTF-8/ISO-8859-1/'
odd_header 1 "The catalog's charset must be UTF-8 and is UFT-8; convert the file with msgconv --to-code=UTF-8, or write charset=UTF-8" 's/UTF-8/UFT-8/'
tail -n 1 printed | grep -qx '1 problem found' || wrong 'a charset is a problem'
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
printf 'msgid ""\nmsgstr "x"\n' >try.po # no line break behind its last field
finds 1 "The catalog's header does not name its charset" try.po
for text in '' '\n' '# c\n'; do
  printf "$text" >try.po
  finds 1 'The catalog has no header entry' try.po
  [ "$gettext" = 1 ] || wrong 'msgfmt accepts an empty file'
done

# ---- escapes: what msgfmt makes of them is what errcat judges ----

printf 'msgid "a\\x62 \\142\\0611"\nmsgstr "b\\x0000063\\t\\v"\n' | cat header messages - >try.po
judge try.po
grep -qF "try.po:$((lines + 1)): The translation has a control character" printed || wrong 'a control character by escape'
for escape in '\101' '\1012' '\x41' '\x4a' '\x4A' '\x4d' '\x0141' '\0412' '\x4fg' '\x5Fg' '\738' '\x1f7e'; do
  # In a msgid: an entry that equals it is there twice, for both or for neither.
  text=$(printf 'msgid "x%sx"\nmsgstr "y"\n' "$escape" | msgfmt -o - - 2>/dev/null | msgunfmt 2>/dev/null | sed -n 's/^msgid "\(.\{1,\}\)"/\1/p')
  { cat header messages; printf 'msgid "x%sx"\nmsgstr "y"\n\nmsgid "%s"\nmsgstr "y"\n' "$escape" "$text"; } >try.po
  judge try.po
  if [ -n "$text" ] && [ "$gettext" = 1 ] && grep -q "^try.po:$((lines + 4)): The message is in the file already" printed; then right; else wrong "escape $escape is $text"; fi
done

# ---- the table ----

# notes STATUS 'all that is printed' FILE
notes() {
  judge "$3"
  [ "$status" = "$1" ] && [ "$(cat printed)" = "$2" ] && right || wrong "$3 was to have exit status $1 and: $2"
}
{ cat header; sed '/needed/,/^$/d' messages; } >absent.po
notes 0 'absent.po: 1 message of the table is not in the file: “A name is needed”; msgmerge adds it' absent.po
{ cat header; head -n 9 messages; } >cut.po
notes 0 'cut.po: 3 messages of the table are not in the file, such as “Not enough is left”; msgmerge adds them' cut.po
{ cat header; sed 's/^msgid "A name is needed"/msgid "A name is neded"/' messages; } >misspelt.po
notes 0 "misspelt.po:$(($(wc -l <header) + 4)): The table has no such message; did you mean “A name is needed”?
misspelt.po: 1 message of the table is not in the file: “A name is needed”; msgmerge adds it" misspelt.po
{ cat header; sed 's/^msgid "A name is needed"/msgctxt "x"\n&/' messages; } >context.po
notes 0 "context.po:$(($(wc -l <header) + 5)): The table has this message without msgctxt; remove the msgctxt
context.po: 1 message of the table is not in the file: “A name is needed”; msgmerge adds it" context.po
{ cat header; sed 's/pieces are left"/pieces left"/' messages; } >plural.po
notes 0 "plural.po:$(($(wc -l <header) + 15)): The table has no such message; did you mean “Only {left} pieces are left”?" plural.po
{ cat header; printf 'msgid "Menu"\nmsgstr "Menü"\n'; } >other.po
notes 0 'other.po: No message of the table is in the file; if it is for another table, give that .def file with --domain' other.po
{ sed 's/Language: de/Language: de_CH/' header; head -n 3 messages; } >region.po
notes 0 'No problems found' region.po
# what is not translated yet is counted
{ cat header; sed 's/^msgstr "D.*"/msgstr ""/' messages; printf '#, fuzzy\nmsgid "b"\nmsgstr "c"\n'; } >open.po
notes 0 "open.po:$((lines + 2)): 1 translation is marked fuzzy and will not be used; review it and remove the mark
open.po:$(($(wc -l <header) + 1)): 4 messages are not translated; this is the first" open.po
{ cat open.po; printf '\nmsgid "d"\nmsgstr "e "\n'; } >last.po
judge last.po
[ "$status" = 1 ] && [ "$(head -n 1 printed)" = "last.po:$((lines + 5)): The translation must begin and end with a space or a line break where the source does, and only there" ] &&
  [ "$(tail -n 1 printed)" = '1 problem found' ] && right || wrong 'what is to be mended comes first'
# a table in front of catalogs is theirs
"$errcat" check shop.def absent.po >printed 2>&1
[ $? = 0 ] && grep -qF 'absent.po: 1 message of the table' printed && right || wrong 'a .def file in front of a .po file'
"$errcat" check absent.po shop.def >printed 2>&1
grep -qF 'absent.po: No message of the table' printed && right || wrong 'a .def file behind a .po file'
"$errcat" check header shop.def none.def other.po >printed 2>&1
[ $? = 1 ] && right || wrong 'a file that is not there'
# each finding of two files has its file's name
"$errcat" -d shop.def check last.po absent.po >printed 2>&1
[ $? = 1 ] && grep -q '^absent.po: ' printed && grep -q '^last.po:' printed && right || wrong 'two files'

# ---- as the files are, changed at random: msgfmt refuses none that errcat does not ----

# mutate FILE SEED: a line lost, doubled or swapped with the next; a byte changed, lost or put in
mutate() {
  LC_ALL=C awk -v seed="$2" '
    function random(n) { seed = (seed * 16807) % 2147483647; return seed % n }
    { line[NR] = $0 }
    END {
      seed = (seed * 7919) % 2147483647 + 1
      for (i = 0; i < 3; i++) random(2)
      bytes = "\"\\n{}#~|[]01mx,;= \t%$"
      for (changes = 1 + random(2); changes; changes--) {
        at = 1 + random(NR); kind = random(7); text = line[at]
        byte = 1 + random(length(text) + 1); new = substr(bytes, 1 + random(length(bytes)), 1)
        if (kind == 0) line[at] = "\001"
        else if (kind == 1) line[at] = text "\n" text
        else if (kind == 2) { line[at] = line[at + 1]; line[at + 1] = text }
        else if (kind == 3) line[at] = substr(text, 1, byte - 1) new substr(text, byte + 1)
        else if (kind == 4) line[at] = substr(text, 1, byte - 1) substr(text, byte + 1)
        else if (kind == 5) line[at] = substr(text, 1, byte - 1) new substr(text, byte)
        else NR = at
      }
      for (i = 1; i <= NR; i++) if (line[i] != "\001") print line[i]
    }' "$1"
}
refused=0 found=0
for seed in $(seq ${MUTANTS:-400}); do
  case $((seed % 4)) in
  0) po=$directory/de.po ;;
  1) po=$directory/ar.po ;;
  *) po=try.po; cat header messages >try.po; printf '#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n' >>try.po ;;
  esac
  mutate "$po" "$seed" >mutant.po
  judge mutant.po
  [ "$gettext" = 0 ] || refused=$((refused + 1))
  [ "$status" != 1 ] || found=$((found + 1))
  if [ "$status" -gt 1 ] || [ "$gettext" -gt 0 ] && [ "$status" = 0 ]; then
    wrong "mutant $seed"
    cat gettext
  fi
done
passed=$((passed + ${MUTANTS:-400}))
echo "check: of ${MUTANTS:-400} mutants msgfmt --check refuses $refused, errcat check $found"

# ---- size and time ----

# lines of a mebibyte, of braces, which its msgid has not, and 20,000 entries that are wrong
{
  cat header messages
  printf 'msgid "long"\nmsgstr "'
  head -c 1048576 /dev/zero | tr '\0' 'x'
  printf '"\n#, c-format\nmsgid "braces"\nmsgstr "'
  head -c 1048576 /dev/zero | tr '\0' '{'
  printf '"\n'
  awk 'BEGIN { for (i = 0; i < 20000; i++) printf "msgid \"There is no such order %d\"\nmsgstr \"b.\"\n", i }'
} >large.po
judge large.po
[ "$status" = 1 ] && [ "$(wc -l <printed)" = 20003 ] && right || wrong 'a large file'
grep -qF "large.po:$((lines + 6)): The translation ends with a full stop" printed && right || wrong 'a line in a large file'
if head -c 67108865 /dev/zero >huge.po 2>/dev/null; then
  judge huge.po
  [ "$status" = 1 ] && grep -qF 'huge.po: The file is larger' printed && right || wrong 'a file that is too large'
  rm huge.po
fi
head -c 1048577 /dev/zero | tr '\0' ' ' >large.def
"$errcat" check large.def >printed 2>&1
[ $? = 1 ] && grep -qF 'large.def:1:1: The table is larger than a table may be (1 MiB)' printed && right || wrong 'a table that is too large'

# ---- the project's own ----

for po in "$directory"/*.po; do
  "$errcat" check "$po" >printed 2>&1
  status=$?
  [ "$status" = 0 ] && right || wrong "$po"
done

echo "check: $passed passed, $failed failed"
[ "$failed" = 0 ]
