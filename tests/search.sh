#!/bin/sh
# Finding an error by words, and describing it.
#   search.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck disable=SC1111,SC1112,SC2016 # typographic quotation marks; a hostile name stays as it is
errcat=$(realpath "$1") || exit 1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$scratch" || exit 1
unset LANGUAGE LC_ALL LC_MESSAGES LANG
LC_ALL=C.UTF-8
export LC_ALL

# check 'problem, or nothing' ARGUMENTS…
check() {
  if [ -z "$1" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    problem=$1
    shift
    echo "FAILED: errcat $*: $problem"
  fi
}

# run STATUS 'expected stdout' 'part of stderr, or empty for none' ARGUMENTS…
run() {
  want_status=$1 want_out=$2 want_err=$3
  shift 3
  "$errcat" "$@" >out 2>err
  status=$?
  problem=
  [ "$status" = "$want_status" ] || problem="exit status $status, not $want_status"
  [ "$(cat out)" = "$want_out" ] || problem="$problem; stdout: $(cat out)"
  case $(cat err) in
    "$want_err") ;;
    *"$want_err"*) [ -n "$want_err" ] || problem="$problem; stderr: $(cat err)" ;;
    *) problem="$problem; stderr: $(cat err)" ;;
  esac
  check "$problem" "$@"
}

# found 'the codes, a space between two' ARGUMENTS…
found() {
  want=$1
  shift
  "$errcat" "$@" >out 2>err
  status=$? codes=$(awk '{printf "%s%s", (NR > 1 ? " " : ""), $1}' out)
  [ "$status $codes $(cat err)" = "0 $want " ] && problem= || problem="$status: $codes $(cat err)"
  check "$problem" "$@"
}

cat >shop.def <<'END'
D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))
/* TRANSLATORS: the shelf "E(8, …" is
   in a shop.
   xgettext: no-c-format */
E(7, 404, SHELF_EMPTY, "Nothing on the shelf.") KEY(7, "shelf/empty") KEY(7, "nothing_there")
/* not for translators */
T(8, 409, SOLD_OUT, PARAMETER(TEXT, article) PARAMETER(COUNT, left) PARAMETER(NUMBER, order) PARAMETER(TIME, from),
  /* TRANSLATORS: {left}: how many. */
  FORM("Only {left} piece of {article} is left from {from} for {order}",
       "Only {left} pieces of {article} are left from {from} for {order}"),
  /* TRANSLATORS: without
     them all */ BARE("There is not enough; l’article est épuisé"))
KEY(8, "sold_out")
/* TRANSLATORS: a Greek */ E(-9, 0, BROKEN, "ΤΕΛΟΣ /* TRANSLATORS: no */ \"q\"")
E(70, 200, LAST, "Last")
E(9, 400, EQUALS, "a=b does not hold")
END
mkdir -p catalogs/ru/LC_MESSAGES
cat >ru.po <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "Nothing on the shelf."
msgstr "На полке ничего нет."

msgid "Only {left} piece of {article} is left from {from} for {order}"
msgid_plural "Only {left} pieces of {article} are left from {from} for {order}"
msgstr[0] "{article} {left} штука {from} {order}"
msgstr[1] "{article} {left} штуки {from} {order}"
msgstr[2] "{article} {left} штук осталось {from} {order}"

msgid "There is not enough; l’article est épuisé"
msgstr "Не хватает"

msgid "Last"
msgstr "Последний"
END
msgfmt ru.po -o catalogs/ru/LC_MESSAGES/shop.mo
set -- -d shop.def -c catalogs

# words in code, name, key and sentence; without regard to case, a full stop and order
row='       7  404  SHELF_EMPTY                           Nothing on the shelf.'
run 0 "$row" '' "$@" shelf
run 0 "$row" '' "$@" nothing shelf
run 0 '[{"code":7,"http_status":404,"name":"SHELF_EMPTY","message":"Nothing on the shelf.","parameters":[],"language":"en"},
{"code":70,"http_status":200,"name":"LAST","message":"Last","parameters":[],"language":"en"}]' '' "$@" '7 t' -f json
for words in 'shelf nothing' 'SHELF NOTHING on' 'shelf.' 'the shelf...' 'nothing。' 'Nothing  on	the shelf' \
  shelf_ EMPTY shelf/e nothing_th '7 shelf' ' shelf' 'shelf ' 'empty shelf/' 'nothing on the Shelf' \
  "$(printf 'on\302\240the\343\200\200shelf')"; do
  found 7 "$@" "$words"
