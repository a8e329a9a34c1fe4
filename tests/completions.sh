#!/bin/bash
# The completions as a shell asks for them.
#   completions.sh ERRCAT
# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck disable=SC2016,SC2123,SC1003 # hostile words stay as they are; PATH is what is tested
errcat=$(realpath "$1") || exit 1
source=$(realpath "$(dirname "$0")/..") || exit 1
completions=$source/completions
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/work/po" "$scratch/work/my files" "$scratch/none"
cd "$scratch/work" || exit 1
touch shop.def shop.json 'po/de.po' 'po/fr.po' 'po/notes' 'my files/a b.def'
PATH=$(dirname "$errcat"):$PATH
LC_ALL=C.UTF-8
export PATH LC_ALL
unset LANGUAGE
passed=0 failed=0

# tell 'case' 'want' 'got'
tell() {
  if [[ $3 == "$2" ]]; then
    passed=$((passed + 1))
    echo "ok: $1"
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  want: %s\n  got:  %s\n' "$1" "$2" "$3"
  fi
}

# sorted SEPARATOR: the lines of the input, sorted, in one.
sorted() {
  LC_ALL=C sort | paste -sd "$1"
}

# What is published stays, and what is added here is expected without a change to this file.
codes() { awk -v begin="$1" 'index($1, begin) == 1 {print $1}' "$source/tests/data/registry.txt"; }
names() { awk -v begin="$1" 'index($3, begin) == 1 {print $3}' "$source/tests/data/registry.txt"; }
tags() {
  echo en
  sed -e '/^#/d; s/_/-/' "$source/po/fileshare/LINGUAS"
}

# ---- bash ----

# shellcheck source=completions/errcat.bash
source "$completions/errcat.bash" || exit 1

