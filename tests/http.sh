#!/bin/sh
# The example server and client over a real socket: every error in every language.
#   http.sh SERVER CLIENT ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
server=$1 client=$2 errcat=$3
unset LANGUAGE LC_MESSAGES LANG http_proxy HTTP_PROXY all_proxy ALL_PROXY
LC_ALL=C.UTF-8
export LC_ALL
languages='en ar de fr ru zh-CN'
tab=$(printf '\t')
scratch=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null; wait; rm -r "$scratch"' EXIT
trap 'exit 1' INT TERM

fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

# same WHAT GOT WANT
same() {
  passed=$((passed + 1))
  [ "$2" = "$3" ] || fail "$1
  got:  $2
  want: $3"
}

done_with() {
  printf '%s: %d passed\n' "$1" "$passed"
  passed=0
}

# start OPTION…: sets pid and url. The environment is the operator's: no reader may notice it.
start() {
  : >"$scratch/listening"
  LANGUAGE=fr "$server" --port 0 --verbose "$@" >"$scratch/listening" 2>"$scratch/log" &
  pid=$! tries=0
  pids="$pids $pid"
  until url=$(sed -n 's/^listening on //p' "$scratch/listening") && [ -n "$url" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail "the server does not listen: $(cat "$scratch/log")"
    sleep 0.1
  done
}

# A sanitizer that found something, a leak too, makes it another status.
stop() {
  kill "$1" "$pid"
  wait "$pid"
  status=$? pids=
  same "status after SIG${1#-}" "$status" 0
}

# ---- the cases: CODE STATUS QUERY NAME=VALUE, one for each plural form where there is a count ----

text='Q3 [final] "Docs" 报告' encoded='Q3%20%5Bfinal%5D%20%22Docs%22%20%E6%8A%A5%E5%91%8A'
"$errcat" list -f json -l en >"$scratch/list" || fail 'errcat list'
awk -v text="$text" -v encoded="$encoded" '
  function value(s, key) {
    match(s, "\"" key "\":\"?[^,\"}]*")
    s = substr(s, RSTART + length(key) + 3, RLENGTH - length(key) - 3)
    sub(/^"/, "", s)
    return s
  }
  /"code":/ {
    code = value($0, "code") "\t" value($0, "http_status")
    sub(/.*"parameters":\[/, "")
    if (!/"name"/) { print code "\t-\t-"; next }
    if (/},{"name"/) { print "an error with two parameters needs a line here" > "/dev/stderr"; exit 1 }
    name = value($0, "name"); type = value($0, "type")
    if (type == "text") print code "\t" name "=" encoded "\t" name "=" text
    if (type == "number") print code "\t" name "=2\t" name "=2"
    if (type == "time") print code "\t" name "=2026-03-02T09:05\t" name "=2026-03-02T09:05"
    n = type == "count" ? split("1234 0 1 2 3 21 100", numbers, " ") : 0
    for (i = 1; i <= n; i++) print code "\t" name "=" numbers[i] "\t" name "=" numbers[i]
  }' "$scratch/list" >"$scratch/cases" || fail 'the list'
same 'number of errors' "$(cut -f 1 "$scratch/cases" | sort -u | wc -l)" 161

# expect LANG: what is to come, the body on one line and the rest on the next
expect() {
  "$errcat" list -f json -l "$1" |
    sed -n 's/^\[*{"code":\([0-9]*\),.*"message":"\(.*\)","parameters":\[\],"language":"[^"]*"}.*$/\1	\2/p' >"$scratch/plain.$1"
  while IFS=$tab read -r code status query argument; do
    if [ "$argument" = - ]; then
      IFS=$tab read -r listed message <&3
      [ "$listed" = "$code" ] || fail "errcat list -l $1 has $listed in the place of $code"
      printf '{"error_code":%s,"error_msg":"%s"}\n' "$code" "$message"
    else
      "$errcat" "$code" "$argument" -l "$1" -f json || fail "errcat $code $argument -l $1"
    fi
    printf '%s application/json %s Accept-Language, Accept\n' "$status" "$1"
  done <"$scratch/cases" 3<"$scratch/plain.$1" >"$scratch/expected.$1"
}

# get LANG ACCEPT FILE: all the cases on one connection
get() {
  curl -sS -H "Accept-Language: $1" -H "Accept: $2" -K "$scratch/urls" --write-out \
    '\n%{http_code} %{content_type} %header{content-language} %header{vary}\n' >"$3" || fail curl
}

compare() {
  cmp -s "$2" "$3" || fail "$1
$(diff "$2" "$3" | head -n 4)"
  passed=$((passed + $(wc -l <"$2") / 2))
}

# each FUNCTION ARGUMENT…: once for each argument, all at a time
each() {
  function=$1 jobs=
  shift
  for argument in "$@"; do
    "$function" "$argument" &
    jobs="$jobs $!"
  done
  for job in $jobs; do
    wait "$job" || exit 1
  done
}

start
passed=0
while IFS=$tab read -r code status query argument; do
  [ "$query" = - ] && query=
  printf 'url = "%s/errors/%s?%s"\n' "$url" "$code" "$query"
done <"$scratch/cases" >"$scratch/urls"
each expect $languages
for language in $languages; do
  get "$language" '*/*' "$scratch/got"
  compare "answers in $language" "$scratch/got" "$scratch/expected.$language"
done
done_with 'every code in every language'

problem='s/^{"type".*"status":\([0-9]*\),"detail":"\(.*\)","error_code":\([0-9]*\).*}$/{"error_code":\3,"error_msg":"\2"}/
s/application\/problem+json/application\/json/'
for language in $languages; do
  get "$language" 'text/html, application/problem+json' "$scratch/got"
  same 'type' "$(sed -n 2p "$scratch/got")" "400 application/problem+json $language Accept-Language, Accept"
  sed "$problem" "$scratch/got" >"$scratch/taken"
  compare "problem details in $language" "$scratch/taken" "$scratch/expected.$language"
done
done_with 'problem details'

# ---- the client: the server speaks one language, the user reads another ----

# One error for each parameter name there is.
grep -v "$tab-\$" "$scratch/cases" | awk -F '[\t=]' '!seen[$3]++' >"$scratch/templates"

# say LANG
say() {
  while IFS=$tab read -r code status query argument; do
    "$errcat" "$code" "$argument" -l "$1" >"$scratch/said.$code.$1" || fail "errcat $code"
  done <"$scratch/templates"
}

# converse LANG: the server's
converse() {
  while IFS=$tab read -r code status query argument; do
    for to in $languages; do
      [ "$1" = "$to" ] && continue
      said=$("$client" --server-lang "$1" --lang "$to" "$url/errors/$code?$query")
      status=$?
      IFS= read -r want <"$scratch/said.$code.$to"
      same "$code $argument, $1 to $to" "$status $said" "1 $want"
      echo >>"$scratch/conversed"
    done
  done <"$scratch/templates"
}

each say $languages
each converse $languages
passed=$(wc -l <"$scratch/conversed")
same 'conversations' "$passed" $(($(wc -l <"$scratch/templates") * 30))
done_with "the client: $(wc -l <"$scratch/templates") errors, from each language to each other"

# ---- what really goes wrong ----

# ask LANG STATUS CODE [NAME=VALUE] -- CURL'S…
ask() {
  language=$1 status=$2 code=$3
  shift 3
  argument=
  [ "$1" = -- ] || { argument=$1 && shift; }
  shift
  got=$(curl -sS --globoff --path-as-is -H "Accept-Language: $language" \
    --write-out ' %{http_code} %header{content-language}' "$@") || fail "curl $*"
  kept="$scratch/asked.$code.$language"
  if [ -n "$argument" ] || ! [ -e "$kept" ]; then
    "$errcat" "$code" ${argument:+"$argument"} -l "$language" -f json >"$kept"
  fi
  IFS= read -r want <"$kept"
  [ -z "$argument" ] || rm "$kept"
  same "$*" "$got" "$want $status $language"
}

# works STATUS BODY CURL'S…
works() {
  status=$1 want=$2
  shift 2
  same "$*" "$(curl -sS --write-out '%{http_code}' "$@")" "$want
$status"
}

# A form with several faults: one response, each told beside its field.
long=$(printf 'é%.0s' $(seq 201))
name_21=$(printf 'x%.0s' $(seq 21))
for language in $languages; do
  got=$("$client" -X POST --server-lang ru --lang "$language" "$url/repositories?name=&tags=$long") &&
    fail 'a form with faults is taken'
  same "a form in $language" "$got" "name: $("$errcat" 400034 -l "$language")
tags: $("$errcat" 4000311 max=200 -l "$language")"
done
got=$("$client" -X POST --server-lang de --lang ar "$url/repositories?name=$name_21") || true
same 'one fault of a form' "$got" "name: $("$errcat" 4000318 -l ar)"
works 201 '{}' -X POST "$url/repositories?name=Docs&tags=a"
done_with 'a form: each field has its error'

works 200 '{"name":"Docs","used":990,"capacity":1000}' "$url/repositories/Docs"
works 201 '{"name":"Docs","used":1000,"capacity":1000}' -X POST "$url/repositories/Docs/files?size=10"
works 201 '{"days":21}' -d anything "$url/links?days=21"
for language in de ru zh-CN; do
  ask $language 404 40404 -- "$url/repositories/Nowhere"
  ask $language 404 40401 -- "$url/repositories/Archive"
  ask $language 404 40401 -- -X POST "$url/repositories/Archive/files?size=1"
  ask $language 400 400034 -- "$url/repositories/"
  ask $language 403 40321 repository=Docs -- -X POST "$url/repositories/Docs/files?size=1"
  ask $language 403 40321 repository=Docs -- -X POST "$url/repositories/Docs/files?size=9223372036854775807"
  for size in '' ?size ?size= ?size=-1 ?size=1x ?size=9223372036854775808; do
    ask $language 400 40003 -- -X POST "$url/repositories/Photos/files$size"
  done
  ask $language 403 4033023 days=21 -- -X POST "$url/links?days=22"
  ask $language 400 40003 -- -X POST "$url/links?days=0"
  for path in / /nowhere /repositories/Docs/other /repositories/Docs/files/ /links/; do
    ask $language 404 404 -- "$url$path"
  done
  for path in /links /repositories/Docs/files; do
    ask $language 405 405 -- "$url$path"
  done
  ask $language 405 405 -- -X PATCH "$url/repositories/Docs"
  ask $language 405 405 -- -d 'a body' "$url/errors/40003"
done
same Allow "$(curl -sS -o /dev/null --write-out '%header{allow}' "$url/links")" POST
same Allow "$(curl -sS -X PUT -o /dev/null --write-out '%header{allow}' "$url/repositories/Docs")" 'GET, HEAD'
done_with 'real failures'

# ---- what is wrong in a request ----

repeat() {
  awk -v text="$1" -v count="$2" 'BEGIN { while (count--) printf "%s", text }'
}

for status in 404 500; do
  message=$("$errcat" "$status" -l de)
  same "49999 with $status" "$(curl -sS -H 'Accept-Language: de' --write-out ' %{http_code}' \
    "$url/errors/49999?http_status=$status")" "{\"error_code\":49999,\"error_msg\":\"$message\"} $status"
done
for path in abc 0 -1 4294967296 40003x '49999?http_status=200' '49999?http_status=x' '40003/'; do
  ask fr 400 40003 -- "$url/errors/$path"
done
long=$(repeat x 3000)
ask fr 403 40321 "repository=$long" -- "$url/errors/40321?repository=$long" # more than the stack's
ask fr 403 40321 -- "$url/errors/40321"
ask fr 403 40321 -- "$url/errors/40321?repository"
ask fr 403 40321 -- "$url/errors/40321?$(repeat 'other=1&' 20)"
ask fr 403 4033023 -- "$url/errors/4033023?days=many"
ask fr 403 4033023 -- "$url/errors/4033023?days=-1"
ask fr 403 40321 'repository=%zz' -- "$url/errors/40321?repository=%zz"
ask fr 403 40321 'repository=%' -- "$url/errors/40321?repository=%"
ask fr 403 40321 "repository=$(printf '\357\277\275')" -- "$url/errors/40321?repository=%ff"
ask fr 400 40003 -- "$url/errors/40003?%00=%00&=&&&"

# hostile Accept-Language LANG-OF-ANSWER VALUE
hostile() {
  printf 'Accept-Language: %s\n' "$2" >"$scratch/field"
  same "Accept-Language: $(printf '%.60s' "$2")…" "$(curl -sS -H @"$scratch/field" \
    --write-out ' %{http_code} %header{content-language}' "$url/errors/40003")" \
    "$("$errcat" 40003 -l "$1" -f json) 400 $1"
}
hostile en "$(repeat a 8192)"
hostile en "$(repeat ',;q=-1-*;' 900)"
hostile en "$(repeat 'xx-yy;q=0.001,' 580)"
hostile ru "$(repeat ' ,' 4000)ru"
hostile en "$(printf '\377\376\300%%n%%s')"
hostile de 'en;q=0.1, de;q=0.9, *;q=0'
hostile en ''

# Too large for libmicrohttpd, which answers with a page of its own: no JSON, no code.
said=$("$client" --lang fr --server-lang "$(repeat a 65536)" "$url/errors/40003")
same 'status with a page of HTML' "$?" 1
same 'a page of HTML' "$said" "L’en-tête de la requête est trop volumineux"
said=$("$client" --lang fr -X HEAD "$url/repositories/Nowhere")
same 'HEAD' "$? $said" "1 $("$errcat" 404 -l fr)"
said=$("$client" --lang fr -X POST "$url/links?days=400")
same 'POST' "$? $said" "1 $("$errcat" 4033023 days=21 -l fr)"
said=$("$client" --lang fr "$url/repositories/Docs")
same 'success' "$? $said" '0 {"name":"Docs","used":1000,"capacity":1000}'
said=$("$client" --lang fr http://127.0.0.1:1/ 2>&1)
same 'nobody answers' "$?" 2
[ -n "$said" ] || fail 'nobody answers, and nothing is said'
"$client" --lang 2>/dev/null
same 'usage' "$?" 2
said=$("$client" file:///dev/null 2>&1)
same 'file:' "$?" 2
done_with 'bad requests'

grep -q '^403 4033023 ru 0 Maximum set time for external link is 21 days$' "$scratch/log" ||
  fail "the log has not what it should: $(tail -n 3 "$scratch/log")"
stop -TERM

# ---- files for a browser, and a table of one's own ----

mkdir -p "$scratch/web/sub"
printf 'start' >"$scratch/web/index.html"
printf 'code' >"$scratch/web/sub/a-b_c.js"
printf 'hidden' >"$scratch/web/.hidden.js"
printf 'other' >"$scratch/web/notes"
printf 'outside' >"$scratch/outside.js"
start --web "$scratch/web"
served() { curl -sS --path-as-is --write-out ' %{http_code} %{content_type} %header{x-content-type-options}' "$url/web/$1"; }
same 'the start page' "$(served '')" 'start 200 text/html; charset=utf-8 nosniff'
same 'a file below' "$(served sub/a-b_c.js)" 'code 200 text/javascript; charset=utf-8 nosniff'
same 'a policy' "$(curl -sS -o /dev/null --write-out '%header{content-security-policy}' "$url/web/" | cut -d ';' -f 1-2)" \
  "default-src 'none'; script-src 'self'"
for path in web/../../outside.js web/sub/../../../outside.js web//outside.js web/%2e%2e/outside.js web/.hidden.js web/notes \
  web/sub web/sub/ web/none.js web/a%00.js "web/$(repeat x 2000).js"; do
  ask de 404 404 -- "$url/$path"
done
ask de 405 405 -- -d anything "$url/web/"
works 200 '{"name":"Docs","used":990,"capacity":1000}' "$url/repositories/Docs"
stop -TERM

printf '%s\n' 'D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.text"))' \
  'T(7, 409, SOLD_OUT, PARAMETER(TEXT, article), FULL("{article} is sold out"), BARE("Sold out"))' >"$scratch/shop.def"
start --domain "$scratch/shop.def"
same 'an error of another table' "$(curl -sS --write-out '%{http_code}' "$url/errors/7?article=Tea")" '{"code":7,"text":"Tea is sold out"}409'
same 'what that table is not about' "$(curl -sS -o /dev/null --write-out '%{http_code}' "$url/repositories/Docs")" 404
stop -TERM
"$server" --domain "$scratch/none.def" 2>/dev/null
same 'a table that is not there' "$?" 1
done_with 'files and another table'

# ---- catalogs from a directory, read anew ----

# catalog TEXT
catalog() {
  printf '%s\n' 'msgid ""' 'msgstr ""' '"Language: de\n"' '"Content-Type: text/plain; charset=UTF-8\n"' \
    '"Plural-Forms: nplurals=2; plural=(n != 1);\n"' '' 'msgid "Invalid request parameters"' \
    "msgstr \"$1\"" | msgfmt -o "$scratch/new.mo" - && mv "$scratch/new.mo" "$catalog"
}
ask_catalog() {
  curl -sS -H 'Accept-Language: de' "$url/errors/40003"
}
catalog=$scratch/catalogs/de/LC_MESSAGES/errcat-fileshare.mo
mkdir -p "${catalog%/*}"
catalog Eins || fail msgfmt
start --catalogs "$scratch/catalogs"
same 'a catalog added' "$(ask_catalog)" '{"error_code":40003,"error_msg":"Eins"}'
catalog Zwei
same 'not yet' "$(ask_catalog)" '{"error_code":40003,"error_msg":"Eins"}'
kill -HUP "$pid"
tries=0
until [ "$(ask_catalog)" = '{"error_code":40003,"error_msg":"Zwei"}' ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ] || fail "SIGHUP: $(ask_catalog)"
  sleep 0.1
done
same 'the others' "$(curl -sS -H 'Accept-Language: de' "$url/errors/404")" "$("$errcat" 404 -l de -f json)"
printf 'rubbish' >"$scratch/new.mo" && mv "$scratch/new.mo" "$catalog"
kill -HUP "$pid"
tries=0
until grep -q 'This is not a .mo file' "$scratch/log"; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ] || fail "a broken catalog is not reported: $(cat "$scratch/log")"
  sleep 0.1
done
same 'the former one' "$(ask_catalog)" '{"error_code":40003,"error_msg":"Zwei"}'
stop -INT
done_with 'catalogs and signals'
