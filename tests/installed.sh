#!/bin/sh
# Installs a build into a scratch root, and builds programs outside the tree against it: the README's, by
# pkg-config and by find_package(); the examples. SPDX-License-Identifier: LGPL-2.1-or-later
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
target_link_libraries(outside PRIVATE errcat::fileshare)
END
libdir=$(dirname "$(find "$prefix" -name 'liberrcat.*' | head -n 1)")
export PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir"
want=$("$prefix/bin/errcat" 4033023 days=21 --lang de-CH)
case $want in *21*) ;; *) echo "the installed command says: $want"; exit 1 ;; esac

# shellcheck disable=SC2046  # a list of words
cc main.c -o by-pkg-config $(pkg-config --cflags --libs errcat-fileshare)
[ "$(./by-pkg-config)" = "$want" ] || { echo 'by pkg-config: wrong'; exit 1; }
cmake -S . -B build -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build build >/dev/null
[ "$(build/outside)" = "$want" ] || { echo 'by find_package: wrong'; exit 1; }
for domain in errcat/errcat overlays/errcat fileshare/errcat-fileshare command/errcat-command; do
  for language in $(grep -v '^#' "$source/po/${domain%/*}/LINGUAS"); do
    [ -s "$prefix/share/locale/$language/LC_MESSAGES/${domain#*/}.mo" ] ||
      { echo "$language of ${domain#*/} is not installed"; exit 1; }
  done
done
echo "installed: pkg-config and find_package print: $want"

# ---- a table of one's own, as a newcomer would build it ----
failed() { echo "FAILED: $*"; exit 1; }
says() { # says 'what' PROGRAM ARGUMENTS…
  want=$1
  shift
  got=$("$@") || true
  [ "$got" = "$want" ] || failed "$*: $got"
}
export PATH="$prefix/bin:$PATH" CMAKE_PREFIX_PATH="$prefix"
registry=$root/registry
cp -r "$source/examples/schema-registry" "$registry"
cd "$registry"
build() { cmake -S . -B build >log 2>&1 && cmake --build build >>log 2>&1; }
rm table.c schema_registry.h Makefile
build || { cat log; failed 'the example with CMake'; }
program=$registry/build/registry-error
says 'Das Subject „orders“ gibt es nicht. Bitte prüfen Sie seinen Namen' "$program" 40401 subject=orders --lang de
says 'Реестр не успел выполнить операцию за 21 секунду. Повторите попытку позже' "$program" 50002 seconds=21 --lang ru
says 'Le registre n’a pas terminé à temps. Veuillez réessayer plus tard' "$program" 50002 --lang fr
says '“1.0”不是版本，请填写从 1 开始的数字或 latest' "$program" 42202 version=1.0 --lang zh-SG
# A code that is not in the table: the general message of the HTTP status, from errcat's own catalogs.
printf 'HTTP/1.1 404 Not Found\r\n\r\n{"error_code":40499,"message":"Gone."}' >response
says 'Das angeforderte Objekt wurde nicht gefunden
  Gone.' "$program" --lang de <response
printf '{"error_code":40401,"message":"There is no subject “a b”; check its name"}' >response
says '没有名为“a b”的 subject，请检查名称' "$program" --lang zh <response
cmake --install build --prefix "$root/elsewhere" >/dev/null
[ -s "$root/elsewhere/share/locale/de/LC_MESSAGES/schema_registry.mo" ] || failed 'the catalog is not installed'
cp po/schema_registry.pot before.pot
cmake --build build --target schema_registry-update-po >/dev/null 2>&1
grep -v POT-Creation-Date po/schema_registry.pot >after
grep -v POT-Creation-Date before.pot | cmp -s - after || failed 'the .pot is not up to date'

# breaks 'what the build says' SED FILE
breaks() {
  cp "$3" kept
  sed "$2" kept >"$3"
  if build; then failed "built with $2"; fi
  grep -q "$1" log || { tail -n 20 log; failed "$2 is not told as $1"; }
  cp kept "$3"
}
breaks 'schema_registry.def:[0-9:]* The code stands in the table twice' 's/40402/40401/' schema_registry.def
breaks 'schema_registry.def:[0-9:]* The sentence must have a placeholder for each PARAMETER' 's/ID {id};/ID {it};/' schema_registry.def
breaks "de.po:[0-9]*: a format specification for argument 'sbject'" 's/„{subject}“ gibt/„{sbject}“ gibt/' po/de.po
breaks 'de.po:[0-9]*: ' 's/^"Language: de/Language: de/' po/de.po
# What msgfmt would say of a translation with other placeholders it says only where a comment asks for it.
breaks 'de.po:[0-9]*: The translation must have the same placeholders' \
  '/python-brace-format/d; s/„{subject}“ gibt/„{sbject}“ gibt/' po/de.po
