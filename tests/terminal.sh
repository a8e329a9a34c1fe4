#!/bin/sh
# The command line on a terminal: width, what stands out, a locale that is not UTF-8.
#   terminal.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
errcat=$(realpath "$1") || exit 1
passed=0 failed=0
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$scratch" || exit 1
unset LANGUAGE LC_ALL LC_MESSAGES LC_CTYPE LANG COLUMNS NO_COLOR LOCPATH
LC_ALL=C.UTF-8 TERM=xterm
export LC_ALL TERM errcat
escape=$(printf '\033')

# terminal 'SETTINGS and arguments, as a shell reads them': runs errcat on one, and leaves out and err.
terminal() {
  script -qec "env ${1% -- *} \"\$errcat\" ${1#* -- } 2>err" /dev/null </dev/null | tr -d '\r' >out
}

# tell 'case' 'want' 'got'
tell() {
  if [ "$3" = "$2" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  want: %s\n  got:  %s\n' "$1" "$2" "$3"
  fi
}

printf '%s\n' 'D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))' \
  'E(7, 404, SHELF_EMPTY, "There is nothing on the shelf; please look at another one, or ask a clerk")' \
  'E(8, 0, SHORT, "Short")' >shop.def

# a line an error where it is not a terminal, whatever is set
"$errcat" -d shop.def list >plain
tell 'a pipe' '       7  404  SHELF_EMPTY                           There is nothing on the shelf; please look at another one, or ask a clerk
       8    0  SHORT                                 Short' "$(cat plain)"
tell 'a pipe with COLUMNS' "$(cat plain)" "$(COLUMNS=40 "$errcat" -d shop.def list)"

# a sentence that has no room beside the name stands below it
terminal 'NO_COLOR=1 -- -d shop.def list'
tell '80 columns' '       7  404  SHELF_EMPTY
               There is nothing on the shelf; please look at another one, or ask
               a clerk
       8    0  SHORT
               Short' "$(cat out)"
cp out narrow
for settings in 'COLUMNS= ' COLUMNS=0 COLUMNS=-1 COLUMNS=x COLUMNS=99999999999999999999 COLUMNS=80; do
  terminal "NO_COLOR=1 $settings -- -d shop.def list"
  tell "$settings" "$(cat narrow)" "$(cat out)"
done
terminal 'NO_COLOR=1 COLUMNS=100 -- -d shop.def list'
tell '100 columns' '       7  404  SHELF_EMPTY                           There is nothing on the shelf; please look at
                                                     another one, or ask a clerk
       8    0  SHORT                                 Short' "$(cat out)"
cp out wide
# shellcheck disable=SC2016 # the terminal's shell expands it
script -qec 'stty cols 100; NO_COLOR=1 "$errcat" -d shop.def list' /dev/null </dev/null | tr -d '\r' >out
tell 'a terminal of 100 columns' "$(cat wide)" "$(cat out)"
terminal 'NO_COLOR=1 COLUMNS=1 -- -d shop.def list'
tell '1 column' "$(tr -d ' \n' <plain)" "$(tr -d ' \n' <out)"
for language in en ar cs de es fr id it ja ko nl pl pt-BR ru sv tr uk vi zh-CN; do
  terminal "NO_COLOR=1 -- list -l $language"
  width=$(wc -L <out) # the longest line, in columns
  [ "$width" -le 80 ] && width=80
  tell "list in $language, within 80 columns" 80 "$width"
  tell "help in $language, within 79 columns" '' "$("$errcat" --help -l "$language" | while IFS= read -r line; do
    [ "$(echo "$line" | wc -L)" -le 79 ] || echo "$line"
  done)"
  tell "list in $language has all words" "$("$errcat" list -l "$language" | tr -d ' \n')" "$(tr -d ' \n' <out)"
done

# a mark of the language stands in front of all lines of the sentence
mkdir -p ru/LC_MESSAGES
printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' 'msgid "Short"' 'msgstr "Кратко"' |
  msgfmt -o ru/LC_MESSAGES/shop.mo -
terminal 'NO_COLOR=1 COLUMNS=100 -- -d shop.def -c . -l ru list'
tell 'a language that is marked' '       7  404  SHELF_EMPTY                           [en] There is nothing on the shelf; please look
                                                          at another one, or ask a clerk
       8    0  SHORT                                 Кратко' "$(cat out)"

