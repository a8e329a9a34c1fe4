# errcat_add_domain(NAME DEFINITIONS file.def PO_DIR dir [LANGUAGES de fr …] [EMBED de …]
#                   [FUNCTION function] [HEADER file.h] [PREFIX PREFIX] [EXPORT set])
#
# Makes a table of errors the library NAME: target_link_libraries(program NAME). #include "NAME.h"
# declares the function NAME(), which returns the domain, and enum NAME_code, the codes as NAME_CODE;
# FUNCTION, HEADER and PREFIX call them otherwise. In C++, where errcat.hpp is included before it, a code is
# a std::error_code. The first line of the .def file has the text domain. The .po files
# dir/de.po … are compiled, embedded (with EMBED, of those only the ones it names) and installed; what is
# wrong with them or with the table ends the build, with file and line. When cross-compiling,
# -DERRCAT_HOST_COMMAND=… names an errcat command that runs here, to check them. EXPORT installs the
# library and its header, for the set.
#
# The targets NAME-pot and NAME-update-po, run by hand, take changed messages into dir/TEXTDOMAIN.pot
# and the .po files. The variable ERRCAT_BUGS, a URL, is where translators report what is wrong with them. SPDX-License-Identifier: LGPL-2.1-or-later
include_guard()

# ---- catalogs ----

# Adds the targets name-pot, which extracts the marked messages of files (in directory) to
# po_dir/text_domain.pot, and name-update-po, which merges them into the .po files of languages. What
# they need is looked for when they run.
function(errcat_add_pot name text_domain directory files po_dir languages)
  set(pot ${po_dir}/${text_domain}.pot)
  set(bugs "")
  if(ERRCAT_BUGS)
    set(bugs --msgid-bugs-address=${ERRCAT_BUGS})
  endif()
  # The words of .def files; in ARGN, those of other sources.
  set(options --language=C --from-code=UTF-8 --add-comments=TRANSLATORS: --add-location=file
    --keyword --keyword=E:4 --keyword=FULL:1 --keyword=FORM:1,2 --keyword=BARE:1
    --flag=E:4:no-c-format --flag=FULL:1:no-c-format --flag=FORM:1:no-c-format
    --flag=FORM:2:no-c-format --flag=BARE:1:no-c-format ${ARGN})
  add_custom_target(${name}-pot
    COMMAND ${CMAKE_COMMAND} -E make_directory ${po_dir}
    COMMAND xgettext ${options} ${bugs} --package-name=${text_domain} --directory=${directory}
            --output=${pot} ${files}
    COMMENT "Extracting ${text_domain}.pot" VERBATIM)
  add_custom_target(${name}-update-po DEPENDS ${name}-pot)
  foreach(language IN LISTS languages)
    add_custom_command(TARGET ${name}-update-po POST_BUILD
      COMMAND msgmerge --update --backup=none --add-location=file --previous --quiet
              ${po_dir}/${language}.po ${pot} VERBATIM)
  endforeach()
endfunction()

