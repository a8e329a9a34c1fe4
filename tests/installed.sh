#!/bin/sh
# Installs a build into a scratch root, and builds a program outside the tree against it, by
# pkg-config and by find_package(). SPDX-License-Identifier: LGPL-2.1-or-later
#   installed.sh BUILD
set -eu
build=$(realpath "$1")
source=$(realpath "$(dirname "$0")/..")
root=$(mktemp -d)
trap 'rm -r "$root"' EXIT
prefix=$root/usr
DESTDIR='' cmake --install "$build" --prefix "$prefix" >/dev/null
mkdir "$root/program"
cd "$root/program"
# The README's program, as it stands there.
awk '/^```c$/ {on = 1; next} /^```$/ {on = 0} on' "$source/README.md" >main.c
cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(outside LANGUAGES C)
find_package(errcat 1 REQUIRED)
add_executable(outside main.c)
target_link_libraries(outside PRIVATE errcat::errcat)
END
libdir=$(dirname "$(find "$prefix" -name 'liberrcat.*' | head -n 1)")
export PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir"
want=$("$prefix/bin/errcat" 4033023 days=21 --lang de-CH)
case $want in *21*) ;; *) echo "the installed command says: $want"; exit 1 ;; esac

# The .pc file has the prefix of the configuration; pkg-config is told where it went.
# shellcheck disable=SC2046  # a list of words
cc main.c -o by-pkg-config $(pkg-config --define-variable=prefix="$prefix" --cflags --libs errcat)
[ "$(./by-pkg-config)" = "$want" ] || { echo 'by pkg-config: wrong'; exit 1; }
cmake -S . -B build -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build build >/dev/null
[ "$(build/outside)" = "$want" ] || { echo 'by find_package: wrong'; exit 1; }
for language in $(grep -hv '^#' "$source/po/LINGUAS" "$source/po/overlays/LINGUAS"); do
  [ -s "$prefix/share/locale/$language/LC_MESSAGES/errcat.mo" ] ||
    { echo "$language is not installed"; exit 1; }
done
echo "installed: pkg-config and find_package print: $want"
