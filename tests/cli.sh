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
printf '%s\n' 'D("shop", "https://example.org/") SHAPE(CODE("$.code") MESSAGE("$.message"))' \
  'T(7, 404, SHELF_EMPTY, PARAMETER(TEXT, shelf), FULL("Nothing on {shelf}"), BARE("Nothing there"))' >"$scratch/shop.def"
run 0 'Nothing on top' '' -d "$scratch/shop.def" 7 shelf=top
run 0 '{"code":7,"message":"Nothing there"}' '' -d "$scratch/shop.def" SHELF_EMPTY -f json
run 0 '7  Nothing on top' '' -d "$scratch/shop.def" 'Nothing on top'
run 0 '       7  404  SHELF_EMPTY                           Nothing on {shelf}' '' -d "$scratch/shop.def" list
mkdir -p "$scratch/catalogs/de/LC_MESSAGES"
printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' \
  'msgid "Nothing on {shelf}"' 'msgstr "Auf {shelf} liegt nichts"' >"$scratch/shop.po"
msgfmt "$scratch/shop.po" -o "$scratch/catalogs/de/LC_MESSAGES/shop.mo"
run 0 'Auf oben liegt nichts' '' -d "$scratch/shop.def" -c "$scratch/catalogs" -l de 7 shelf=oben
run 1 '' 'Der Inhalt der Antwort ist kein JSON' -d "$scratch/shop.def" -c "$scratch/catalogs" -l de explain "$scratch/shop.po"
run 1 '' 'none.def: No such file or directory' -d "$scratch/none.def" 7
run 1 '' 'No such file or directory' -d "$scratch/none.def" --help
printf 'E(7, 404, A, "b")\n' >"$scratch/bad.def"
run 1 '' 'bad.def:1:1: The table must begin with D(' -d "$scratch/bad.def" 7