done
found '7 70' "$@" '7 T'
found 8 "$@" piece
found 8 "$@" pieces
found 8 "$@" Enough
found 8 "$@" "L'ARTICLE ÉPUISÉ"
found 8 "$@" Sold
found -9 "$@" τελος
found 7 "$@" Shelf the -l ru
# in the reader's language, in every form, and in one that the reader does not read
found 8 "$@" -l ru штука
found 8 "$@" -l ru ШТУКИ
found 8 "$@" -l ru осталось ШТУК
found 8 "$@" -l ru хватает
run 0 '       7  404  SHELF_EMPTY                           На полке ничего нет.' '' "$@" -l ru полке
run 0 "$row" '' "$@" ПОЛКЕ
# what is not translated is marked with its language, by the message alone
run 0 '       7  404  SHELF_EMPTY                           На полке ничего нет.
       8  409  SOLD_OUT                              {article} {left} штук осталось {from} {order}
      -9    0  BROKEN                                [en] ΤΕΛΟΣ /* TRANSLATORS: no */ "q"
      70  200  LAST                                  Последний
       9  400  EQUALS                                [en] a=b does not hold' '' "$@" list -l ru
run 0 '       9  400  EQUALS                                a=b does not hold' '' "$@" -l en 'does hold'
run 0 '       9  400  EQUALS                                [en] a=b does not hold' '' "$@" -l ru 'does hold'
run 0 '[{"code":70,"http_status":200,"name":"LAST","message":"Последний","parameters":[],"language":"ru"}]' '' "$@" -l ru -f json las
run 0 '[{"code":9,"http_status":400,"name":"EQUALS","message":"a=b does not hold","parameters":[],"language":"en"}]' '' "$@" -l ru -f json hold
found '4000305 40106' 超时 登录 -l en

# what reads exactly as a message or is a name or a key is no search
run 0 'Nothing on the shelf.' '' "$@" SHELF_EMPTY
run 0 'Nothing on the shelf.' '' "$@" shelf/empty
run 0 'Nothing on the shelf.' '' "$@" nothing_there
run 0 '7  Nothing on the shelf.' '' "$@" 'На полке ничего нет.'
run 0 '7  Nothing on the shelf.' '' "$@" Nothing on the shelf.
run 0 '70  Last' '' "$@" Last.
run 0 '70  Last' '' "$@" Last。
run 0 '8  Only 3 pieces of Tea are left from Mar 2, 2026 for 5' '' "$@" 'Only 3 pieces of Tea are left from Mar 2, 2026 for 5.'
run 0 '{"code":70,"message":"Last"}' '' "$@" Last -f json

# nothing is found: what is near is told, commands too
run 1 '' 'There is no error “shelf nowhere”; “errcat list” shows them all' "$@" shelf nowhere
run 1 '' 'did you mean “SHELF_EMPTY”?' "$@" SHELF_EMPT
run 1 '' 'did you mean “SHELF_EMPTY”?' "$@" shelf-empti
run 1 '' 'did you mean “nothing_there”?' "$@" nothing_thare
run 1 '' 'did you mean “SOLD_OUT”?' "$@" soldd out
for words in 'explian|explain' 'explian a.log|explain' 'lsit|list' 'descibe 7|describe' 'langauges|languages'; do
  # shellcheck disable=SC2086 # the words are several
  run 1 '' "There is no error “${words%|*}”; did you mean “${words#*|}”?" "$@" ${words%|*}
done
for words in . '。。' ' ' '	' '…' "$(printf '\377\376')" "$(printf 'a\033[31m')" "$(printf '%05000d' 0)x"; do
  run 1 '' 'There is no error' "$@" "$words"
done
check "$(grep "$(printf '\033')" err)" 'an escape in words'
run 2 '' 'An argument is empty' "$@" shelf ''

# arguments are of one error
run 1 '' 'There is no error “shelf”' "$@" shelf article=Tea
run 1 '' 'There is no error “article=Tea”' "$@" article=Tea
run 0 '9  a=b does not hold' '' "$@" 'a=b does not hold'
run 2 '' '“shelf” is not NAME=VALUE' "$@" 7 shelf
run 1 '' 'There is no error “shelf”' "$@" shelf nothing article=Tea
# so are problem details
run 2 '' 'Problem details are about one error, not about words; name one: errcat 7 --format problem' "$@" shelf -f problem
run 1 '' 'There is no error' "$@" xyzzy -f problem
# a number is a code, whatever it is part of
run 1 'Unknown error 4033' 'There is no error “4033”' 4033
found '4033019' '4033 close'

# describe
run 0 'Code               7
Name               SHELF_EMPTY
Key                shelf/empty
                   nothing_there