# Compiles catalogs, each given as language=file.po, to output/language/LC_MESSAGES/text_domain.mo, and
# installs them. Writes C for those of the languages in embed: an array symbol_language each, and the list
# symbols. Sets errcat_mo to the .mo files, and errcat_sources to the C files.
function(errcat_compile_catalogs symbol text_domain output component embed)
  find_program(ERRCAT_MSGFMT msgfmt REQUIRED)
  get_property(enabled GLOBAL PROPERTY ENABLED_LANGUAGES)
  set(extension cpp)
  if(C IN_LIST enabled)
    set(extension c)
  endif()
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedCatalogs.cmake)
  set(mo_files "")
  set(embedded "")
  set(embedded_mo "")
  set(sources ${output}/catalogs.${extension})
  foreach(catalog IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.+)$" unused ${catalog})
    set(language ${CMAKE_MATCH_1})
    set(po ${CMAKE_MATCH_2})
    set(directory ${output}/${language}/LC_MESSAGES)
    set(mo ${directory}/${text_domain}.mo)
    add_custom_command(OUTPUT ${mo}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${directory}
      COMMAND ${ERRCAT_MSGFMT} --check --no-hash --output-file=${mo} ${po}
      DEPENDS ${po} COMMENT "Compiling ${language}.po of ${text_domain}" VERBATIM)
    list(APPEND mo_files ${mo})
    if(ERRCAT_INSTALL OR NOT component MATCHES "^(common|command)$") # errcat's own are installed only where errcat is
      include(GNUInstallDirs)
      install(FILES ${mo} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES
        COMPONENT ${component})
    endif()
    if(language IN_LIST embed)
      set(source ${output}/${language}.${extension})
      string(MAKE_C_IDENTIFIER ${symbol}_${language} array)
      add_custom_command(OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${source} -DSYMBOL=${array} -DCATALOG=${mo} -P ${script}
        DEPENDS ${mo} ${script} COMMENT "Embedding ${language} of ${text_domain}" VERBATIM)
      list(APPEND sources ${source})
      list(APPEND embedded ${language}=${mo})
      list(APPEND embedded_mo ${mo})
    endif()
  endforeach()
  add_custom_command(OUTPUT ${output}/catalogs.${extension}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output}/catalogs.${extension} -DSYMBOL=${symbol}
            "-DCATALOGS=${embedded}" -P ${script}
    DEPENDS ${embedded_mo} ${script} COMMENT "Listing the catalogs of ${text_domain}" VERBATIM)
  set(errcat_mo ${mo_files} PARENT_SCOPE)
  set(errcat_sources ${sources} PARENT_SCOPE)
endfunction()

# ---- checks ----

# Sets the variable to the command line that runs errcat here, given the errcat that was built or
# installed: as it is, or by what runs the target's programs; else it is empty, which is told.
function(errcat_host_command variable what command)
  if(ERRCAT_HOST_COMMAND)
    set(command ${ERRCAT_HOST_COMMAND})
  elseif(command AND CMAKE_CROSSCOMPILING)
    set(command ${CMAKE_CROSSCOMPILING_EMULATOR} ${command})
    if(NOT CMAKE_CROSSCOMPILING_EMULATOR)
      set(command "")
    endif()
  endif()
  if(NOT command)
    set(command "")
    message(STATUS "errcat does not check ${what}: no errcat runs here; name one by -DERRCAT_HOST_COMMAND=…")
  endif()
  set(${variable} ${command} PARENT_SCOPE)
endfunction()

# Checks a table, and its catalogs, each given as language=file.po, behind what needs has. Sets
# errcat_checked to files that exist when nothing is found; empty if no errcat runs here.
function(errcat_check_catalogs definitions output needs)
  get_filename_component(file ${definitions} NAME)
  set(errcat ${ERRCAT_COMMAND})
  if(TARGET errcat-command)
    set(errcat $<TARGET_FILE:errcat-command>)
    list(APPEND needs errcat-command)
  endif()
  errcat_host_command(command "${file} and its catalogs" "${errcat}")
  set(errcat_checked "" PARENT_SCOPE)
  if(NOT command)
    return()
  endif()
  set(checked ${output}/table.checked)
  add_custom_command(OUTPUT ${checked}
    COMMAND ${command} check ${definitions}
    COMMAND ${CMAKE_COMMAND} -E touch ${checked}
    DEPENDS ${definitions} ${needs} COMMENT "Checking ${file}" VERBATIM)
  foreach(catalog IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.+)$" unused ${catalog})
    set(language ${CMAKE_MATCH_1})
    set(po ${CMAKE_MATCH_2})
    add_custom_command(OUTPUT ${output}/${language}.checked
      COMMAND ${command} check --domain ${definitions} ${po}
      COMMAND ${CMAKE_COMMAND} -E touch ${output}/${language}.checked
      DEPENDS ${po} ${definitions} ${needs} COMMENT "Checking ${po}" VERBATIM)
    list(APPEND checked ${output}/${language}.checked)
  endforeach()
  set(errcat_checked ${checked} PARENT_SCOPE)
