#!/bin/sh
# errcat explain on what people have: the logs of services, a web server's, what curl -v prints.
#   logs.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
errcat=$1
data=$(dirname "$0")/data/logs
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
unset LANGUAGE
export LC_ALL=C.UTF-8

# told 'what' STATUS 'stdout' 'stderr' ARGUMENTS… <input
told() {
  what=$1 want_status=$2 want_out=$3 want_err=$4
  shift 4
  "$errcat" explain "$@" >"$scratch/out" 2>"$scratch/err"
  status=$?
  if [ "$status" = "$want_status" ] && [ "$(cat "$scratch/out")" = "$want_out" ] &&
    [ "$(cat "$scratch/err")" = "$want_err" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf '%s\n' "FAILED: $what: $status" "$(cat "$scratch/out" "$scratch/err")"
  fi
}

parameters='Invalid request parameters'
ann='User [Ann] does not exist'
busy='The service is temporarily unavailable, please try again later'
no_code='errcat: line 1: The body has no error code'

# ---- JSON lines of a logger ----

cat >"$scratch/logger" <<'END'
{"level":"info","msg":"started"}
{"level":"error","msg":"upstream","response":{"error_code":40003,"error_msg":"Invalid request parameters"}}
{"level":"info","msg":"done","response":{"id":7}}
{"level":"error","attempts":[{"response":{"error_code":404061,"error_args":{"user":"Ann"}}},{"response":{"error_code":40003}}]}
END
told 'the response is found by itself' 1 "$parameters
$ann
$parameters" "$no_code
errcat: 2 lines could not be read and were left out" <"$scratch/logger"
told 'the response is where --at says' 1 "$parameters" "errcat: line 1: there is no response at \$.response
errcat: 3 lines could not be read and were left out" --at '$.response' <"$scratch/logger"
told 'where --at says, whatever the line has beside it' 0 "$parameters" '' --at '$.response' <<'END'
{"error_code":"E_LOG","response":{"error_code":40003}}
END
told 'the elements of a list' 1 "$ann
$parameters" "errcat: line 1: there is no response at \$.attempts
errcat: 3 lines could not be read and were left out" --at '$.attempts' <"$scratch/logger"
told 'one element of a list' 1 "$parameters" "errcat: line 1: there is no response at \$['attempts'][1].response
errcat: 3 lines could not be read and were left out" --at "\$['attempts'][1].response" <"$scratch/logger"
told 'the elements that have the rest' 1 "$ann
$parameters" "errcat: line 1: there is no response at \$.attempts[*].response
errcat: 3 lines could not be read and were left out" --at '$.attempts[*].response' <"$scratch/logger"
told 'a list of ready answers, to be joined again' 0 \
  '{"error_code":40003,"http_status":400,"language":"en","direction":"ltr","message":"Invalid request parameters","arguments":{},"matched":"none","server_message":null,"line":1,"input":{"id":5,"r":{"error_code":40003}}}
{"error_code":40003,"http_status":400,"language":"en","direction":"ltr","message":"Invalid request parameters","arguments":{},"matched":"none","server_message":null,"line":2,"input":{  "id": 6,  "r": {"error_code":40003} }}
{"error_code":40003,"http_status":400,"language":"en","direction":"ltr","message":"Invalid request parameters","arguments":{},"matched":"none","server_message":null,"line":6,"input":"[x] \"{\\\"error_code\\\":40003}\""}' '' \
  -f json --keep <<'END'
{"id":5,"r":{"error_code":40003}}
{
 "id": 6,
 "r": {"error_code":40003}
}
[x] "{\"error_code\":40003}"
END
told 'the line'"'"'s own error before one within it' 0 "$parameters" '' <<'END'
{"error_code":40003,"cause":{"error_code":404061,"error_args":{"user":"Ann"}}}
END
told 'a code that the table has before one that it has not' 0 "$parameters" '' <<'END'
{"error_code":"E_LOG","cause":{"error_code":40003}}
END
told 'what the table does not know is told even so' 0 'Unknown error 49999' '' <<'END'
{"level":"error","cause":{"error_code":49999}}
END

# ---- several errors, of which the table does not know all ----

cat >"$scratch/shop.def" <<'END'
D("shop", "https://shop.example/errors/")
SHAPE(CODE("$.error.reason") MESSAGE("$.error.text"))
SHAPE(CODE("$.error.reason") MESSAGE("$.error.Text"))
SHAPE(EACH("$.errors[*]") CODE("@.reason") MESSAGE("@.text") FIELD("@.field"))

E(1, 404, NO_ORDER, "There is no such order")
KEY(1, "no_order")
END
no_key='errcat: line 1: The error code is a text that the table has no KEY for'
errors='{"errors":[{"reason":"odd","text":"What?","field":"email"},{"reason":"no_order","text":"x","field":"name"}]}'
both="email  The server's error code: odd
The server said: What?
name  There is no such order
The server said: x"
told 'the first of a list is not known' 1 "$both" "$no_key" -d "$scratch/shop.def" <<END
$errors
END
told 'the same within a line' 1 "$both" "$no_key" -d "$scratch/shop.def" <<END
{"message":"upstream","response":$errors}
END
told 'none of a list has a code' 1 'a  The server said: x
b  The server said: y' "$no_code
$no_code" -d "$scratch/shop.def" <<'END'
{"errors":[{"text":"x","field":"a"},{"text":"y","field":"b"}]}
END
told 'the words are where another shape has them' 0 'There is no such order
The server said: Gone' '' -d "$scratch/shop.def" <<'END'
{"error":{"reason":"no_order","Text":"Gone"}}
END
told 'a type of the table’s own that it does not know' 1 'This conflicts with another change, please refresh and try again
The server'"'"'s error code: NOPE' "$no_code" -d "$scratch/shop.def" <<'END'
{"type":"https://shop.example/errors/NOPE","status":409}
END

# ---- bodies in strings ----

told 'a body as a string' 0 "$ann" '' <<'END'
{"level":"error","body":"{\"error_code\":404061,\"error_msg\":\"User [Ann] does not exist\"}"}
END
told 'a body as a string, where --at says' 0 "$ann" '' --at '$.body' <<'END'
{"note":{"error_code":40003},"body":"{\"error_code\":404061,\"error_msg\":\"User [Ann] does not exist\"}"}
END
told 'quotes within a string within a string' 0 "User [\"A\" \\ é] does not exist
$ann" '' <<'END'
{"log":"{\"msg\":\"x\",\"body\":\"{\\\"error_code\\\":404061,\\\"error_args\\\":{\\\"user\\\":\\\"\\\\\\\"A\\\\\\\" \\\\\\\\ \\\\u00e9\\\"}}\"}\n","stream":"stderr"}
{"log":"2026-03-02 ERROR upstream: {\"error_code\":404061,\"error_args\":{\"user\":\"Ann\"}} after 3 s\n","stream":"stderr"}
END
told 'strings of a line of text' 0 "$ann
$ann" '' <<'END'
level=error msg="upstream" body="{\"error_code\":404061,\"error_args\":{\"user\":\"Ann\"}}" took=5ms
2026-03-02 09:05 ERROR body='{"error_code":404061,"error_args":{"user":"Ann"}}' took 5 ms
END

told 'a printed object behind words' 1 "$ann
$parameters" "errcat: line 7: The body is not JSON; perhaps a proxy answered in the service's place" <<'END'
2026-11-30 10:00:00 ERROR upstream said {
  "error_code": 404061,
  "error_args": {
    "user": "Ann"
  }
}
function f() {
[10:00:01] retried: {

  "error_code": 40003}
END

# ---- a web server's log ----

told 'JSON at the end of a line' 0 "$ann" '' <<'END'
203.0.113.7 - - [30/Nov/2026:10:00:00 +0000] "GET /users/Ann HTTP/1.1" 404 97 {"error_code":404061,"error_args":{"user":"Ann"}}
END
told 'escapes of nginx and of Apache' 0 "User [Zoë] does not exist
$ann" '' <<'END'
203.0.113.7 - - [30/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 404 97 "{\x22error_code\x22:404061,\x22error_args\x22:{\x22user\x22:\x22Zo\xC3\xAB\x22}}" "-"
[30/Nov/2026:10:00:00 +0000] 404 "{\"error_code\":404061,\"error_args\":{\"user\":\"Ann\"}}"
END
told 'JSON between words' 0 "$ann" '' <<'END'
[2026-11-30 10:00:00,123] ERROR {main} upstream said {"error_code":404061,"error_args":{"user":"Ann"}} in 5 ms
END

# ---- curl -v ----

for log in curl-meter curl-two curl-terminal curl-pasted; do
  status=1 out="$ann
$busy" err='errcat: line 24: The response has no body'
  [ "$log" != curl-two ] || err='errcat: line 25: The response has no body'
  [ "$log" != curl-meter ] || status=0 out=$ann err=
  told "$log" "$status" "$out" "$err" <"$data/$log.log"
done
told 'a redirect that was followed' 0 "$ann" '' <<'END'
> GET / HTTP/1.1
>
< HTTP/1.1 301 Moved Permanently
< Location: /x
* Added cookie a="b" for domain example.org
< Content-Length: 0
<
* Connection #0 to host example.org left intact
> GET /x HTTP/1.1
>
< HTTP/1.1 404 Not Found
* The requested URL returned error: 404
< Content-Language: en
<
{ [74 bytes data]
{"error_code":404061,
 "error_msg":"User [Ann] does not exist"}* Connection #0 to host example.org left intact
END

# ---- what must not be lost, nor taken for something else ----

repository='The repository has insufficient space, please clean the recycle bin or delete unnecessary files to continue using'
told 'behind an escaped object, and behind a brace' 0 "$repository
$parameters
$repository
$parameters" '' <<'END'
req={\x22error_code\x22:40321} up={"error_code":40003}
a {"error_code":40321} path C:{\dir} {"error_code":40003}
END
told 'a line that looks like one of curl' 0 "$parameters
$parameters" '' <<'END'
* app: body="{\"error_code\":40003}"
> got { "error_code": 40003 }
END
told 'values that have words alone' 1 "$parameters
The server said: new words" 'errcat: line 1: there is no response at $.r[*].b
errcat: line 1: The body has no error code' --at '$.r[*].b' <<'END'
{"r":[{"b":{"error_code":40003}},{"b":"502 Bad Gateway"},{"b":"{\"error_msg\":\"new words\"}"}]}
END
cat >"$scratch/deep.def" <<'END'
D("deep", "https://x.example/")
SHAPE(CODE("$.error.status") MESSAGE("$.error.message"))

E(5, 404, NOT_FOUND, "Not there")
E(404, 404, OTHER, "Something else")
END
told 'a member called as a code that lies deeper' 1 'Not there' "errcat: line 2: The body has no error code
errcat: 2 lines could not be read and were left out" -d "$scratch/deep.def" <<'END'
{"type":"https://x.example/NOT_FOUND","title":"Not there","status":404}
{"level":"error","status":404,"text":"GET /"}
{"level":"error","code":5}
END
{ printf '[2026-11-30] %01048576d\n' 0; echo '{"error_code":40003}'; echo '{"error_code":40101}'; } >"$scratch/long"
told 'what stands behind a line that is too long' 1 "$parameters
Invalid token" 'errcat: line 1: The response is too long; up to 1 MiB of it is read' <"$scratch/long"
printf 'x ' >"$scratch/many"
for i in 1 2 3; do printf '{"error_code":40003} '; done >>"$scratch/many"
kept=$("$errcat" explain -f json --keep "$scratch/many" | grep -c '"input"')
if [ "$kept" = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: a line is kept $kept times"; fi

# ---- what is wrong ----

told 'a path that is none' 2 '' 'errcat: “response” is not a path such as $.response' --at response </dev/null
told 'a path without steps' 2 '' 'errcat: “$” is not a path such as $.response' --at '$' </dev/null
told 'a path of an element' 2 '' 'errcat: “@.x” is not a path such as $.response' --at '@.x' </dev/null
told 'a path given twice' 2 '' 'errcat: The option “--at” is given twice; write it once' --at '$.a' --at '$.b' </dev/null
told 'nothing to keep in text' 2 '' 'errcat: The option “--keep” goes with “errcat explain --format json” only' --keep </dev/null
told 'quotes that do not end' 1 '' 'errcat: line 1: The body is not JSON; perhaps a proxy answered in the service'"'"'s place' <<'END'
x {"error_code":40003
END
told 'an object that is cut, and what is whole in it' 1 "$parameters" 'errcat: line 1: The body ends too early' <<'END'
{"errors":[{"error_code":40003},{"error_code":404
END

# Braces by the thousand, of which no object is made, take the time that they are long.
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do braces="$braces$braces{\"a\":[{\"b\":\\\""; done
printf '%s\n' "x $braces" >"$scratch/braces"
timeout 20 "$errcat" explain "$scratch/braces" >/dev/null 2>&1
if [ $? = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo 'FAILED: braces'; fi

echo "logs: $passed passed, $failed failed"
[ $failed = 0 ]
