# Writes what the pages of `errcat export site` share as C: site.css, and as one classic script the modules
# that site/page.js leads to.
#   cmake -DSOURCE=site -DOUTPUT=site.c -P EmbedSite.cmake
# js/bundle.js does the same with the modules: one exports by name and is imported by the same names, so each
# becomes a function that returns what it exports. Comments that have lines of their own stay behind.
# SPDX-License-Identifier: LGPL-2.1-or-later
cmake_minimum_required(VERSION 3.25)

# Appends the modules that a module imports from to the script, each once, and then itself.
function(append_module path)
  get_filename_component(path ${path} ABSOLUTE)
  get_property(done GLOBAL PROPERTY modules)
  if(path IN_LIST done)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY modules ${path})
  get_filename_component(directory ${path} DIRECTORY)
  file(READ ${path} text)
  string(REGEX MATCHALL "from \"[./a-z-]+\";" imports "${text}")
  foreach(import IN LISTS imports)
    string(REGEX REPLACE "from \"(.*)\"" "\\1" import "${import}")
    append_module(${directory}/${import})
  endforeach()
  string(PREPEND text "\n")
  string(REGEX REPLACE "\nimport {[^}]*} from \"[^\"]*\";" "" text "${text}")
  string(REGEX REPLACE "\n *[/][*]([^*]|[*]+[^*/])*[*]+[/](\n *)*" "\n" text "${text}")
  string(REGEX MATCHALL "\nexport (async )?(function[*]?|const) [A-Za-z0-9_]+" exports "${text}")
  string(REGEX REPLACE "\nexport (async )?(function[*]?|const) " "" exports "${exports}")
  string(REPLACE ";" ", " exports "${exports}")
  string(REGEX REPLACE "\nexport " "\n" text "${text}")
  string(REGEX REPLACE "\n\n+" "\n" text "${text}")
  get_property(script GLOBAL PROPERTY script)
  if(exports)
    string(APPEND script "const {${exports}} = (() => {${text}return {${exports}};\n})();\n")
  else()
    string(APPEND script "(() => {${text}})();\n")
  endif()
  set_property(GLOBAL PROPERTY script "${script}")
endfunction()

# Numbers, since a compiler need not take long strings.
function(append_array symbol file)
  file(READ "${file}" bytes HEX)
  file(SIZE "${file}" size)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
  file(APPEND "${OUTPUT}" "const unsigned char ${symbol}[] = {\n${bytes}};\n"
    "const unsigned long ${symbol}_size = ${size};\n")
endfunction()

set_property(GLOBAL PROPERTY script "/* errcat. SPDX-License-Identifier: LGPL-2.1-or-later */\n(() => {\n\"use strict\";\n")
append_module(${SOURCE}/page.js)
get_property(script GLOBAL PROPERTY script)
string(REGEX REPLACE "c$" "js" file ${OUTPUT})
file(WRITE ${file} "${script}})();\n")
file(WRITE ${OUTPUT} "/* Made by errcat's EmbedSite.cmake from the folder site. */\n"
  "extern const unsigned char site_style[], site_script[];\nextern const unsigned long site_style_size, site_script_size;\n")
append_array(site_style ${SOURCE}/site.css)
append_array(site_script ${file})
