#!/bin/sh
# Builds every fuzzer with libFuzzer and the sanitizers, and runs each over its corpus, two side by side.
#   run.sh BUILD SECONDS [NAME…]
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
shift 2
cmake -S . -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DERRCAT_FUZZ=ON -DERRCAT_WERROR=ON -DERRCAT_SANITIZE=address,undefined >/dev/null
cmake --build "$build" --target fuzzers >"$build/build.log" || { cat "$build/build.log"; exit 1; }
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls fuzz_*.c | sed 's/fuzz_\(.*\)\.c/\1/')

# What a fuzzer finds is kept in BUILD/corpus; what breaks something is written to BUILD as well.
export build seconds
printf '%s\n' "$@" | xargs -P 2 -I NAME sh -eu -c '
  log=$build/NAME.log
  mkdir -p "$build/corpus/NAME"
  "$build/tests/fuzz/fuzz_NAME" -max_total_time="$seconds" -print_final_stats=1 -verbosity=0 \
    -timeout=10 -rss_limit_mb=2048 -artifact_prefix="$build/" \
    "$build/corpus/NAME" tests/fuzz/corpus/NAME >"$log" 2>&1 || { cat "$log"; exit 1; }
  echo "fuzz NAME: $(sed -n "s/stat::number_of_executed_units: *//p" "$log") runs in $seconds s"'
