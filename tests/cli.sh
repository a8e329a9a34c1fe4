#!/bin/sh
# The command line as a user sees it: stdout, stderr, exit status.
#   cli.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
errcat=$1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
unset LANGUAGE LC_ALL LC_MESSAGES LANG
LC_ALL=C.UTF-8
export LC_ALL

# run STATUS 'expected stdout' 'part of stderr, or empty for none' ARGUMENTS…
run() {
  want_status=$1 want_out=$2 want_err=$3
  shift 3
  "$errcat" "$@" >"$scratch/out" 2>"$scratch/err"
  status=$?
  out=$(cat "$scratch/out") err=$(cat "$scratch/err")
  problem=
  [ "$status" = "$want_status" ] || problem="exit status $status, not $want_status"
  [ "$want_out" = '*' ] || [ "$out" = "$want_out" ] || problem="$problem; stdout: $out"
  if [ -z "$want_err" ]; then
    [ -z "$err" ] || problem="$problem; stderr: $err"
  else
    case $err in *"$want_err"*) ;; *) problem="$problem; stderr: $err" ;; esac
  fi
  if [ -z "$problem" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: errcat $*: $problem"
  fi
}

full='Repository [Docs] has insufficient space, please clean the recycle bin or delete unnecessary files to continue using'
bare='The repository has insufficient space, please clean the recycle bin or delete unnecessary files to continue using'

# the message
run 0 "$full" '' 40321 repository=Docs
run 0 "$full" '' REPOSITORY_FULL repository=Docs
run 0 "$bare" '' 40321
run 0 "$bare" '' 40321 repository=
run 0 'Invalid request parameters' '' 40003
run 0 'Maximum set time for external link is 1,234 days' '' 4033023 days=1234
run 0 'External link will be effective from Mar 2, 2026, 9:05 AM' '' 404093 time=2026-03-02T09:05
run 0 'User [a=b] does not exist' '' 404061 user=a=b
run 0 "{\"error_code\":40321,\"error_msg\":\"$full\"}" '' 40321 repository=Docs -f json
run 0 '{"error_code":404061,"error_msg":"User [\"\\] does not exist"}' '' 404061 'user="\' -f json
run 0 "$full" '' --lang en 40321 repository=Docs
run 0 "$full" '' --lang=en --format=text 40321 repository=Docs
run 0 "$full" '' -len 40321 -- repository=Docs

# problem details, for one error
run 0 '{"type":"about:blank","title":"Not Found","status":404,"detail":"User [a] does not exist","error_code":404061,"user":"a"}' '' 404061 user=a -f problem
run 2 '' 'use text or json' list -f problem
run 2 '' 'use text, json or problem' 40003 -f xml

# a table of one's own
printf '%s\n' 'D("shop", "code", "message", "https://example.org/")' \
  'T(7, 404, SHELF_EMPTY, BLANK(TEXT, shelf), FULL("Nothing on {shelf}"), BARE("Nothing there"))' >"$scratch/shop.def"
run 0 'Nothing on top' '' -d "$scratch/shop.def" 7 shelf=top
run 0 '{"code":7,"message":"Nothing there"}' '' -d "$scratch/shop.def" SHELF_EMPTY -f json
run 0 '7  Nothing on top' '' -d "$scratch/shop.def" 'Nothing on top'
run 0 '       7  404  SHELF_EMPTY                           Nothing on {shelf}' '' -d "$scratch/shop.def" list
mkdir -p "$scratch/catalogs/de/LC_MESSAGES"
printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' \
  'msgid "Nothing on {shelf}"' 'msgstr "Auf {shelf} liegt nichts"' >"$scratch/shop.po"
msgfmt "$scratch/shop.po" -o "$scratch/catalogs/de/LC_MESSAGES/shop.mo"
run 0 'Auf oben liegt nichts' '' -d "$scratch/shop.def" -c "$scratch/catalogs" -l de 7 shelf=oben
run 1 '' 'Der Inhalt ist kein JSON' -d "$scratch/shop.def" -c "$scratch/catalogs" -l de explain "$scratch/shop.po"
run 1 '' 'cannot be read' -d "$scratch/none.def" 7
printf 'E(7, 404, A, "b")\n' >"$scratch/bad.def"
run 1 '' 'bad.def:1:1: The table cannot be read here' -d "$scratch/bad.def" 7