# Splits a line as readline does: at blanks, and at each run of the characters that break words.
split() {
  local line=$1 breaks=${COMP_WORDBREAKS//[!=:@]/} word rest
  COMP_WORDS=()
  while [[ -n $line ]]; do
    if [[ $line == ' '* ]]; then
      line=${line#' '}
      [[ -n $line ]] || COMP_WORDS+=('')
      continue
    fi
    if [[ -n $breaks && $line == ["$breaks"]* ]]; then
      rest=${line#"${line%%[!"$breaks"]*}"}
      word=${line%"$rest"}
    else
      rest=$line word=
      while [[ -n $rest && $rest != ' '* && ! (-n $breaks && $rest == ["$breaks"]*) ]]; do
        [[ $rest == \\* ]] && word+=${rest:0:1} rest=${rest:1}
        word+=${rest:0:1} rest=${rest:1}
      done
    fi
    COMP_WORDS+=("$word")
    line=$rest
  done
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
}

# complete 'line up to the cursor' 'the replies, sorted, a | between two'
complete_line() {
  local want=$2 got
  COMP_LINE=$1 COMP_POINT=${#1}
  split "$1"
  COMPREPLY=()
  _errcat errcat "${COMP_WORDS[COMP_CWORD]}" '' 2>"$scratch/noise"
  got=$(printf '%s\n' "${COMPREPLY[@]}" | sorted '|')
  tell "bash: ${shown:-$1}" "$want" "$got$(cat "$scratch/noise")"
}

default=$' \t\n"\'@><=;|&(:'
COMP_WORDBREAKS=$default
complete_line 'errcat ' 'check|describe|explain|export|languages|list'
complete_line 'errcat des' 'describe'
complete_line 'errcat describe 4032' "$(codes 4032 | sorted '|')"
complete_line 'errcat describe REPOSITORY_FULL' "$(names REPOSITORY_FULL | sorted '|')"
complete_line 'errcat describe XYZZY' ''
complete_line 'errcat -l de describe 40321 ' ''
complete_line 'errcat ex' 'explain|export'
complete_line 'errcat export ' 'js|json|site'
complete_line 'errcat export js ' ''
complete_line 'errcat export js -o p' 'po'
complete_line 'errcat export --output=p' 'po'
complete_line 'errcat export json -op' '-opo'
complete_line 'errcat export site --base-url https://x.example/ --output=p' 'po'
complete_line 'errcat 4032' "$(codes 4032 | sorted '|')"
complete_line 'errcat REPOSITORY_FULL' "$(names REPOSITORY_FULL | sorted '|')"
complete_line 'errcat XYZZY' ''
complete_line 'errcat --' '--at|--base-url|--catalogs|--domain|--format|--help|--keep|--lang|--output|--version'
complete_line 'errcat 40321 --f' '--format'
complete_line 'errcat --lang ' "$(tags | sorted '|')"
complete_line 'errcat --lang=zh-' 'zh-CN'
complete_line 'errcat -l de,fr' 'de,fr'
complete_line 'errcat -l de:fr' 'fr'
complete_line 'errcat -lzh-' '-lzh-CN'
complete_line 'errcat --format ' 'json|problem|text'
complete_line 'errcat -f j' 'json'
complete_line 'errcat --format=p' 'problem'
complete_line 'errcat list --format=' 'json|problem|text'
complete_line 'errcat 40321 ' 'repository='
complete_line 'errcat REPOSITORY_FULL rep' 'repository='
complete_line 'errcat -l de --format json 4033023 ' 'days='
complete_line 'errcat 40321 repository=Docs ' ''
complete_line 'errcat 40321 repository=D' ''
complete_line 'errcat 40003 ' ''
complete_line 'errcat 404061 user=lin@example.org ' ''
complete_line 'errcat -- 40321 --' ''
complete_line 'errcat list ' ''
complete_line 'errcat check po/' 'po/de.po|po/fr.po'
complete_line 'errcat check po/de.po sh' 'shop.def'
complete_line 'errcat explain sh' 'shop.def|shop.json'
complete_line 'errcat explain po/notes sh' 'shop.def|shop.json'
complete_line 'errcat list > shop.j' 'shop.json'
complete_line 'errcat -d sh' 'shop.def'
complete_line 'errcat --domain=sh' 'shop.def'
complete_line 'errcat -d my\ files/' 'my files/a b.def'
complete_line 'errcat --catalogs p' 'po'

# = and : do not break words everywhere
COMP_WORDBREAKS=$' \t\n'
complete_line 'errcat --lang=zh-' '--lang=zh-CN'
complete_line 'errcat -l de:fr' 'de:fr'
complete_line 'errcat --domain=sh' '--domain=shop.def'
complete_line 'errcat --format=json 40321 r' 'repository='
COMP_WORDBREAKS=$default

# Words that would do harm if they were evaluated.
for hostile in '$(touch${IFS}BAD)' '`touch BAD`' '*' 'x;touch BAD' "'" '[' '\' '-d $(touch BAD)/' \
  '--domain=$(touch${IFS}BAD)' '40321 $(touch${IFS}BAD)' 'check $(touch${IFS}BAD)/' \
  '-d $(touch${IFS}BAD) 4032199' '-l $(touch${IFS}BAD),d'; do
  shown=$hostile complete_line "errcat $hostile" "$(
    case $hostile in *,d) echo '$(touch${IFS}BAD),de' ;; esac
  )"
done
tell 'bash: nothing was evaluated' '' "$(find "$scratch" -name 'BAD*')"

# A stand-in that tells what it was asked, a pipe that would block, no errcat at all.
mkdir "$scratch/bin"
cat >"$scratch/bin/errcat" <<'FAKE'
#!/bin/sh
echo "$*" >>asked
echo '[{"code":7,"http_status":400,"name":"SHELF","message":"a \"parameters\":[{\"name\":\"no\",\"type\":\"text\"}]","parameters":[{"name":"shelf","type":"text"},{"name":"count","type":"count"}]}]'
exit 1
FAKE
chmod +x "$scratch/bin/errcat"
mkfifo pipe.def
path=$PATH PATH=$scratch/bin:$PATH
complete_line 'errcat -d shop.def -c po 7 ' 'count=|shelf='
complete_line 'errcat --domain=my\ files/a\ b.def SHELF shelf=1 ' 'count='
complete_line 'errcat -d pipe.def 7' '7'
complete_line 'errcat -d nowhere.def S' 'SHELF'
tell 'bash: errcat was asked once each' '--domain=shop.def --catalogs=po list -f json|--domain=my files/a b.def list -f json|list -f json|list -f json' "$(paste -sd '|' asked)"
PATH=$scratch/none
hash -r
COMP_LINE='errcat 4' COMP_POINT=8 COMP_WORDS=(errcat 4) COMP_CWORD=1 COMPREPLY=()
noise=$(_errcat errcat 4 errcat 2>&1)
PATH=$path
tell 'bash: no errcat is no noise' '' "$noise"
hash -r

# ---- zsh: a shell in a pseudo-terminal, a widget that completes each line ----

zsh=$(command -v zsh)
if [[ -z $zsh ]]; then
  echo 'zsh is not installed: completions/_errcat was not tested'
else
  "$zsh" -n "$completions/_errcat" && syntax=right || syntax=wrong
  tell 'zsh: syntax' right "$syntax"
  # line | what has become of it, or the matches where there are several
  {
    echo "errcat 40321|errcat 40321|$(codes 40321 | sorted ' ')"
    echo "errcat REPOSITORY_FULL|errcat REPOSITORY_FULL|$(names REPOSITORY_FULL | sorted ' ')"
    cat <<'CASES'
errcat lang|errcat languages |languages
errcat des|errcat describe |describe
errcat describe 4033023|errcat describe 4033023 |4033023
errcat -l de describe LINK_DA|errcat -l de describe LINK_DAYS_LIMIT |LINK_DAYS_LIMIT
errcat describe 4033023 |errcat describe 4033023 |
errcat 4033023|errcat 4033023 |4033023
errcat LINK_DA|errcat LINK_DAYS_LIMIT |LINK_DAYS_LIMIT
errcat 40321 r|errcat 40321 repository=|repository
errcat REPOSITORY_FULL |errcat REPOSITORY_FULL repository=|repository
errcat -l de --format=json 4033023 d|errcat -l de --format=json 4033023 days=|days
errcat 40321 repository=Docs r|errcat 40321 repository=Docs r|
errcat 40321 repository=D|errcat 40321 repository=D|
errcat --lang zh-|errcat --lang zh-CN |zh-CN
errcat --lang=de,fr|errcat --lang=de,fr |fr
errcat 40321 --format pro|errcat 40321 --format problem |problem
errcat check po/d|errcat check po/de.po |de.po
errcat -d sh|errcat -d shop.def |shop.def
errcat exp|errcat exp|explain export
errcat export jso|errcat export json |json
errcat export js --output p|errcat export js --output po/|po
errcat explain shop.def shop.j|errcat explain shop.def shop.json |shop.json
errcat -d $(touch${IFS}BAD) 4033023|errcat -d $(touch${IFS}BAD) 4033023 |4033023
CASES
  } >"$scratch/cases"
  cat >"$scratch/probe.zsh" <<'PROBE'
fpath=($COMPLETIONS $fpath)
autoload -Uz compinit
compinit -u -D
unsetopt auto_menu # each line is the first one
typeset -ga found
compadd() {
  # -A, -D and -O ask for matches, they do not add any.
  if [[ ${@[1,(i)(-|--)]} != *-[ADO]* ]]; then
    local -a hits
    builtin compadd -A hits "$@"
    found+=($hits)
  fi
  builtin compadd "$@"
}
probe() {
  local case
  for case in "${(@f)$(<$SCRATCH/cases)}"; do
    found=() BUFFER=${case%%|*}
    CURSOR=$#BUFFER
    zle complete-word
    print -r -- "${case%%|*}|$BUFFER|${(j: :)${(@ou)found}}" >>$SCRATCH/answers
  done
  : >$SCRATCH/done
}
zle -N probe
bindkey '^T' probe
: >$SCRATCH/ready
PROBE
  # The pseudo-terminal is read all the time, or the shell in it would wait for its reader.
  # shellcheck disable=SC2016 # zsh's variables
  SCRATCH=$scratch COMPLETIONS=$completions TERM=dumb "$zsh" -f -c '
    zmodload zsh/zpty || exit 3
    zpty -b shell "$1 -f -i" || exit 3
    zpty -w shell "source \$SCRATCH/probe.zsh"
    integer sent=0 i
    for ((i = 0; i < 600; i++)); do
      while zpty -rt shell text 2>/dev/null; do :; done
      if [[ ! $sent -eq 1 && -e $SCRATCH/ready ]]; then zpty -w -n shell $'"'\\C-t'"'; sent=1; fi
      [[ -e $SCRATCH/done ]] && break
      sleep 0.05
    done
    zpty -d shell
    [[ -e $SCRATCH/done ]]' zsh "$zsh"
  status=$?
  if [[ $status -eq 3 ]]; then
    echo 'there is no pseudo-terminal: completions/_errcat was only read'
  else
    tell 'zsh: all lines were completed' 0 "$status"
    while IFS= read -r want && IFS= read -r got <&3; do
      tell "zsh: ${want%%|*}" "${want#*|}" "${got#*|}"
    done <"$scratch/cases" 3<"$scratch/answers"
    tell 'zsh: nothing was evaluated' '' "$(find "$scratch" -name 'BAD*')"
  fi
fi

echo "completions: $passed passed, $failed failed"
[[ $failed -eq 0 ]]
