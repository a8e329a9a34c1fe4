#!/bin/sh
# The command on machines that are not this one: big-endian with 64 bits (s390x) and with 32 (powerpc),
# under qemu-user. It must pass its tests there, and say of every code in every language what it says
# here, with embedded catalogs and with .mo files of either byte order. Needs tools/install-needs long.
#   big-endian.sh ERRCAT BUILD [MACHINE…]
# SPDX-License-Identifier: LGPL-2.1-or-later
set -eu
errcat=$(realpath "$1")
mkdir -p "$2"
build=$(realpath "$2")
shift 2
[ $# -gt 0 ] || set -- s390x powerpc
source=$(realpath "$(dirname "$0")/..")
table=$source/domains/fileshare/fileshare.def # read at run time it has no embedded catalogs
languages=$(grep -v '^#' "$source/po/fileshare/LINGUAS")

# Bodies of every code in every language, with an argument for each parameter.
log=$build/log
"$errcat" list -f json | sed 's/^\[//; s/[],]*$//' >"$build/codes"
for language in en $languages; do
  while IFS= read -r line; do
    code=$(echo "$line" | sed 's/.*"code":\([0-9]*\),.*/\1/')
    arguments=$(echo "$line" | sed 's/.*"parameters"://' | grep -o '"name":"[a-z_]*","type":"[a-z]*"' |
      sed 's/"name":"\([a-z_]*\)","type":"\([a-z]*\)"/\1=\2/
           s/=text/=Öl_und_文/; s/=count/=1234567/; s/=number/=-7/; s/=time/=2026-03-02T09:05+05:30/')
    # shellcheck disable=SC2086  # words
    "$errcat" -l "$language" -f json "$code" $arguments
  done <"$build/codes"
done >"$log"

# What the command says, in all its languages: with the options that it is to have besides.
say_all() {
  command=$1
  shift
  "$command" languages -f json "$@"
  for language in en $languages; do
    "$command" list -l "$language" "$@"
    "$command" explain -l "$language" "$log" "$@"
    "$command" explain -l "$language" -f json "$log" "$@"
    "$command" 4033023 days=21 -l "$language" "$@"
  done
}

for order in little big; do
  for language in $languages; do
    directory=$build/$order/$language/LC_MESSAGES
    mkdir -p "$directory"
    msgfmt --endianness=$order -o "$directory/errcat-fileshare.mo" "$source/po/fileshare/$language.po"
  done
done
say_all "$errcat" >"$build/here"
say_all "$errcat" -d "$table" -c "$build/little" >"$build/here-c"
for said in here here-c; do
  [ "$(sort -u "$build/$said" | wc -l)" -gt 1000 ] || { echo "there is too little to compare" >&2; exit 1; }
done

failed=0
for machine; do
  there=$build/$machine
  case $machine in powerpc) emulator=qemu-ppc ;; *) emulator=qemu-$machine ;; esac
  cmake -S "$source" -B "$there" -G Ninja -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR="$machine" \
    -DCMAKE_C_COMPILER="$machine-linux-gnu-gcc" -DCMAKE_CROSSCOMPILING_EMULATOR="$emulator" \
    -DCMAKE_EXE_LINKER_FLAGS=-static -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF -DERRCAT_WERROR=ON >/dev/null
  cmake --build "$there" --target errcat-command >"$there/build.log" || { cat "$there/build.log"; exit 1; }
  printf '#!/bin/sh\nexec %s %s "$@"\n' "$emulator" "$there/errcat" >"$there/run"
  chmod +x "$there/run"
  say_all "$there/run" >"$there/embedded"
  say_all "$there/run" -d "$table" -c "$build/little" >"$there/little"
  say_all "$there/run" -d "$table" -c "$build/big" >"$there/big"
  cmp "$build/here" "$there/embedded" && cmp "$build/here-c" "$there/little" &&
    cmp "$build/here-c" "$there/big" && "$source/tests/cli.sh" "$there/run" >"$there/cli.log" ||
    { cat "$there/cli.log" 2>/dev/null; failed=1; continue; }
  echo "$machine: $(wc -l <"$build/here") lines as here, three times; $(tail -n 1 "$there/cli.log")"
done
exit $failed