# what one would type again stands out, where the terminal wants it
strong="${escape}[1m       8${escape}[m    0  ${escape}[1mSHORT${escape}[m"
terminal 'A=b -- -d shop.def list'
tell 'bold' "$strong" "$(sed -n 4p out)"
terminal 'NO_COLOR= -- -d shop.def list'
tell 'NO_COLOR that is empty' "$strong" "$(sed -n 4p out)"
for settings in NO_COLOR=1 NO_COLOR=0 TERM=dumb TERM= '-u TERM'; do
  terminal "$settings -- -d shop.def list"
  tell "$settings" "$(cat narrow)" "$(cat out)"
done
terminal 'A=b -- languages -d shop.def'
tell 'languages' "${escape}[1men${escape}[m       " "$(cut -c 1-16 out)"
for words in list 'list -f json' languages 40003; do
  terminal "A=b -- $words -f json"
  # shellcheck disable=SC2086 # the words are several
  tell "no escapes in JSON or a pipe: $words" '' "$("$errcat" $words | grep "$escape")$(grep "$escape" out)"
done
terminal 'A=b -- Invalid request parameters'
tell 'the code of a text' "${escape}[1m40003${escape}[m  Invalid request parameters" "$(cat out)"
terminal 'A=b -- 40003'
tell 'no escapes in a message' 'Invalid request parameters' "$(cat out)"

# columns are those of a terminal: each of these characters takes two
printf '%s\n' 'D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))' \
  'E(7, 404, SHELF_EMPTY, "架子上没有东西了，请看看另一个架子，或者问问店员，他们会很高兴帮助您找到您要的东西的")' >shop.def
terminal 'NO_COLOR=1 -- -d shop.def list'
tell 'wide characters' '       7  404  SHELF_EMPTY
               架子上没有东西了，请看看另一个架子，或者问问店员，他们会很高兴帮
               助您找到您要的东西的' "$(cat out)"

# a locale that is not UTF-8 is told, once and on a terminal alone, where it matters: locale | charset | better
if command -v localedef >/dev/null && [ -d /usr/share/i18n/locales ]; then
  mkdir locales
  localedef --no-archive -i de_DE -f ISO-8859-1 locales/de_DE 2>/dev/null
fi
said() {
  echo "errcat: The output is UTF-8, but the terminal's locale, $1, has the charset $2; set $3 to a UTF-8 locale, such as $4"
}
while IFS='|' read -r settings locale charset variable better; do
  terminal "-u LC_ALL $settings -- 40003 -l de"
  tell "$settings: stdout" 'Ungültige Anfrageparameter' "$(cat out)"
  tell "$settings: stderr" "${locale:+$(said "$locale" "$charset" "$variable" "$better")}" "$(cat err)"
done <<'END'
LC_ALL=C.UTF-8|
LC_ALL=de_DE.utf8|
LC_ALL=de_DE.UTF8@euro|
LANG=de|
LANG=xx_XX@euro|
LC_ALL=de_DE.ISO-8859-1|de_DE.ISO-8859-1|ISO-8859-1|LC_ALL|de_DE.UTF-8
LC_CTYPE=zh_CN.GB18030 LANG=C.UTF-8|zh_CN.GB18030|GB18030|LC_CTYPE|zh_CN.UTF-8
LC_ALL= LANG=de_DE.ISO-8859-15@euro|de_DE.ISO-8859-15@euro|ISO-8859-15|LANG|de_DE.UTF-8
LC_MESSAGES=de_DE.ISO-8859-1 LANG=C.UTF-8|
END
if [ -d locales/de_DE ]; then
  terminal "LC_ALL=de_DE LOCPATH=$scratch/locales -- 40003"
  tell 'a locale whose name has no charset' "$(said de_DE ISO-8859-1 LC_ALL de_DE.UTF-8)" "$(cat err)"
fi
for settings in LC_ALL=C LC_ALL=POSIX '-u LC_ALL'; do
  terminal "$settings -- 40003 -l de"
  tell "$settings" 'to a UTF-8 locale, such as C.UTF-8' "$(grep -o 'to a UTF-8.*' err)"
  terminal "$settings -- 40003"
  tell "$settings, ASCII" '' "$(cat err)"
done
terminal 'LC_ALL=C -- list -l ru'
tell 'once' 1 "$(wc -l <err)"
tell 'a pipe' '' "$(LC_ALL=C "$errcat" 40003 -l de 2>&1 >/dev/null)"
terminal "LC_ALL=de_DE.$(printf '\033')[31m -- 40003"
tell 'a locale that would act on the terminal' '' "$(grep "$escape" err)"

echo "terminal: $passed passed, $failed failed"
[ "$failed" = 0 ]
