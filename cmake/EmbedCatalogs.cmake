# Writes a C file that holds .mo files as bytes. Build glue: the .mo files stay the only source.
#   cmake -DOUTPUT=catalogs.c -DSYMBOL=errcat_catalogs "-DCATALOGS=de=build/de.mo;…" -P EmbedCatalogs.cmake
set(arrays "")
set(list "")
set(number 0)
foreach(catalog IN LISTS CATALOGS)
  string(REGEX MATCH "^([^=]+)=(.+)$" unused "${catalog}")
  set(name "${CMAKE_MATCH_1}")
  file(READ "${CMAKE_MATCH_2}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "static const unsigned char mo_${number}[] = {\n${bytes}};\n")
  string(APPEND list "  {\"${name}\", mo_${number}, sizeof mo_${number}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}"
  "/* Made by EmbedCatalogs.cmake from .mo files. */\n"
  "#include <errcat/define.h>\n"
  "extern const errcat_embedded ${SYMBOL}[];\n"
  "${arrays}const errcat_embedded ${SYMBOL}[] = {\n${list}  {0, 0, 0}};\n")
