# Writes .mo files as C, which is C++ as well: the bytes of one, or the list of several. Build glue: the
# .mo files stay the only source. The bytes are numbers, since a compiler need not take long strings.
#   cmake -DOUTPUT=de.c -DSYMBOL=shop_catalog_de -DCATALOG=build/de.mo -P EmbedCatalogs.cmake
#   cmake -DOUTPUT=catalogs.c -DSYMBOL=shop_catalog "-DCATALOGS=de=build/de.mo;…" -P EmbedCatalogs.cmake
#     the list is called SYMBOL and an "s": shop_catalogs
# SPDX-License-Identifier: LGPL-2.1-or-later
set(head "/* Made by errcat's EmbedCatalogs.cmake from .mo files. */\n")
set(open "#ifdef __cplusplus\nextern \"C\" {\n#endif\n")
set(close "#ifdef __cplusplus\n}\n#endif\n")
if(CATALOG)
  file(READ "${CATALOG}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  set(declaration "const unsigned char ${SYMBOL}[]")
  file(WRITE "${OUTPUT}"
    "${head}${open}extern ${declaration};\n${declaration} = {\n${bytes}};\n${close}")
  return()
endif()
set(declarations "")
set(list "")
foreach(catalog IN LISTS CATALOGS)
  string(REGEX MATCH "^([^=]+)=(.+)$" unused "${catalog}")
  set(name "${CMAKE_MATCH_1}")
  file(SIZE "${CMAKE_MATCH_2}" size)
  string(MAKE_C_IDENTIFIER "${SYMBOL}_${name}" symbol)
  string(APPEND declarations "extern const unsigned char ${symbol}[];\n")
  string(APPEND list "    {\"${name}\", ${symbol}, ${size}},\n")
endforeach()
set(declaration "const errcat_embedded ${SYMBOL}s[]")
file(WRITE "${OUTPUT}" "${head}#include <errcat/define.h>\n${open}${declarations}"
  "extern ${declaration};\n${declaration} = {\n${list}    {NULL, NULL, 0}};\n${close}")