endfunction()

# ---- the header and the table ----

# Sets the variable to the codes of a .def file, as the lines of an enum.
function(errcat_read_codes variable text prefix)
  set(space "[ \t\r\n]*")
  # Neither comments nor texts; what looks like an error in them is none.
  string(REGEX REPLACE "\"[^\"\\\\]*(\\\\.[^\"\\\\]*)*\"|/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" " " text " ${text}")
  string(REGEX MATCHALL
    "[^A-Za-z0-9_][ET]${space}\\(${space}-?[0-9]+${space},${space}[0-9]+${space},${space}[A-Z][A-Z0-9_]*"
    errors "${text}")
  set(codes "")
  foreach(error IN LISTS errors)
    string(REGEX MATCH "(-?[0-9]+)${space},${space}[0-9]+${space},${space}([A-Z][A-Z0-9_]*)$" unused "${error}")
    if(CMAKE_MATCH_2 STREQUAL NO_ERROR_)
      message(FATAL_ERROR "errcat_add_domain: NO_ERROR_ is what the header calls 0; name the error otherwise")
    endif()
    string(APPEND codes "  ${prefix}_${CMAKE_MATCH_2} = ${CMAKE_MATCH_1},\n")
  endforeach()
  set(${variable} "${codes}" PARENT_SCOPE)
endfunction()

# The header has the codes written out, so that it can be installed without the .def file.
function(errcat_write_header file function prefix definitions codes)
  get_filename_component(name ${definitions} NAME)
  string(MAKE_C_IDENTIFIER ${function} guard)
  string(TOUPPER ERRCAT_DOMAIN_${guard}_H guard)
  set(enum "")
  set(codes_of_errors "")
  if(codes)
    set(enum "enum ${function}_code {\n${codes}  ${prefix}_NO_ERROR_ = 0\n};\n\n")
    string(CONFIGURE [[
/* Where errcat.hpp stands in front, each code is a std::error_code. */
#if defined(ERRCAT_HPP) && !defined(@guard@PP)
#define @guard@PP
template <> struct std::is_error_code_enum<@function@_code> : std::true_type {};
inline std::error_code make_error_code(@function@_code code) noexcept {
  return {code, errcat::category<@function@>()};
}
#endif
]] codes_of_errors @ONLY)
  endif()
  file(CONFIGURE OUTPUT ${file} @ONLY CONTENT [[
/* Made by errcat_add_domain(): the errors of @name@. */
#ifndef @guard@
#define @guard@

#include <errcat.h>

@enum@#ifdef __cplusplus
extern "C"
#endif
ERRCAT_API const errcat_domain *@function@(void);

#endif
@codes_of_errors@]])
endfunction()

