#!/bin/sh
# errcat as a guest in other people's builds: each guest is a small project outside the tree, built
# and run as its author would. They share one installation, and run side by side.
#   run.sh BUILD [GUEST…]         BUILD is a configured and built errcat
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
build=$(realpath "$1")
shift
source=$(realpath "$(dirname "$0")/../..")
guests=$source/tests/guests
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/usr
export LC_ALL=C.UTF-8 CMAKE_BUILD_PARALLEL_LEVEL=2
unset LANGUAGE LC_MESSAGES LANG || true

failed() { echo "FAILED: $*"; exit 1; }
says() { # says 'what' PROGRAM ARGUMENTS…
  want=$1
  shift
  got=$("$@") || failed "$* ends with $?"
  [ "$got" = "$want" ] || failed "$*: $got"
}
quietly() { "$@" >log 2>&1 || { tail -n 40 log; failed "$*"; }; }
# Configures errcat's own tree with options, and builds it, not optimised: that takes half the time.
own() { # own DIRECTORY OPTION…
  directory=$1
  shift
  quietly cmake -S "$source" -B "$directory" -DCMAKE_BUILD_TYPE=Debug -DBUILD_TESTING=OFF \
    -DERRCAT_LANGUAGES=de "$@"
  quietly cmake --build "$directory"
}
# The README's program, as it stands there.
first_program() { awk '/^```c$/ {on = 1; next} /^```$/ {on = 0} on' "$source/README.md"; }

# A guest, in a copy of its folder.
visit() {
  start=$(date +%s)
  cp -r "$guests/$1" "$scratch/$1"
  cd "$scratch/$1"
  # shellcheck source=/dev/null
  . "$guests/$1/test.sh"
  echo "guest $1: passed, $(($(date +%s) - start)) s"
}

cd "$scratch"
quietly cmake --install "$build" --prefix "$prefix"
german=$("$prefix/bin/errcat" 4033023 days=21 --lang de) # what all others are to print
library=$(dirname "$(find "$prefix" -name 'liberrcat.so')")
[ $# -gt 0 ] || set -- $(cd "$guests" && ls -d -- */ | tr -d /)
running=
for guest; do
  (visit "$guest") >"$scratch/$guest.log" 2>&1 &
  running="$running $guest=$!"
done
status=0
for guest in $running; do
  wait "${guest#*=}" || status=1
  cat "$scratch/${guest%=*}.log"
done
exit $status
