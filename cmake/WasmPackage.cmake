# Puts together what is published for errcat/wasm, beside the rest of js: the engine, the modules, and the table and
# catalogs of the file-sharing service.
#   cmake -DSOURCE=. -DOUTPUT=build/js -DENGINE=errcat.wasm "-DLOCALES=directory;…" [-DLANGUAGES=de,fr] -P WasmPackage.cmake
# SPDX-License-Identifier: LGPL-2.1-or-later
cmake_minimum_required(VERSION 3.25)
find_program(NODE node REQUIRED)
file(COPY ${SOURCE}/js/ DESTINATION ${OUTPUT} PATTERN node_modules EXCLUDE PATTERN package.json EXCLUDE)
if(NOT EXISTS ${OUTPUT}/package.json) # else it has its version
  file(COPY ${SOURCE}/js/package.json DESTINATION ${OUTPUT})
endif()
file(COPY ${ENGINE} DESTINATION ${OUTPUT}/wasm)
file(REMOVE_RECURSE ${OUTPUT}/wasm/fileshare)
set(options "")
if(LANGUAGES)
  list(APPEND options --languages ${LANGUAGES})
endif()
if(EXISTS ${OUTPUT}/fileshare/table.d.ts)
  list(APPEND options --types ../../fileshare/table.js)
endif()
execute_process(COMMAND ${NODE} ${SOURCE}/js/wasm/make-domain.js ${SOURCE}/domains/fileshare/fileshare.def
  ${OUTPUT}/wasm/fileshare ${LOCALES} ${options} COMMAND_ERROR_IS_FATAL ANY)