HTTP status        404
Message            Nothing on the shelf.
Example            errcat --domain shop.def 7
For translators    the shelf "E(8, …" is in a shop.' '' "$@" describe 7
eight='Code               8
Name               SOLD_OUT
Key                sold_out
HTTP status        409'
rest='Parameters         article  a text
                   left     a number of things
                   order    a number that identifies
                   from     a date, or a date and time
Example            errcat --domain shop.def 8 article=Docs left=21 order=2 from=2026-03-02T09:05
For translators    {left}: how many.
                   without them all'
for word in 8 SOLD_OUT sold_out 'There is not enough; l’article est épuisé.' 'Не хватает' \
  'Only 3 pieces of Tea are left from Mar 2, 2026 for 5'; do
  run 0 "$eight
Message            Only {left} piece of {article} is left from {from} for {order}
                   Only {left} pieces of {article} are left from {from} for {order}
Without arguments  There is not enough; l’article est épuisé
$rest" '' "$@" describe "$word"
done
run 0 '{"code":8,"http_status":409,"name":"SOLD_OUT","message":"{article} {left} штука {from} {order}","message_plural":"{article} {left} штук осталось {from} {order}","parameters":[{"name":"article","type":"text"},{"name":"left","type":"count"},{"name":"order","type":"number"},{"name":"from","type":"time"}],"language":"ru","keys":["sold_out"],"bare":"Не хватает","english":{"message":"Only {left} piece of {article} is left from {from} for {order}","message_plural":"Only {left} pieces of {article} are left from {from} for {order}","bare":"There is not enough; l’article est épuisé"},"example":"errcat --domain shop.def 8 article=Docs left=21 order=2 from=2026-03-02T09:05","note":"{left}: how many.\nwithout them all"}' '' "$@" -l ru describe 8 -f json
run 0 '{"code":-9,"http_status":0,"name":"BROKEN","message":"ΤΕΛΟΣ /* TRANSLATORS: no */ \"q\"","parameters":[],"language":"en","keys":[],"english":{"message":"ΤΕΛΟΣ /* TRANSLATORS: no */ \"q\""},"example":"errcat --domain shop.def -- -9","note":"a Greek"}' '' "$@" -l ru -f json describe -- -9
run 0 'Code               70
Name               LAST
HTTP status        200
Message            Last
Example            errcat --domain shop.def 70' '' "$@" describe LAST
run 0 '错误码        40321
名称          REPOSITORY_FULL
HTTP 状态码   403
消息          库“{repository}”空间不足，请清理回收站或删除不需要的文件后继续使用
缺少参数值时  该库空间不足，请清理回收站或删除不需要的文件后继续使用
英文          Repository [{repository}] has insufficient space, please clean the recycle bin or delete unnecessary files to continue using
              The repository has insufficient space, please clean the recycle bin or delete unnecessary files to continue using
参数          repository  文本
示例          errcat 40321 repository=Docs' '' describe 40321 -l zh-CN
run 2 '' 'Which error? For example: errcat describe 40003' describe
run 2 '' '“b” has no place here' describe 40003 b
run 2 '' 'There is no format “problem”; use text or json' describe 40003 -f problem
run 1 '' 'There is no error “49999”' describe 49999
run 1 '' 'There is no error “99999999999999999999”' describe 99999999999999999999
run 1 '' 'did you mean “REPOSITORY_FULL”?' describe 'repository full'

# an example works, whatever the file is called
for name in shop.def 'a b.def' "it's.def" 'ü.def' '$(touch BAD).def' -x.def; do
  [ -e "./$name" ] || cp shop.def "./$name"
  example=$("$errcat" -d "$name" describe 8 -f json | sed 's/.*"example":"//; s/","note".*//; s/\\\\/\\/g')
  problem=
  [ "$(eval "\"\$errcat\" ${example#errcat }" 2>&1)" = 'Only 21 pieces of Docs are left from Mar 2, 2026, 9:05 AM for 2' ] || problem=$example
  check "$problem" -d "$name" describe 8
done
name=$(printf 'a\033[31m.def')
cp shop.def "$name"
check "$("$errcat" -d "$name" describe 70 | grep 'errcat' | grep -v -- '--domain FILE 70$')" 'a name that would act on a terminal'
"$errcat" list -f json | sed 's/^\[\{0,1\}{"code":\([0-9]*\),.*/\1/' >codes
problem=
while read -r code; do
  example=$("$errcat" describe "$code" | sed -n 's/^Example  *errcat //p')
  # shellcheck disable=SC2086 # the words are several
  "$errcat" $example >out 2>&1 && ! grep -q '[{}]' out || problem="$problem $code"
done <codes
check "$problem" 'the example of each error'

echo "search: $passed passed, $failed failed"
[ "$failed" = 0 ]