breaks 'de.po:[0-9]*: The translation must have the same placeholders' \
  '/python-brace-format/d; s/„{subject}“ gibt/gibt/' po/de.po
breaks 'de.po:[0-9]*: The translation has a control character' 's/Das Subject/Das \x1b[1mSubject/' po/de.po
breaks 'de.po:[0-9]*: The translation has a bidirectional' 's/Das Subject/Das \xE2\x80\xAESubject/' po/de.po
breaks 'msginit --locale=nl' 's/LANGUAGES de/LANGUAGES nl de/' CMakeLists.txt
# The commands that are named make a language's first .po file, in a directory that is not there.
mkdir "$root/garden"
cd "$root/garden"
cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(garden LANGUAGES C)
find_package(errcat 1 REQUIRED COMPONENTS fileshare)
errcat_add_domain(garden DEFINITIONS garden.def PO_DIR po LANGUAGES pl)
END
cat >garden.def <<'END'
/* Not yet
D("orchard", "")
*/ D (
  "garden", "") E(1, 404, GONE, "The garden is gone")
END
if build; then failed 'built without its .po file'; fi
grep -q 'garden.pot --output-file=.*/po/pl.po' log || failed 'it is not said how to make the .po file'
cmake --build build --target garden-pot >>log 2>&1
msginit --no-translator --locale=pl --input=po/garden.pot --output-file=po/pl.po >>log 2>&1
build || { cat log; failed 'with its first .po file'; }
breaks 'begin with D' 's/"garden"/"gar" "den"/' garden.def
cd "$registry"
build || failed 'mended, it does not build'
# A table and its catalogs that are built for another machine are checked by an errcat of this one, or not.
cross() { # cross DIRECTORY OPTION…
  directory=$1
  shift
  cmake -S . -B "$directory" -DCMAKE_SYSTEM_NAME=Linux "$@" >log 2>&1 && cmake --build "$directory" >>log 2>&1
}
cp po/de.po kept
sed '/python-brace-format/d; s/„{subject}“ gibt/gibt/' kept >po/de.po
cross unchecked -DCMAKE_SYSTEM_PROCESSOR=other || { cat log; failed 'cross-compiled without an errcat'; }
grep -q 'errcat does not check schema_registry.def' log || failed 'what is not checked is not told'
if cross checked -DERRCAT_HOST_COMMAND="$prefix/bin/errcat"; then failed 'cross-compiled, broken'; fi
if cross emulated -DCMAKE_CROSSCOMPILING_EMULATOR=env; then failed 'cross-compiled by an emulator, broken'; fi
cp kept po/de.po
echo 'installed: a table of one'"'"'s own by CMake'

cp "$source/examples/schema-registry/Makefile" "$source"/examples/schema-registry/*.[ch] .
flags=$(pkg-config --cflags errcat)
libraries=$(pkg-config --libs errcat)
make -s CFLAGS="$flags -I. -DLOCALEDIR='\"locale\"'" LDLIBS="$libraries" >/dev/null
says 'Das Subject „orders“ gibt es nicht. Bitte prüfen Sie seinen Namen' ./registry-error 40401 subject=orders --lang de
echo 'installed: a table of one'"'"'s own by make'
says '没有名为“a”的 subject，请检查名称' errcat -d schema_registry.def -c locale -l zh-CN 40401 subject=a

export PYTHONPATH="$source/python"
says '库“Docs”空间不足，请清理回收站或删除不需要的文件后继续使用' \
  python3 -B "$source/examples/python/errors.py" 40321 'zh-SG,de;q=0.5' repository=Docs
says "$(errcat 4033023 days=21 --lang ru)" \
  python3 -B "$source/examples/python/errors.py" 4033023 ru days=21
echo 'installed: Python by ctypes'
