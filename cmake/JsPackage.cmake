# Puts together what is published for JavaScript: the modules, the data of the built-in table, which errcat exports,
# and, where there is node, its types.
#   cmake -DERRCAT=build/errcat -DSOURCE=js -DOUTPUT=build/js -DVERSION=1.0.0 -P JsPackage.cmake
# SPDX-License-Identifier: LGPL-2.1-or-later
file(REMOVE_RECURSE ${OUTPUT})
file(COPY ${SOURCE}/ DESTINATION ${OUTPUT} PATTERN node_modules EXCLUDE)
execute_process(COMMAND ${ERRCAT} export js --output ${OUTPUT}/fileshare COMMAND_ERROR_IS_FATAL ANY)
file(READ ${OUTPUT}/package.json package)
string(REGEX REPLACE "\"version\": *\"[^\"]*\"" "\"version\": \"${VERSION}\"" package "${package}")
file(WRITE ${OUTPUT}/package.json "${package}")
find_program(NODE node)
if(NODE)
  execute_process(COMMAND ${NODE} ${OUTPUT}/make-types.js ${OUTPUT}/fileshare COMMAND_ERROR_IS_FATAL ANY)
endif()
