#!/bin/sh
# Builds every fuzzer with libFuzzer and the sanitizers, and runs each over its corpus.
#   run.sh BUILD SECONDS [NAME…]
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
shift 2
cmake -S . -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DERRCAT_FUZZ=ON -DERRCAT_SANITIZE=address,undefined >/dev/null
cmake --build "$build" --target fuzzers >"$build/build.log" || { cat "$build/build.log"; exit 1; }
[ $# -gt 0 ] || set -- $(cd tests/fuzz && ls fuzz_*.c | sed 's/fuzz_\(.*\)\.c/\1/')
for name; do
  mkdir -p "$build/corpus/$name"
  if ! "$build/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -print_final_stats=1 -verbosity=0 \
    -timeout=10 -rss_limit_mb=2048 -artifact_prefix="$build/" \
    "$build/corpus/$name" "tests/fuzz/corpus/$name" >"$build/$name.log" 2>&1; then
    cat "$build/$name.log"
    exit 1
  fi
  echo "fuzz $name: $(sed -n 's/stat::number_of_executed_units: *//p' "$build/$name.log") runs in $seconds s"
done
