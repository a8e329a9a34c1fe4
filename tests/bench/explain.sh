#!/bin/sh
# Lines a second of `errcat explain` and of a bare jansson loop over the same log; they take turns, the
# best of five counts. SPDX-License-Identifier: LGPL-2.1-or-later
#   explain.sh ERRCAT JANSSON_LINES
set -eu
errcat=$1 jansson=$2
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
lines=500000
now() { date +%s%N; }
for language in en ru; do
  {
    "$errcat" 40321 repository='Q3 Reports' -l "$language" -f json
    "$errcat" 40003 -l "$language" -f json
    "$errcat" 4033023 days=21 -l "$language" -f json
    "$errcat" 404061 user=Ann -l "$language" -f json
  } >"$scratch/four"
  awk -v lines=$lines '{ line[NR] = $0 } END { for (i = 0; i < lines; i++) print line[i % NR + 1] }' \
    "$scratch/four" >"$scratch/log"
  for form in text json; do
    ours=0 theirs=0
    for turn in 1 2 3 4 5; do
      start=$(now)
      taskset -c 0 "$errcat" explain -l de -f $form "$scratch/log" >/dev/null
      middle=$(now)
      taskset -c 0 "$jansson" "$scratch/log" >/dev/null
      end=$(now)
      a=$((lines * 1000000 / ((middle - start) / 1000))) b=$((lines * 1000000 / ((end - middle) / 1000)))
      [ $a -le $ours ] || ours=$a
      [ $b -le $theirs ] || theirs=$b
    done
    echo "$language to de, $form: errcat explain $ours lines/s, jansson $theirs lines/s, $((ours * 100 / theirs)) %"
  done
done
