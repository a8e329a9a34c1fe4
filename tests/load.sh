#!/bin/sh
# Requests per second of the example server, with errors in the reader's language and with a fixed
# English body; the two take turns, the best of three runs counts. A benchmark, not a test.
#   load.sh SERVER
# SPDX-License-Identifier: LGPL-2.1-or-later
server=$1
seconds=${SECONDS_EACH:-5}
command -v wrk >/dev/null || { echo 'wrk is not installed'; exit 77; }
scratch=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null; wait; rm -r "$scratch"' EXIT
trap 'exit 1' INT TERM

# start NAME OPTION…: its address in $scratch/NAME
start() {
  name=$1
  shift
  "$server" --port 0 "$@" >"$scratch/$name" &
  pids="$pids $!"
  tries=0
  until grep -q '^listening on ' "$scratch/$name"; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "$server did not start"; exit 1; }
    sleep 0.1
  done
}

# run NAME PATH: a line "requests per second" more in $scratch/NAME.rates
run() {
  url=$(sed -n 's/^listening on //p' "$scratch/$1")
  wrk -t1 -c16 -d"${seconds}s" -H 'Accept-Language: zh-HK,zh;q=0.9,de;q=0.8,en;q=0.5' \
    "$url$2" >"$scratch/wrk" || exit 1
  if grep -q 'Socket errors' "$scratch/wrk"; then
    cat "$scratch/wrk"
    exit 1
  fi
  sed -n 's/^Requests\/sec: *//p' "$scratch/wrk" >>"$scratch/$1.rates"
}

best() {
  sort -rn "$scratch/$1.rates" | head -n 1
}

start localized
start fixed --fixed
printf '%-32s %12s %12s %7s\n' 'requests/s, best of 3' localized fixed ratio
for path in '/errors/40321?repository=Docs' /errors/40003; do
  rm -f "$scratch"/*.rates
  for turn in 1 2 3; do
    run localized "$path"
    run fixed "$path"
  done
  printf '%s %s %s\n' "$path" "$(best localized)" "$(best fixed)" |
    awk '{ printf "%-32s %12.0f %12.0f %7.3f\n", $1, $2, $3, $2 / $3 }'
done