# what is to be mended
run 0 'No problems found' '' check "$scratch/shop.def"
run 0 'No problems found' '' -d "$scratch/shop.def" check "$scratch/shop.po"
run 0 'Keine Probleme gefunden' '' -l de check "$scratch/shop.def"
run 2 '' 'Which file?' check
run 1 "$scratch/bad.def:1:1: The table cannot be read here; see the grammar at the top of errcat/fileshare.def
1 problem found" '' check "$scratch/bad.def"
cat >"$scratch/bad.po" <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=n != 1;\n"

msgid "Invalid request parameters"
msgstr "Parameter."

msgid "User [{user}] does not exist"
msgstr "{usr} fehlt"

msgid "This user does not exist"
msgstr ""

#, fuzzy
msgid "Signature verification failed"
msgstr "Signatur"

msgctxt "number sample"
msgid "1,234"
msgstr "viele"

msgctxt "number sample"
msgid "1,234,567"
msgstr "mehr"

msgid "Email cannot be empty"
msgstr "E-Mail "
END
run 1 "$scratch/bad.po:1: No number leads to this plural form; compare Plural-Forms with po/README.md
$scratch/bad.po:6: The translation ends with a full stop, and the source does not
$scratch/bad.po:9: The translation does not have the placeholders of the msgid, each by the same name; mend them
$scratch/bad.po:12: The message is not translated
$scratch/bad.po:16: The translation is marked fuzzy, so that it will not be used; review it and remove the mark
$scratch/bad.po:24: The samples of numbers cannot be understood; write 1234 and 1234567 with your language's digits and group marks, as po/README.md shows
$scratch/bad.po:27: The translation begins or ends with a space or a line break, and the source does not
7 problems found" '' check "$scratch/bad.po"
cat >"$scratch/samples.po" <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=1/n;\n"

msgctxt "date sample: 23 November 2026"
msgid "Nov 23, 2026"
msgstr "23.11.2026"

msgctxt "number sample"
msgid "1,234"
msgstr "viele"

msgctxt "number sample"
msgid "1,234,567"
msgstr "1.234.567"

#, fuzzy
#~ msgid "Gone"
#~ msgstr "Weg"

