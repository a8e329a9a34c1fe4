#!/bin/sh
# The pages of docs/ do what they say: blocks with a file's name are written to it, sh blocks are run,
# and print what the text block behind them has. SPDX-License-Identifier: LGPL-2.1-or-later
#   docs.sh BUILD      a directory of its own; errcat is installed there
set -eu
source=$(realpath "$(dirname "$0")/..")
mkdir -p "$1"
build=$(realpath "$1")
prefix=$build/root
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=OFF \
  -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib >/dev/null
cmake --build "$build" | tail -n 1
cmake --install "$build" >/dev/null
export PATH="$prefix/bin:$PATH" PKG_CONFIG_PATH="$prefix/lib/pkgconfig" CMAKE_PREFIX_PATH="$prefix" \
  LD_LIBRARY_PATH="$prefix/lib" LC_ALL=C.UTF-8
unset LANGUAGE
bad=0
for page in "$source"/docs/*.md; do
  scratch=$build/$(basename "$page" .md)
  rm -rf "$scratch"
  mkdir -p "$scratch"
  # step-N.sh and step-N.text, and the files by their names.
  awk -v root="$scratch" '
    /^```[a-z]/ && !on {
      on = 1
      if ($2 != "") { out = root "/" $2; directory = out; sub("/[^/]*$", "", directory); system("mkdir -p " directory) }
      else if ($1 == "```sh") out = root "/step-" ++steps ".sh"
      else if ($1 == "```text") out = root "/step-" steps ".text"
      else { print FILENAME ":" FNR ": a block of no use: " $0; exit 1 }
      printf "" >out
      next
    }
    /^```$/ { on = 0; close(out); next }
    on { print >out }' "$page"
  number=0
  while [ -e "$scratch/step-$((number += 1)).sh" ]; do
    (cd "$scratch" && sh -e "step-$number.sh") >"$scratch/printed" 2>"$scratch/errors" ||
      { cat "$scratch/printed" "$scratch/errors"; echo "FAILED: $page, sh block $number"; exit 1; }
    diff -u "$scratch/step-$number.text" "$scratch/printed" ||
      { echo "FAILED: $page, sh block $number"; bad=1; }
  done
  echo "docs: $(basename "$page"): $((number - 1)) blocks print what they say"
done
exit $bad