# what is to be mended
run 0 'No problems found' '' check "$scratch/shop.def"
run 0 "$scratch/shop.po: 1 message of the table is not in the file: “Nothing there”; msgmerge adds it" '' -d "$scratch/shop.def" check "$scratch/shop.po"
run 0 'Keine Probleme gefunden' '' -l de check "$scratch/shop.def"
run 2 '' 'Which file?' check
run 1 "$scratch/bad.def:1:1: The table must begin with D(\"text domain\", \"URI or empty\")
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
$scratch/bad.po:9: The translation must have the same placeholders as the msgid; add, remove or rename them
$scratch/bad.po:24: The samples of numbers cannot be understood; write 1234 and 1234567 with your language's digits and group marks: 1.234 and 1.234.567
$scratch/bad.po:27: The translation must begin and end with a space or a line break where the source does, and only there
$scratch/bad.po:16: 1 translation is marked fuzzy and will not be used; review it and remove the mark
$scratch/bad.po:12: 1 message is not translated
$scratch/bad.po: 168 messages of the table are not in the file, such as “API is closed or under upgrade”; msgmerge adds them
5 problems found" '' check "$scratch/bad.po"
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
run 1 "$scratch/samples.po:1: The plural expression divides by zero; compare Plural-Forms with po/README.md
$scratch/samples.po:7: The two samples of a date or time do not have the same form; write both in the same way
$scratch/samples.po:11: The samples of numbers cannot be understood; write 1234 and 1234567 with your language's digits and group marks: 1.234 and 1.234.567
$scratch/samples.po: 172 messages of the table are not in the file, such as “API is closed or under upgrade”; msgmerge adds them
3 problems found" '' check "$scratch/samples.po"
printf 'msgid "a"\nmsgstr "b"\nmsgstr "c"\n' >"$scratch/worse.po"
run 1 "$scratch/worse.po:1: The catalog has no header entry; msginit writes one
$scratch/worse.po:3: The line is not valid in a .po file; msgfmt says more
$scratch/worse.po: No message of the table is in the file; if it is for another table, give that .def file with --domain
2 problems found" '' check "$scratch/worse.po"
run 1 '' 'none.po: No such file or directory' check "$scratch/none.po"
source=$(dirname "$0")/..
for po in "$source"/po/fileshare/*.po; do run 0 'No problems found' '' check "$po"; done
for po in "$source"/po/errcat/*.po "$source"/po/overlays/*.po; do
  run 0 'No problems found' '' check -d "$source/src/catalog/general.def" "$po"
done
# A domain of sentences alone.
run 0 'No problems found' '' check "$source/src/command/command.def"

# languages
run 0 '库“Docs”空间不足，请清理回收站或删除不需要的文件后继续使用' '' 40321 repository=Docs --lang zh-CN
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
explain '1 The server received an invalid answer from another server, please try again later' --lang en
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

# told STATUS 'stdout' 'stderr, all of it' ARGUMENTS…: errcat explain, of an input in printf's words
told() {
  want_status=$1 want_out=$2 want_err=$3
  shift 3
  printf "$input" | "$errcat" explain "$@" >"$scratch/out" 2>"$scratch/err"
  status=$?
  if [ "$status" = "$want_status" ] && [ "$(cat "$scratch/out")" = "$want_out" ] &&
    [ "$(cat "$scratch/err")" = "$want_err" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf '%s\n' "FAILED: explain of $input: $status, $(cat "$scratch/out"); stderr: $(cat "$scratch/err")"
  fi
}
parameters='Invalid request parameters' token='Invalid token'
a='{"error_code":40003}' b='{"error_code":40101}'
not_json="The body is not JSON; perhaps a proxy answered in the service's place"
early='The body ends too early'
both="$parameters
$token"

# all that the input holds is told: objects on a line, over several, in arrays
for input in "$a $b" "$a$b\n" "$a\n$b" " $a \t$b\r\n" "[$a,$b]" "[$a,\n$b]\n" "[\n  $a,\n  $b\n]\n" '[]'"$a[$b]" \
  '{\n "error_code": 40003\n}\n{\n "error_code":\n 40101\n}\n' '{"error_code":40003,\n"x":[\n{"y":"}{"},\n1e5]\n}\n'"$b" \
  '{"error_code":40003,"x":"\\"{"}{"error_code":40101,"x":"\\\\"}' "\357\273\277$a\n$b"; do
  told 0 "$both" '' -l en
done
# … and responses with heads and bodies, redirects and interim ones before them
head='HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n'
for input in "$head$a\r\n$head$b" "$head$a$head{\n\"error_code\": 40101\n}" "$a\n$head$b" \
  "HTTP/1.1 100 Continue\r\n\r\n$head$a HTTP/2 301\nlocation: x\n\nHTTP/2 401\n\n$b"; do
  told 0 "$both" '' -l en
done
input='HTTP/1.1 502 Bad\n\n<html>\n<p>\nHTTP/1.1 403 No\n\n'
told 1 'The server received an invalid answer from another server, please try again later
No permission to access the resource' "errcat: line 1: $not_json
errcat: line 5: The response has no body" -l en
input="HTTP/1.1 502 Bad\nHTTP/1.1 403 No\n$a"
told 1 "The server received an invalid answer from another server, please try again later
No permission to access the resource
$parameters" 'errcat: line 1: The response has no body
errcat: line 2: The response has no body' -l en

bad_gateway='The server received an invalid answer from another server, please try again later'
# an object behind a body of another kind, however it is written; a brace that begins none stays in it
for input in '{\n  "error_code": 40101\n}\n' '{ "error_code":40101 }' "  $b" "[$b]" "\t[ [\n\n$b ] ]" "\n[\n  $b\n]" \
  "{\n  color: red\n}\n[x]\n$b"; do
  input="HTTP/1.1 502 Bad\r\n\r\n<html>\n</html>\n$input"
  told 1 "$bad_gateway
$token" "errcat: line 1: $not_json" -l en
done

# what else an array has costs none of its objects, and what is wrong between them is said once
not_object='The body is valid JSON but no object, so it has no error code'
not_valid='The body is not valid JSON'
for input in "[1,2,$a,$b]" "[$a,null,$b]" "[\"a\\\\\"]{\",$a,-1.5e3,\n$b]" "[[$a,[false]],$b]"; do
  told 1 "$both" "errcat: line 1: $not_object" -l en
done
for input in "[,,$a,$b]" "[$a,$b,]" "[$a $b]" "[$a,,[$b,],]" "[[$a][$b]]" "[$a,[$b],,]"; do
  told 1 "$both" "errcat: line 1: $not_valid" -l en
done
input="[\n$a,\n$b\n{}]"
told 1 "$both" "errcat: line 4: $not_valid
errcat: line 4: The body has no error code" -l en
for input in '[]\n' ' [[],[]]' '[1,"a"]\n' '[null]'; do
  told 1 '' "errcat: line 1: $not_object" -l en
done
input="[12345] a line of a log\n[2026-03-02] x\n[x] $b\n[1] $a"
told 1 "$token
$parameters" "errcat: line 1: $not_json
errcat: 4 lines could not be read and were left out" -l en
# an object may be as deep as it likes: what follows it is told
many() { printf "%0$2d" 0 | sed "s/0/$1/g"; }
for deep in 70 2047; do
  for input in "{\"error_code\":40003,\"a\":$(many '[' $deep)$(many ']' $deep)}$b" \
    "[{\"error_code\":40003,\"a\":$(many '[' $deep)\n{\"}\":[]}$(many ']' $deep)},$b]"; do
    case $deep$input in 2047*\"}*) continue ;; esac
    told 0 "$both" '' -l en
  done
done
input="{\"error_code\":40003,\"a\":$(many '[' 2048)\"]]\",{\"b\":1},2$(many ']' 2048)}$b"
told 1 "$both" 'errcat: line 1: The body is nested too deeply' -l en
# a response's array: its head counts for each object
head='HTTP/1.1 418 x\r\nContent-Language: fr\r\n\r\n'
for input in "$head[$a,$b]" "$head\n[\n  $a,\n  $b\n]\n"; do
  told 0 "$both" '' -l en
done
input="$head[{\"error_code\":49999},{\"error_code\":49998}]\n{\"error_code\":49999}"
told 0 'The request could not be accepted
The request could not be accepted
Unknown error 49999' '' -l en
input="$head[1,\"{\"]\n$b"
told 1 "The request could not be accepted
$token" "errcat: line 1: $not_object" -l en
input="HTTP/1.1 502 Bad\n\n[x] {$a"
told 1 "$bad_gateway" "errcat: line 1: $not_json" -l en

# a head that is cut, wherever, is one piece
for cut in '' '\r\n' '\r\nC' '\r\nContent-Ty' '\r\nContent-Type:' '\r\nA: b\r\nContent-Type: te' '\r\nA: b\r'; do
  input="HTTP/1.1 502 Bad$cut"
  told 1 "$bad_gateway" 'errcat: line 1: The response has no body' -l en
done

# what is not understood is named by its line, and what follows is told
input="$a rest\n\n<html>\n<body>\n$b"
told 1 "$both" "errcat: line 1: $not_json
errcat: line 3: $not_json
errcat: 3 lines could not be read and were left out" -l en
input="starting\n$a\n[2026-03-02] x\n$b\n"
told 1 "$both" "errcat: line 1: $not_json
errcat: line 3: $not_json
errcat: 2 lines could not be read and were left out" -l en
for cut in '{"x":' '{"x":[1,' '{"x":{"y":' '{"x":"' '{"x":1,' '{' '{"x"' '{"x":[{"y":"z"},'; do
  input="$cut\n$a\n$b\n"
  told 1 "$both" "errcat: line 1: $early" -l en
done
input="$a\n  {\n    \"x\": [1\n    2]\n  }\n$b\n"
told 1 "$both" 'errcat: line 2: The body is not valid JSON' -l en
input="[$a,\n$b"
told 1 "$both" "errcat: line 2: $early" -l en
for input in '' '\n' ' \r\n\t' '\357\273\277'; do
  told 1 '' "errcat: line $([ "${input#*\\n}" = "$input" ] && echo 1 || echo 2): The response has no body" -l en
done
input='HTTP/1.1 204 No Content\r\n\r\n'
told 1 '' 'errcat: line 1: The response has no body' -l en

# what a response says is told, whatever is wrong with it
control='A text in the body has a control character or line break as it is; write it as an escape, such as \n'
input='{"error_code":40003,"error_msg":"A\\ud83d"}\n'"$b"
told 1 "$parameters
The server said: A�
$token" 'errcat: line 1: A \u escape in the body is half of a character; write both halves of a surrogate pair, or the character itself' -l en
input='{"error_code":40003,"error_msg":"A\tb"}\n'"$b"
told 1 "$parameters
The server said: A\\tb
$token" "errcat: line 1: $control" -l en
input='{"error_code":40003,"error_msg":"A\nHow"}\n'"$b"
told 1 "$parameters
The server said: A\\nHow
$token" "errcat: line 1: $control" -l en
for case in '{"error_code":40003,"error_msg":null}' '{"error_code":40003,"error_msg":7}' \
  '{"error_code":40003,"error_msg":[{"a":"b"}]}'; do
  input=$case
  told 1 "$parameters" 'errcat: line 1: The error code is not a whole number, or the message is not a text' -l en
done
input='{"error_code":40101,"error_code":40003}'
told 1 "$parameters" 'errcat: line 1: An object in the body has two members of the same name' -l en
for end in '' '\n' '\r\nHTTP/1.1 400 Bad\r\n\r\n{"error_code":40003}'; do
  input="HTTP/1.1 403 No\r\n\r\n{\"error_code\":40101,\"error_msg\":\"half of$end"
  told 1 "$token
The server said: half of${end:+$([ "$end" = '\n' ] || printf '\n%s' "$parameters")}" "errcat: line 1: $early" -l en
done

# words without a code are the server's, unless they are ours
input='{"error_msg":"soon"}'
told 1 'The server said: soon' 'errcat: line 1: The body has no error code' -l en
input='{"error_msg":"Ung\303\274ltige Anfrageparameter"}'
told 1 "$parameters" 'errcat: line 1: The body has no error code' -l en
words=$(printf '%03000d' 0)
input="{\"error_code\":40003,\"error_msg\":\"$words\"}"
told 0 "$parameters
The server said: $words" '' -l en

# more than fits into the buffer
long() { printf '%0300000d' 0 0 0 0; }
{ printf '{"error_code":40003,"x":"'; long; printf '"}\n%s\n' "$b"; } >"$scratch/long"
run 1 '*' 'line 1: The response is too long' -l en explain "$scratch/long"
[ "$(tail -n 1 "$scratch/out")" = "$token" ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: after what is too long'; }
{ long; printf '\n%s\n' "$b"; } >"$scratch/long"
run 1 "$token" 'line 1: The response is too long' -l en explain "$scratch/long"
{ printf '{"errors":[\n'; yes "$a," | head -n 60000; printf '%s]}\n%s\n' "$b" "$b"; } >"$scratch/long"
run 1 '*' "line 1: $early" -l en explain "$scratch/long"
[ "$(wc -l <"$scratch/out") $(wc -l <"$scratch/err")" = '60002 1' ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: an object that is too long'; }

# each file is told, and named where there are several
printf '%s\n' "$a" >"$scratch/a.log"
printf '%s\nrest\n' "$b" >"$scratch/b.log"
run 0 "$parameters" '' -l en explain "$scratch/a.log"
run 1 "$both" "errcat: $scratch/b.log:2: $not_json" -l en explain "$scratch/a.log" "$scratch/b.log"
run 1 "$both
$both" "errcat: $scratch: Is a directory" -l en explain "$scratch/a.log" "$scratch/b.log" "$scratch" "$scratch/a.log" "$scratch/b.log"
run 1 "$token" 'none: No such file or directory' -l en explain "$scratch/none" "$scratch/b.log"
run 1 '' 'standard input: Is a directory' -l en explain <"$scratch"

# one object a response, with every member
input='{"error_code":404061,"error_msg":"User [\\"A\\u00e9\\\\] does not exist"}'
told 0 '{"error_code":404061,"http_status":404,"language":"de","direction":"ltr","message":"Der Benutzer „\"Aé\\“ existiert nicht","arguments":{"user":"\"Aé\\"},"matched":"exact","server_message":"User [\"Aé\\] does not exist","line":1}' '' -l de -f json
input='{"error_code":40003,"error_msg":"a\\/b\\u0001"}'
told 0 '{"error_code":40003,"http_status":400,"language":"en","direction":"ltr","message":"Invalid request parameters","arguments":{},"matched":"none","server_message":"a/b\u0001","line":1}' '' -l en -f json
input='HTTP/2 418\n\n{"error_code":49999}'
told 0 '{"error_code":49999,"http_status":418,"language":"en","direction":"ltr","message":"The request could not be accepted","arguments":{},"matched":"none","server_message":null,"line":1}' '' -l en -f json
input='{"error_code":404061,"error_args":{"user":"A\\tnn"}}'
told 0 '{"error_code":404061,"http_status":404,"language":"en","direction":"ltr","message":"User [A\tnn] does not exist","arguments":{"user":"A\tnn"},"matched":"none","server_message":null,"line":1}' '' -l en -f json
input='{"error_code":4033023,"error_msg":"Maximum set time for external link is 1,234 days"}'
told 0 '{"error_code":4033023,"http_status":403,"language":"en","direction":"ltr","message":"Maximum set time for external link is 1,234 days","arguments":{"days":1234},"matched":"exact","server_message":"Maximum set time for external link is 1,234 days","line":1}' '' -l en -f json
input='{"error_code":404093,"error_msg":"External link will be effective from Mar 2, 2026, 9:05 AM"}'
told 0 '{"error_code":404093,"http_status":404,"language":"en","direction":"ltr","message":"External link will be effective from Mar 2, 2026, 9:05 AM","arguments":{"time":"2026-03-02T09:05"},"matched":"exact","server_message":"External link will be effective from Mar 2, 2026, 9:05 AM","line":1}' '' -l en -f json
input='{"error_code":40003}'
[ "$(printf "$input" | "$errcat" explain -l ar -f json | grep -c '"language":"ar","direction":"rtl"')" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: direction'; }
input='{"error_msg":"soon"}'
told 1 '{"error_code":0,"http_status":0,"language":"en","direction":"ltr","message":null,"arguments":{},"matched":"none","server_message":"soon","line":1}' 'errcat: line 1: The body has no error code' -l en -f json
# two blanks: ambiguous
printf '%s\n' 'D("two", "") SHAPE(CODE("$.error_code") MESSAGE("$.error_msg"))' \
  'T(3, 400, C, PARAMETER(TEXT, a) PARAMETER(TEXT, b), FULL("{a} of {b}"), BARE("c"))' >"$scratch/two.def"
input='{"error_code":3,"error_msg":"x of y of z"}'
[ "$(printf "$input" | "$errcat" -d "$scratch/two.def" explain -f json | grep -c '"arguments":{},"matched":"ambiguous"')" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: ambiguous'; }
input='{"error_code":3,"error_args":{"a":"x","b":"y"}}'
[ "$(printf "$input" | "$errcat" -d "$scratch/two.def" explain -f json | grep -c '"message":"x of y","arguments":{"a":"x","b":"y"}')" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: two arguments'; }
# what was sent does not suffice, and the words do
for sent in '{"a":"x"}' '{"a":"x","b":null}' '{}' '{"b":" "}'; do
  input="{\"error_code\":3,\"error_msg\":\"x of y\",\"error_args\":$sent}"
  [ "$(printf "$input" | "$errcat" -d "$scratch/two.def" explain -f json | grep -c '"message":"x of y","arguments":{"a":"x","b":"y"}')" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED: $sent"; }
done
# arguments that do not suffice or cannot be used give way to those in the words, else the words are shown
printf '%s\n' 'D("files", "") SHAPE(CODE("$.error_code") MESSAGE("$.error_msg"))' \
  'T(3, 404, AB, PARAMETER(TEXT, a) PARAMETER(NUMBER, n), FULL("File {a} has {n} faults"), BARE("A file has faults"))' \
  'T(4, 404, T, PARAMETER(TIME, t), FULL("Open from {t}"), BARE("Open later"))' >"$scratch/files.def"
unused='errcat: line 1: error_args lacks an argument of the error, or has one that is too large or of another type; the sentence without arguments is used'
faults='File x has 5 faults'
for sent in '{"a":"x"}' '{"n":5}' '{"a":"x","n":99999999999999999999}' '{"n":"five"}' '{"n":5.5,"a":"x"}' \
  '{"a":"","n":5}' '{}'; do
  input="{\"error_code\":3,\"error_msg\":\"$faults\",\"error_args\":$sent}"
  told 0 "$faults" '' -l en -d "$scratch/files.def"
  told 0 "{\"error_code\":3,\"http_status\":404,\"language\":\"en\",\"direction\":\"ltr\",\"message\":\"$faults\",\"arguments\":{\"a\":\"x\",\"n\":5},\"matched\":\"exact\",\"server_message\":\"$faults\",\"line\":1}" '' \
    -l en -f json -d "$scratch/files.def"
  input="{\"error_code\":3,\"error_msg\":\"$faults (see log)\",\"error_args\":$sent}"
  report=$unused
  [ "$sent" != '{}' ] || report=
  told "$([ -z "$report" ]; echo $?)" "A file has faults
The server said: $faults (see log)" "$report" -l en -d "$scratch/files.def"
done
input='{"error_code":3,"error_msg":"other words","error_args":{"a":"x","n":5}}'
told 0 "$faults" '' -l en -d "$scratch/files.def"
input='{"error_code":4,"error_msg":"other words","error_args":{"t":"yesterday"}}'
told 1 'Open later
The server said: other words' "$unused" -l en -d "$scratch/files.def"

# what is wrong
run 1 'Unknown error 49999' 'There is no error “49999”' 49999
# A code identifies, and is not in the language's digits.
if "$errcat" 49999 -l ar 2>/dev/null | grep -q 49999; then passed=$((passed + 1)); else failed=$((failed + 1)); echo 'FAILED: digits of a code'; fi
run 1 'Unknown error 40322322' 'There is no error “40322322”' 40322322
run 1 'Unknown error 403339' 'did you mean “403334”?' 403339
run 1 '' 'did you mean “REPOSITORY_FULL”?' REPOSITORY_FUL
run 1 '' 'did you mean “REPOSITORY_FULL”?' repository-full
run 1 '' '“errcat list” shows them all' xyzzyxyzzy
run 2 '' 'Error 40321 has no parameter “repo”; use “repository”' 40321 repo=Docs
run 2 '' 'Error 40003 has no parameters' 40003 repo=Docs
run 2 '' '“abc” is not a whole number from 0 on; write one, for example days=21' 4033023 days=abc
run 2 '' '“-1” is not a whole number from 0 on' 4033023 days=-1
run 2 '' '“x” is not a whole number; write one, for example level=2' 403335 level=x
run 2 '' '“soon” is not a date and time' 404093 time=soon
run 2 '' '“Docs” is not NAME=VALUE' 40321 Docs
run 2 '' '“=Docs” is not NAME=VALUE' 40321 =Docs
run 2 '' 'did you mean “zh-CN”?' 40003 --lang zn-CN
run 2 '' 'There is no language “xx”' 40003 --lang xx
run 2 '' 'There is no format “xml”' 40003 --format xml
run 2 '' 'The option “--lnag” is unknown' --lnag de 40003
run 2 '' 'The option “--lang” is unknown or lacks its value' 40003 --lang
run 2 '' 'Which error?'
for value in 99999999999999999999 9223372036854775808 0009223372036854775808; do
  run 2 '' "“$value” is too large a number for “days”; 18 digits always fit" 4033023 days=$value
  run 2 '' "“-${value}9” is too large a number for “level”" 403335 level=-${value}9
done
run 2 '' '“-99999999999999999999” is not a whole number from 0 on' 4033023 days=-99999999999999999999
run 2 '' '“9x” is not a whole number' 403335 level=9x
run 0 '*' '' 4033023 days=000000000000000000000000000001
for option in --help=1 --version= --versi=x; do
  run 2 '' "The option “${option%%=*}” takes no value" --lang=de -l en $option
done
run 2 '' 'The option “-x” is unknown' --lang=en -x
for words in '-l|' '--lang=|40003' '-f||list' '-c||40003' '-d||40003' '|' 'explain|' 'check||a.po' '40321|'; do
  IFS='|'
  # shellcheck disable=SC2086 # the words are several
  set -- $words
  unset IFS
  [ $# -gt 1 ] || set -- "$@" ''
  run 2 '' 'An argument is empty: “”; see “errcat --help”' "$@"
done
run 2 '' 'The option “--catalogs” is given twice; write it once' -c "$scratch/catalogs" -c "$scratch/catalogs" 40003
run 2 '' 'The option “--domain” is given twice; write it once' -d "$scratch/shop.def" --domain="$scratch/shop.def" 7
run 0 'Invalid request parameters' '' -l de -l en 40003
if head -c 67108865 /dev/zero >"$scratch/huge.def" 2>/dev/null; then
  run 1 '' 'huge.def: The table is larger than a table may be (1 MiB)' -d "$scratch/huge.def" 7
  run 1 '' 'huge.def: The table is larger than a table may be (1 MiB)' check "$scratch/huge.def"
  rm "$scratch/huge.def"
fi
run 2 '' 'The argument “repository” is given twice; write it once' 40321 repository=a repository=b
run 2 '' 'Error 40321 has no parameter “a”' 40321 a=1 a=2
run 2 '' 'Error 40321 has no parameter “r2”' 40321 repository=1 r2=2 r3=3 r4=4 r5=5 r6=6 r7=7 r8=8 r9=9
run 2 '' "has no parameter “$(printf '%0100d' 0)" 40321 "$(printf '%0100d' 0)=1"

# every operand is used or refused
run 2 '' '“foo” has no place here; see “errcat --help”' list foo
run 2 '' '“foo” has no place here' languages foo
run 2 '' '“foo” has no place here' --help foo
run 2 '' '“foo” has no place here' list --help foo
run 2 '' '“list” has no place here' --version list
run 0 "$("$errcat" --help)" '' list --help
run 2 '' '“errcat check” has no format “json”, only text' check -f json "$scratch/shop.def"

# of other languages' catalogs nothing is said, unless it is all of them that are asked for
for name in de zh_CN zh_TW en_GB xx; do
  mkdir -p "$scratch/tree/$name/LC_MESSAGES"
  echo broken >"$scratch/tree/$name/LC_MESSAGES/errcat-fileshare.mo"
done
not_mo='LC_MESSAGES/errcat-fileshare.mo: This is not a .mo file; make one with msgfmt'
run 0 "$parameters" '' -c "$scratch/tree" 40003
run 0 '*' '' -c "$scratch/tree" -l fr 40003
run 0 '*' '' -c "$scratch/tree" -l ru list
run 1 "$parameters" "/en_GB/$not_mo" -c "$scratch/tree" -l en-GB 40003
for wanted in de de-AT 'pl, de;q=0.5' de_DE.UTF-8 de_AT@euro:fr; do
  run 1 '*' '/de/LC_MESSAGES/errcat-fileshare.mo: ' -c "$scratch/tree" -l "$wanted" 40003
  [ "$(wc -l <"$scratch/err")" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); cat "$scratch/err"; }
done
run 2 '' "/zh_TW/$not_mo" -c "$scratch/tree" -l zh-HK 40003
run 1 '*' "/xx/$not_mo" -c "$scratch/tree" languages
[ "$(wc -l <"$scratch/err")" = 5 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); cat "$scratch/err"; }
LC_ALL=de_AT.UTF-8 run 1 '*' '/de/LC_MESSAGES/errcat-fileshare.mo: ' -c "$scratch/tree" 40003
LC_ALL=de_AT.UTF-8 LANGUAGE=fr run 0 '*' '' -c "$scratch/tree" 40003
LC_ALL=C LANGUAGE=de run 0 '*' '' -c "$scratch/tree" 40003
# … nor of another message than the one that is answered, nor of what gettext itself has
for name in de en@quot en@boldquot; do
  mkdir -p "$scratch/other/$name/LC_MESSAGES"
  printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' 'msgid "Invalid token"' \
    'msgstr "Zeichen {x}"' 'msgid "Invalid request parameters"' 'msgstr "Falsche Angaben"' \
    'msgid "User [{user}] does not exist"' 'msgstr "{user} fehlt"' 'msgid "This user does not exist"' \
    'msgstr "x {user}"' | msgfmt -o "$scratch/other/$name/LC_MESSAGES/errcat-fileshare.mo" -
done
run 0 'Falsche Angaben' '' -c "$scratch/other" -l de 40003
run 0 '*' '' -c "$scratch/other" -l ru 40003
run 1 '*' ', msgid "Invalid token": ' -c "$scratch/other" -l de 40101
[ "$(wc -l <"$scratch/err")" = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); cat "$scratch/err"; }
run 1 'a fehlt' ', msgid "This user does not exist": ' -c "$scratch/other" -l de NAMED_USER_NOT_FOUND user=a
run 1 '*' ', msgid "Invalid token": ' -c "$scratch/other" -l de list
# … but what is no language's is everyone's
mkdir -p "$scratch/nobody/deutsch/LC_MESSAGES" "$scratch/empty/de/LC_MESSAGES" "$scratch/flat"
echo broken >"$scratch/nobody/deutsch/LC_MESSAGES/errcat-fileshare.mo"
echo broken >"$scratch/flat/de.mo"
run 1 "$parameters" '/deutsch/LC_MESSAGES/errcat-fileshare.mo: The name is not a language' -c "$scratch/nobody" 40003
run 1 "$parameters" 'There are no catalogs here' -c "$scratch/empty/de/LC_MESSAGES" 40003
run 1 "$parameters" '/de.mo → de/LC_MESSAGES/errcat-fileshare.mo: The catalog is not looked for here' -c "$scratch/flat" 40003
run 1 "$parameters" '/de/LC_MESSAGES: No such file or directory: ' -c "$scratch/nothing/de/LC_MESSAGES" 40003
run 1 'Invalid request parameters' '/nowhere: No such file or directory: The file or directory cannot be read' 40003 --catalogs /nowhere

# a value that would act on a terminal comes out harmless in complaints
run 2 '' '\u001b[31m' 4033023 "$(printf 'days=\033[31m')"

# the tables
"$errcat" list -f json >"$scratch/list.json"
"$errcat" languages -f json >"$scratch/languages.json"
[ "$(grep -c '"http_status"' "$scratch/list.json")" = 161 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: list -f json has not 161 errors'; }
[ "$("$errcat" list | wc -l)" = 161 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: list has not 161 lines'; }
count=$(grep -vc '^#' "$source/po/fileshare/LINGUAS")
[ "$("$errcat" languages | wc -l)" = $((count + 1)) ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: languages'; }
run 0 '*' '' --help
run 0 '*' '' --version

# the environment, with nothing else in it
env -i "$errcat" 40003 >"$scratch/out" && [ "$(cat "$scratch/out")" = 'Invalid request parameters' ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: env -i'; }
for setting in LANGUAGE=de LC_MESSAGES=de_DE.UTF-8 LANG=de LC_ALL=de_AT; do
  want=$("$errcat" 40003 --lang de)
  got=$(env -u LC_ALL LANG=C.UTF-8 "$setting" "$errcat" 40003)
  [ "$got" = "$want" ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED: $setting: $got"; }
done

# what cannot be written or read is told in errno's words, and the exit status is true without them
# failing 'stderr' ARGUMENTS…: stdout is to be redirected already
failing() {
  want_err=$1
  shift
  "$errcat" "$@" 2>"$scratch/err"
  status=$?
  [ "$status $(cat "$scratch/err")" = "1 errcat: standard output: $want_err" ] && passed=$((passed + 1)) || {
    failed=$((failed + 1))
    echo "FAILED: errcat $*: $status $(cat "$scratch/err")" >&2
  }
}
for words in list 'list -f json' languages 'languages -f json' 40003 '40003 -f json' --help --version \
  "check $scratch/shop.def" "explain $scratch/a.log"; do
  # shellcheck disable=SC2086 # the words are several
  {
    failing 'Bad file descriptor' $words >&-
    [ ! -e /dev/full ] || failing 'No space left on device' $words >/dev/full
    "$errcat" $words >&- 2>&-
    [ $? = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED: $words, all closed"; }
  }
done
"$errcat" xyzzyxyzzy 2>&-
[ $? = 1 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: stderr closed'; }
"$errcat" 40003 --lnag 2>&-
[ $? = 2 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo 'FAILED: stderr closed'; }

echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ]
