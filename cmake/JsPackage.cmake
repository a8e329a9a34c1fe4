# Puts together what is published for JavaScript: the formatter, where there is one, and the data of the
# built-in table, which errcat exports.
#   cmake -DERRCAT=build/errcat -DSOURCE=js -DOUTPUT=build/js -DVERSION=1.0.0 -P JsPackage.cmake
# SPDX-License-Identifier: LGPL-2.1-or-later
file(REMOVE_RECURSE ${OUTPUT})
file(MAKE_DIRECTORY ${OUTPUT})
if(EXISTS ${SOURCE})
  file(COPY ${SOURCE}/ DESTINATION ${OUTPUT} PATTERN node_modules EXCLUDE)
endif()
execute_process(COMMAND ${ERRCAT} export js --output ${OUTPUT}/fileshare COMMAND_ERROR_IS_FATAL ANY)
if(EXISTS ${OUTPUT}/package.json)
  file(READ ${OUTPUT}/package.json package)
  string(REGEX REPLACE "\"version\": *\"[^\"]*\"" "\"version\": \"${VERSION}\"" package "${package}")
  file(WRITE ${OUTPUT}/package.json "${package}")
endif()
find_program(NODE node)
if(NODE AND EXISTS ${OUTPUT}/make-types.js)
  execute_process(COMMAND ${NODE} ${OUTPUT}/make-types.js ${OUTPUT}/fileshare COMMAND_ERROR_IS_FATAL ANY)
endif()
