#!/bin/sh
# errcat where people see it: what needs a browser, a display or another language's compiler. Not in CI, as that is
# large to install: tools/install-needs faces, then the target faces.
#   run.sh BUILD [FACE…]          BUILD is a configured and built errcat; a face is a file here, FACE.sh
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
build=$(realpath "$1")
shift
faces=$(realpath "$(dirname "$0")")
source=$(realpath "$faces/../..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/usr
cmake --install "$build" --prefix "$prefix" >/dev/null
library=$(dirname "$(find "$prefix" -name liberrcat.so)")
export PKG_CONFIG_PATH="$library/pkgconfig" LD_LIBRARY_PATH="$library" LC_ALL=C.UTF-8

failed() { echo "FAILED: $face: $*"; exit 1; }

# says PROGRAM…: of a few errors what the command says.
says() {
  while read -r code languages argument; do
    got=$("$@" "$code" "$languages" ${argument:+"$argument"})
    want=$("$prefix/bin/errcat" "$code" ${argument:+"$argument"} --lang "$languages" || true)
    [ "$got" = "$want" ] || failed "$code $languages: $got"
  done <<'END'
40321 de repository=Docs
4033023 ar days=21
404061 zh-SG,fr;q=0.5 user=שלום
1 ru
END
}

[ $# -gt 0 ] || set -- $(cd "$faces" && ls ./*.sh | sed 's|./||; s|\.sh$||; /^run$/d')
for face; do
  mkdir "$scratch/$face"
  (cd "$scratch/$face" && . "$faces/$face.sh")
  echo "face $face: passed"
done