msgid "Invalid token"
msgstr "Token"
END
run 1 "$scratch/samples.po:1: The plural expression divides by zero
$scratch/samples.po:7: The two samples of a date or time do not have the same form; write both in the same way
$scratch/samples.po:11: The samples of numbers cannot be understood; write 1234 and 1234567 with your language's digits and group marks, as po/README.md shows
3 problems found" '' check "$scratch/samples.po"
printf 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n' >"$scratch/worse.po"
run 1 "$scratch/worse.po:3: The line is no part of a .po file; msgfmt says more
1 problem found" '' check "$scratch/worse.po"
run 1 '' 'cannot be read' check "$scratch/none.po"
for po in "$(dirname "$0")"/../po/*.po "$(dirname "$0")"/../po/overlays/*.po; do
  run 0 'No problems found' '' check "$po"
done

# languages
run 0 '资料库“Docs”空间不足，请清理回收站或删除不需要的文件后继续使用' '' 40321 repository=Docs --lang zh-CN
run 0 '*' '' 40321 repository=Docs --lang ar
run 0 '*' '' 4033023 days=21 --lang ru
run 0 '*' '' 40003 --lang de-CH
run 0 'Invalid request parameters' '' 40003 --lang 'xx, en;q=0.5'

# an error by its text
run 0 '40003  Invalid request parameters' '' 'Invalid request parameters'
run 0 '404061  User [lin] does not exist' '' "$("$errcat" 404061 user=lin --lang fr)"
run 0 '{"error_code":40003,"error_msg":"Invalid request parameters"}' '' "$("$errcat" 40003 --lang zh-CN)" -f json

# a response retold
said='{"error_code":40321,"error_msg":"Repository [Q3 [final] Reports] has insufficient space, please clean the recycle bin or delete unnecessary files to continue using"}'
explain() {
  want=$1
  shift
  got=$(printf '%s' "$input" | "$errcat" explain "$@" 2>"$scratch/err")
  status=$?
  if [ "$status $got" = "$want" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAILED: explain $*: $status $got"
  fi
}
input=$said
explain "0 $("$errcat" 40321 'repository=Q3 [final] Reports' --lang ru)" --lang ru
for from in ar de fr ru zh-CN; do
  for to in ar de fr ru zh-CN en; do
    input=$("$errcat" 4033023 days=1234 --lang "$from" -f json)
    explain "0 $("$errcat" 4033023 days=1234 --lang "$to")" --lang "$to"
  done
done
input='HTTP/1.1 502 Bad Gateway

<html>'
explain '1 Internal server error' --lang en
input="$said
rubbish
$said"
explain "1 $("$errcat" 40321 'repository=Q3 [final] Reports')
$("$errcat" 40321 'repository=Q3 [final] Reports')" --lang en
grep -q 'line 2: The body is not JSON' "$scratch/err" && passed=$((passed + 1)) || { failed=$((failed + 1)); cat "$scratch/err"; }
# in front of a log: a byte order mark, a space, an empty line
for front in '\357\273\277' ' ' '\n' '\357\273\277\n \r\n'; do
  input=$(printf "$front"'{"error_code":40003}\n{"error_code":40101}\n.')
  input=${input%.}
  explain "0 Invalid request parameters
Invalid token" --lang en
done
# a long name that was sent along
name=$(printf '%0300d' 0)
input="{\"error_code\":40321,\"error_args\":{\"repository\":\"$name\"}}"
explain "0 $("$errcat" 40321 "repository=$name")" --lang en

# what is wrong
run 1 'Unknown error 49999' 'There is no error “49999”' 49999
run 1 'Unknown error 40322322' 'There is no error “40322322”' 40322322
run 1 'Unknown error 403339' 'did you mean “403334”?' 403339
run 1 '' 'did you mean “REPOSITORY_FULL”?' REPOSITORY_FUL
run 1 '' 'did you mean “REPOSITORY_FULL”?' repository-full
run 1 '' '“errcat list” shows them all' xyzzyxyzzy
run 2 '' 'Error 40321 has no parameter “repo”; use “repository”' 40321 repo=Docs
run 2 '' 'Error 40003 takes no parameters' 40003 repo=Docs
run 2 '' '“abc” is not a whole number from 0 on; write days=21' 4033023 days=abc
run 2 '' '“-1” is not a whole number from 0 on' 4033023 days=-1
run 2 '' '“x” is not a whole number; write level=2' 403335 level=x
run 2 '' '“soon” is not a date and time' 404093 time=soon
run 2 '' '“Docs” is not NAME=VALUE' 40321 Docs
run 2 '' '“=Docs” is not NAME=VALUE' 40321 =Docs
run 2 '' 'did you mean “zh-CN”?' 40003 --lang zn-CN
run 2 '' 'There is no language “xx”' 40003 --lang xx
run 2 '' 'There is no format “xml”' 40003 --format xml
run 2 '' 'The option “--lnag” is unknown' --lnag de 40003
run 2 '' 'The option “--lang” is unknown or lacks its value' 40003 --lang
run 2 '' 'Which error?'
run 1 'Invalid request parameters' '/nowhere: The file or directory cannot be read' 40003 --catalogs /nowhere

# a value that would act on a terminal comes out harmless in complaints
run 2 '' '\u001b[31m' 4033023 "$(printf 'days=\033[31m')"

# the tables
"$errcat" list -f json >"$scratch/list.json"
"$errcat" languages -f json >"$scratch/languages.json"
[ "$(grep -c '"http_status"' "$scratch/list.json")" = 161 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: list -f json has not 161 errors'; }
[ "$("$errcat" list | wc -l)" = 161 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: list has not 161 lines'; }
[ "$("$errcat" languages | wc -l)" = 6 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: languages'; }
run 0 '*' '' --help
run 0 '*' '' --version

# the environment, with nothing else in it
env -i "$errcat" 40003 >"$scratch/out" && [ "$(cat "$scratch/out")" = 'Invalid request parameters' ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: env -i'; }
for setting in LANGUAGE=de LC_MESSAGES=de_DE.UTF-8 LANG=de LC_ALL=de_AT; do
  want=$("$errcat" 40003 --lang de)
  got=$(env -u LC_ALL LANG=C.UTF-8 "$setting" "$errcat" 40003)
  [ "$got" = "$want" ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED: $setting: $got"; }
done

# a full disk is not silently ignored
if [ -e /dev/full ]; then
  "$errcat" list >/dev/full 2>/dev/null
  [ $? = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: /dev/full'; }
fi

echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ]
