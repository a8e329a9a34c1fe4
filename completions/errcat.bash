# bash completion for errcat. SPDX-License-Identifier: LGPL-2.1-or-later
#
# Needs bash 4 and nothing else. A completion runs errcat once at the most; no word of the user's is
# ever evaluated, hence no compgen -W, which expands its list.

# The words up to the cursor. COMP_WORDS is split at = : @ as well, so what stands together in the
# line is put together again.
_errcat_split() {
  local line=${COMP_LINE:0:COMP_POINT} i piece blanks
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blanks=${line%%[![:blank:]]*}
    line=${line#"$blanks"}
    piece=${COMP_WORDS[i]}
    [[ $i -lt $COMP_CWORD && $line == "$piece"* ]] || piece=$line
    line=${line#"$piece"}
    if [[ $i -eq 0 || -n $blanks ]]; then
      words+=("$piece")
    else
      words[${#words[@]} - 1]+=$piece
    fi
  done
}

# A word without its quoting, as far as names of files need it.
_errcat_unquote() {
  local word=$1
  case $word in
  \'*) word=${word#\'} word=${word%\'} ;;
  \"*) word=${word#\"} word=${word%\"} ;;
  *) word=${word//\\\\/$'\001'} word=${word//\\/} word=${word//$'\001'/\\} ;;
  esac
  unquoted=$word
}

# What errcat says of this domain and these catalogs.
_errcat_ask() {
  command errcat "${given[@]}" "$@" </dev/null 2>/dev/null
}

# Offers those of the words that begin as the current one does, after the prefix $1.
_errcat_offer() {
  local prefix=$1 word
  shift
  for word; do
    [[ $prefix$word == "$cur"* ]] && COMPREPLY+=("$prefix$word")
  done
}

# _errcat_files PREFIX SUFFIX…: files with one of the suffixes, and directories; none: any file.
_errcat_files() {
  local prefix=$1 unquoted suffix file
  local -a files=() more
  shift
  _errcat_unquote "${cur#"$prefix"}"
  [[ $# -eq 0 ]] && mapfile -t files < <(compgen -f -- "$unquoted")
  for suffix; do
    [[ $suffix == / ]] && continue
    mapfile -t more < <(compgen -f -X "!*$suffix" -- "$unquoted")
    files+=("${more[@]}")
  done
  if [[ $# -gt 0 ]]; then
    mapfile -t more < <(compgen -d -- "$unquoted")
    files+=("${more[@]}")
  fi
  for file in "${files[@]}"; do COMPREPLY+=("$prefix$file"); done
  compopt -o filenames 2>/dev/null
}

_errcat_languages() {
  local line tag tags=() list=$cur
  list=${list%"${list##*[,:]}"} # those that are there already: zh-HK,zh;q=0.9,
  [[ $list == "$1"* ]] || list=$1
  while read -r tag line; do tags+=("$tag"); done < <(_errcat_ask languages)
  _errcat_offer "$list" "${tags[@]}"
}

# The value of an option, whose word begins with the prefix $2 ("--lang=", or nothing).
_errcat_value() {
  case $1 in
  l) _errcat_languages "$2" ;;
  f) _errcat_offer "$2" text json problem ;;
  d) _errcat_files "$2" .def ;;
  c | o) _errcat_files "$2" / ;;
  esac
}

# Codes if $1 is 1, names if it is 2.
_errcat_errors() {
  local line
  while IFS= read -r line; do
    [[ $line =~ $error_of_line ]] && _errcat_offer '' "${BASH_REMATCH[$1]}"
  done < <(_errcat_ask list -f json)
}

# One error: by its code where the word begins with a digit, else by its name.
_errcat_error() {
  case $cur in
  [0-9]*) _errcat_errors 1 ;;
  *) _errcat_errors 2 ;;
  esac
}

_errcat_parameters() {
  local error=$1 line name
  [[ $cur == *=* ]] && return
  while IFS= read -r line; do
    [[ $line =~ $error_of_line ]] || continue
    [[ ${BASH_REMATCH[1]} == "$error" || ${BASH_REMATCH[2]} == "$error" ]] || continue
    # In a message a quote is \", so this is the member itself.
    line=${line##*'"parameters":['}
    while [[ $line =~ \"name\":\"([a-z0-9_]+)\" ]]; do
      name=${BASH_REMATCH[1]} line=${line#*"${BASH_REMATCH[0]}"}
      [[ $'\n'$arguments == *$'\n'"$name="* ]] || _errcat_offer '' "$name="
    done
    break
  done < <(_errcat_ask list -f json)
  compopt -o nospace 2>/dev/null
}

_errcat() {
  local IFS=$' \t\n' words=() given=() plain=() cur word value unquoted
  local option='' only_words='' arguments='' breaks lead i
  local error_of_line='^\[?\{"code":([0-9]+),"http_status":[0-9]+,"name":"([A-Z0-9_]+)"'
  COMPREPLY=()
  _errcat_split
  cur=${words[${#words[@]} - 1]}

  # What stands before: options with their values, then words.
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    word=${words[i]} value=''
    if [[ -n $option ]]; then
      value=$word
    elif [[ -n $only_words || $word != -?* ]]; then
      plain+=("$word")
      arguments+=$word$'\n'
      continue
    else
      case $word in
      --) only_words=1 ;;
      --[lfdcaob]*=*) option=${word:2:1} value=${word#*=} ;;
      --[lfdcaob]*) option=${word:2:1} ;;
      -[lfdco]) option=${word:1} ;;
      -[lfdco]*) option=${word:1:1} value=${word:2} ;;
      esac
      [[ -n $value ]] || continue
    fi
    # A pipe in the place of a file would block the shell.
    _errcat_unquote "$value"
    [[ $unquoted == \~/* ]] && unquoted=$HOME/${unquoted#\~/}
    [[ $option == d && -f $unquoted ]] && given+=("--domain=$unquoted")
    [[ $option == c && -d $unquoted ]] && given+=("--catalogs=$unquoted")
    option=''
  done

  if [[ -n $option ]]; then
    _errcat_value "$option" ''
  elif [[ ${words[${#words[@]} - 2]} == *[\<\>] ]]; then
    _errcat_files ''
  elif [[ -z $only_words && $cur == --[lfdcaob]*=* ]]; then
    _errcat_value "${cur:2:1}" "${cur%%=*}="
  elif [[ -z $only_words && $cur == -[lfdco]* ]]; then
    _errcat_value "${cur:1:1}" "${cur:0:2}"
  elif [[ -z $only_words && $cur == -* ]]; then
    _errcat_offer '' --lang --format --domain --catalogs --at --keep --output --base-url --help --version
  elif [[ ${#plain[@]} -eq 0 ]]; then
    case $cur in
    [0-9]* | [[:upper:]]*) _errcat_error ;;
    *) _errcat_offer '' describe list languages explain check export ;;
    esac
  else
    case ${plain[0]} in
    list | languages) ;;
    describe) [[ ${#plain[@]} -gt 1 ]] || _errcat_error ;;
    explain) _errcat_files '' ;;
    check) _errcat_files '' .po .def ;;
    export) [[ ${#plain[@]} -gt 1 ]] || _errcat_offer '' js json site ;;
    *) _errcat_parameters "${plain[0]}" ;;
    esac
  fi

  # readline replaces only what stands behind the last character that breaks words.
  breaks=${COMP_WORDBREAKS//[!=:@]/}
  [[ -n $breaks ]] || return 0
  lead=${cur%"${cur##*["$breaks"]}"}
  for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"$lead"}; done
}

complete -F _errcat errcat