# The text domain stands in front; comments may stand between any two words.
function(errcat_read_text_domain variable text definitions)
  set(space "[ \t\r\n]*")
  string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" " " text "${text}")
  if(NOT text MATCHES "^${space}D${space}\\(${space}\"([^\"\\\\]+)\"${space},")
    message(FATAL_ERROR "${definitions}: it does not begin with D(\"text domain\", \"URI or empty\")")
  endif()
  set(${variable} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()

function(errcat_add_domain name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "CHECK_BEHIND"
    "DEFINITIONS;PO_DIR;FUNCTION;HEADER;PREFIX;EXPORT;COMPONENT" "LANGUAGES;EMBED")
  foreach(needed DEFINITIONS PO_DIR)
    if(NOT arg_${needed})
      message(FATAL_ERROR "errcat_add_domain: ${needed} is missing")
    endif()
  endforeach()
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "errcat_add_domain: what is “${arg_UNPARSED_ARGUMENTS}”?")
  endif()
  if(NOT arg_FUNCTION)
    set(arg_FUNCTION ${name})
  endif()
  if(NOT arg_FUNCTION MATCHES "^[A-Za-z_][A-Za-z0-9_]*$")
    message(FATAL_ERROR "errcat_add_domain: ${arg_FUNCTION} is no name for a C function; give one by FUNCTION")
  endif()
  if(NOT arg_PREFIX)
    string(TOUPPER ${arg_FUNCTION} arg_PREFIX)
  endif()
  if(NOT arg_HEADER)
    set(arg_HEADER ${name}.h)
  endif()
  if(NOT arg_COMPONENT)
    set(arg_COMPONENT Unspecified)
  endif()
  if(NOT arg_EMBED)
    set(arg_EMBED ${arg_LANGUAGES})
  endif()
  get_filename_component(definitions ${arg_DEFINITIONS} ABSOLUTE)
  get_filename_component(po_dir ${arg_PO_DIR} ABSOLUTE)
  get_filename_component(file ${definitions} NAME)
  get_filename_component(directory ${definitions} DIRECTORY)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}-domain)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${definitions})
  file(READ ${definitions} text)
  errcat_read_text_domain(text_domain "${text}" ${definitions})

  set(catalogs "")
  foreach(language IN LISTS arg_LANGUAGES)
    set(po ${po_dir}/${language}.po)
    if(NOT EXISTS ${po}) # it cannot be built yet, but the template can
      message(WARNING "${po} is missing; make it with:\n"
        "  cmake --build ${CMAKE_BINARY_DIR} --target ${name}-pot\n"
        "  msginit --locale=${language} --input=${po_dir}/${text_domain}.pot --output-file=${po}")
    endif()
    list(APPEND catalogs ${language}=${po})
  endforeach()
  errcat_add_pot(${name} ${text_domain} ${directory} ${file} ${po_dir} "${arg_LANGUAGES}")
  errcat_compile_catalogs(${arg_FUNCTION}_catalog ${text_domain} ${output} ${arg_COMPONENT}
    "${arg_EMBED}" ${catalogs})
  add_custom_target(${name}-catalogs ALL DEPENDS ${errcat_mo}) # those that are not embedded are installed

  errcat_read_codes(codes "${text}" ${arg_PREFIX})
  errcat_write_header(${output}/include/${arg_HEADER} ${arg_FUNCTION} ${arg_PREFIX} ${definitions}
    "${codes}")
  list(GET errcat_sources 0 list)
  get_filename_component(extension ${list} EXT)
  set(table ${output}/table${extension})
  file(CONFIGURE OUTPUT ${table} @ONLY CONTENT [[
/* Made by errcat_add_domain(). */
#define ERRCAT_DEFINITIONS "@definitions@"
#define ERRCAT_PREFIX @arg_PREFIX@
#define ERRCAT_DOMAIN @arg_FUNCTION@
#define ERRCAT_CATALOGS @arg_FUNCTION@_catalogs
#include <errcat/define.h>
]])

  # What neither the compiler nor msgfmt sees: placeholders, sentences that collide, characters that no
  # reader should get. It stands in front of the library, but for errcat's own: the command, which
  # checks, is linked with that one.
  if(arg_CHECK_BEHIND)
    errcat_check_catalogs(${definitions} ${output} "" ${catalogs})
    if(errcat_checked)
      add_custom_target(${name}-check ALL DEPENDS ${errcat_checked})
    endif()
    set(errcat_checked "")
  else()
    errcat_check_catalogs(${definitions} ${output} "${errcat_mo}" ${catalogs})
  endif()
  set_source_files_properties(${table} PROPERTIES OBJECT_DEPENDS "${definitions};${errcat_checked}")

  add_library(${name} ${table} ${errcat_sources} ${errcat_checked})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON UNITY_BUILD OFF
    C_STANDARD 11 CXX_STANDARD 17)
  target_include_directories(${name} PUBLIC $<BUILD_INTERFACE:${output}/include>)
  target_link_libraries(${name} PUBLIC errcat::errcat)
  if(arg_EXPORT)
    get_filename_component(folder ${arg_HEADER} DIRECTORY)
    install(TARGETS ${name} EXPORT ${arg_EXPORT})
    install(FILES ${output}/include/${arg_HEADER} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/${folder})
    target_include_directories(${name} PUBLIC $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  endif()
endfunction()
