#!/bin/sh
# A table of one's own: what is right compiles, what stands twice does not.
#   definition.sh CC INCLUDE
# SPDX-License-Identifier: LGPL-2.1-or-later
cc=$1 include=$2
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
cd "$scratch" || exit 1
cat >shop.c <<'END'
#define ERRCAT_DEFINITIONS "shop.def"
#define ERRCAT_PREFIX SHOP
#define ERRCAT_DECLARE shop
#include <errcat/define.h>
#define ERRCAT_DEFINITIONS "shop.def"
#define ERRCAT_PREFIX SHOP
#define ERRCAT_DOMAIN shop
#include <errcat/define.h>
int main(void) { enum shop_code code = SHOP_EOF; return shop()->count != 2 || code != 7; }
END
failed=0
# try compiles|fails 'what' 'the table'
try() {
  printf '%s\n' "$3" >shop.def
  if "$cc" -std=c11 -Wall -Wextra -Werror -I. -I"$include" -fsyntax-only shop.c 2>errors; then got=compiles; else got=fails; fi
  if [ "$got" = "$1" ]; then echo "$2 $got"; else
    echo "FAILED: $2 $got"
    cat errors
    failed=1
  fi
}
one='D("shop", "") SHAPE(CODE("$.code") MESSAGE("$.message"))
E(7, 400, EOF, "End of file")'
try compiles 'a table' "$one
T(8, 404, SHELF_EMPTY, PARAMETER(TEXT, shelf) PARAMETER(COUNT, count),
  FORM(\"{count} thing on {shelf}\", \"{count} things on {shelf}\"), BARE(\"Too many things\"))"
try compiles "a service's own words" "$one
SAID(7, \"The end\")
SAID(7, \"End: {x}\")"
try fails 'a code that stands twice' "$one
E(7, 400, OTHER, \"Other\")"
try fails 'a name that stands twice' "$one
E(8, 400, EOF, \"Other\")"
try fails 'a table without its domain' 'E(7, 400, EOF, "End of file")'
try fails 'a blank of no type' "$one
T(8, 400, X, PARAMETER(SIZE, x), FULL(\"{x}\"), BARE(\"y\"))"
exit $failed
