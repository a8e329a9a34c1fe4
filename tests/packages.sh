#!/bin/sh
# What is given to distributions: the Debian packages, the recorded interface, the manual pages, the
# reference. SPDX-License-Identifier: LGPL-2.1-or-later
#   packages.sh BUILD            a directory of its own
#   packages.sh BUILD --record   records the interface anew, after it was widened on purpose
set -eu
source=$(realpath "$(dirname "$0")/..")
cmake -S "$source" -B "$1" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DBUILD_TESTING=OFF \
  -DCMAKE_INSTALL_PREFIX=/usr >/dev/null
cmake --build "$1" | tail -n 1
cd "$1"
libraries=$(find . -name 'liberrcat*.so' | sort)
[ "$(echo "$libraries" | wc -l)" = 2 ]
abi_of() { echo "$source/tests/abi/$(basename "$1" .so).abi"; }
if [ "${2:-}" = --record ]; then
  for library in $libraries; do
    abidw --headers-dir "$source/include" --drop-private-types --exported-interfaces-only \
      --no-corpus-path --no-comp-dir-path --short-locs "$library" --out-file "$(abi_of "$library")"
  done
  exit
fi

rm -f ./*.deb
cpack >/dev/null
for package in liberrcat1 liberrcat-fileshare1 liberrcat-common liberrcat-dev errcat; do ls "$package"_1*.deb >/dev/null; done
lintian --fail-on error --allow-root ./*.deb
echo 'packages: lintian finds no errors'

# The interface is bound: what is recorded stays as it is. Types differ in size from one processor to the
# next; the record is of this one. abidiff says 4 where something was added or changed, 8 besides where a
# program that was compiled before would break.
if [ "$(uname -m)" = x86_64 ]; then
  for library in $libraries; do
    changed=0
    abidiff --harmless --headers-dir2 "$source/include" --drop-private-types "$(abi_of "$library")" "$library" || changed=$?
    case $changed in
      0) ;;
      4) echo "FAILED: the interface of $library has grown; packages.sh BUILD --record, if that is on purpose"; exit 1 ;;
      *) echo "FAILED: programs that were compiled with $library would break; give it its interface back"; exit 1 ;;
    esac
  done
  echo 'interface: as recorded'
fi

for page in "$source"/man/*.[1-9]; do
  mandoc -Tlint -Wwarning "$page"
  man -l "$page" >/dev/null
done
echo 'manual pages: clean'

# Every function of the C header stands in errcat(3) with the same types and names, and no other does;
# each is among its names and is described. errcat_fileshare() is declared by a table's own header.
tr '\n' ' ' <"$source/include/errcat.h" | tr -s ' ' |
  grep -oE '(ERRCAT_API|ERRCAT_INLINE) [^;{#]*errcat_[a-z_]+\([^;{#]*\);' |
  sed 's/^ERRCAT_[A-Z]* //; s/;$//' | sort >declared
awk '
  /^\.Sh DESCRIPTION/ { exit }
  /^\.Ft / { type = substr($0, 5) }
  /^\.Fn / {
    sub(/^\.Fn /, ""); name = $1; sub(/^[^ ]* /, ""); gsub(/" "/, ", "); gsub(/"/, "")
    if (name != "errcat_fileshare") print type (type ~ /\*$/ ? "" : " ") name "(" $0 ")"
  }' "$source/man/errcat.3" | sort >described
diff declared described || { echo 'FAILED: errcat(3) is not as the header'; exit 1; }
{ grep -oE 'errcat_[a-z_]+\(' declared | tr -d '('; echo errcat_fileshare; } | sort >names
sed -n 's/^\.Nm \(errcat_[a-z_]*\).*/\1/p' "$source/man/errcat.3" | sort | diff names - ||
  { echo 'FAILED: the names of errcat(3) are not those of the header'; exit 1; }
sed -n 's/^\.It Fn \(errcat_[a-z_]*\).*/\1/p' "$source/man/errcat.3" | sort | diff names - ||
  { echo 'FAILED: errcat(3) does not describe what is in the header'; exit 1; }
echo 'manual pages: errcat(3) has every function'

cd "$source"
mkdir -p build
doxygen docs/Doxyfile
echo 'reference: made without warnings'
