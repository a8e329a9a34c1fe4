#!/bin/sh
# The examples' tables say what services send: each body of examples/*/bodies becomes the sentences that
# stand below it, and is the same error, with the same arguments and fields, when it was written anew in one
# language, read, and written in another.
#   examples.sh ERRCAT TRANSLATE SOURCE BUILD      the examples' folders in both
# SPDX-License-Identifier: LGPL-2.1-or-later
set -u
errcat=$1 translate=$2 source=$3 build=$4
export LC_ALL=C.UTF-8
unset LANGUAGE LC_MESSAGES LANG
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
passed=0

# same WHAT GOT WANT
same() {
  passed=$((passed + 1))
  [ "$2" = "$3" ] && return
  printf 'FAILED: %s\n  got:  %s\n  want: %s\n' "$1" "$2" "$3"
  exit 1
}

# sentence LANGUAGE BODY: on one line the first of what is told
sentence() {
  printf '%s' "$2" | "$errcat" -d "$table" -c "$catalogs" -l "$1" explain >"$scratch/told" 2>"$scratch/errors" ||
    { cat "$scratch/errors"; echo "FAILED: explain ends with $?: $2"; exit 1; }
  head -n 1 "$scratch/told"
}

# again LANGUAGE BODY: written in that language
again() {
  printf '%s' "$2" | "$translate" "$table" "$catalogs" "$1" || { echo "FAILED: no error in $2" >&2; exit 1; }
}

# code and arguments, without the words
essence() {
  printf '%s' "$1" | "$errcat" -d "$table" -c "$catalogs" -f json explain 2>/dev/null |
    sed 's/"http_status.*"arguments"/"arguments"/; s/,"matched.*//'
}

for bodies in "$source"/*/bodies; do
  folder=$(basename "$(dirname "$bodies")")
  table=$(ls "$source/$folder"/*.def)
  catalogs=$build/$folder/$(basename "$table" .def)-domain
  body='' before=$passed
  while IFS= read -r line; do
    case $line in
      '#'*) ;;
      '{'*)
        body=$line
        german=$(again de "$body") && japanese=$(again ja "$body") || exit 1
        same "arguments of $body, in German" "$(essence "$german")" "$(essence "$body")"
        same "German to Japanese of $body" "$(again ja "$german")" "$japanese"
        same "and back, $body" "$(again de "$japanese")" "$german"
        ;;
      *) same "${line%% *} of $body" "$(sentence "${line%% *}" "$body")" "${line#* }" ;;
    esac
  done <"$bodies"
  echo "$folder: $((passed - before)) passed"
done
