#!/bin/sh
# The pages of docs/ do what they say: blocks with a file's name are written to it, sh blocks are run,
# and print what the text block behind them has. SPDX-License-Identifier: LGPL-2.1-or-later
#   docs.sh BUILD      BUILD is a built errcat, which is installed in a directory of its own
set -eu
source=$(realpath "$(dirname "$0")/..")
build=$(mktemp -d)
trap 'rm -r "$build"' EXIT
prefix=$build/root
DESTDIR='' cmake --install "$1" --prefix "$prefix" >/dev/null
# The .pc files have the prefix of the configuration; pkg-config is told where it went.
cat >"$prefix/bin/pkg-config" <<END
#!/bin/sh
exec $(command -v pkg-config) --define-variable=prefix=$prefix "\$@"
END
chmod +x "$prefix/bin/pkg-config"
export PATH="$prefix/bin:$PATH" PKG_CONFIG_PATH="$prefix/lib/pkgconfig" CMAKE_PREFIX_PATH="$prefix" \
  LD_LIBRARY_PATH="$prefix/lib" LC_ALL=C.UTF-8
unset LANGUAGE
bad=0
# Those with blocks that are run: first-message.md …
for page in $(grep -l '^```sh' "$source"/docs/*.md); do
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
