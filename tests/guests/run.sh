#!/bin/sh
# errcat as a guest in other people's builds: each guest is a small project outside the tree, built
# and run as its author would. They share one installation.
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
# A project of its own from the files of a guest's folder.
project() {
  mkdir -p "$scratch/$1"
  cp -r "$guests/$1/." "$scratch/$1"
  cd "$scratch/$1"
}
german='Die maximale Gültigkeitsdauer des Freigabelinks beträgt 21 Tage'

quietly cmake --install "$build" --prefix "$prefix"
for guest in ${*:-$(cd "$guests" && ls -d -- */ | tr -d /)}; do
  start=$(date +%s)
  if [ -f "$guests/$guest/test.sh" ]; then
    project "$guest"
    . "$guests/$guest/test.sh"
  fi
  echo "guest $guest: passed, $(($(date +%s) - start)) s"
done
