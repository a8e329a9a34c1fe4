# errcat_add_domain(TARGET NAME name DEFINITIONS file.def PO_DIR dir LANGUAGES de fr …)
#
# Makes a table of errors a part of TARGET. NAME is the name of the C function that returns the
# domain, and of the header: #include "name.h" declares it, and the codes as NAME_CODE. The first line
# of the .def file has the text domain. The .po files dir/de.po … are compiled, embedded and installed;
# what is wrong with them or with the table ends the build, with file and line. When cross-compiling,
# -DERRCAT_HOST_COMMAND=… names an errcat command that runs here, to check them.
#
# The targets name-pot and name-update-po, run by hand, take changed messages into dir/TEXTDOMAIN.pot
# and the .po files. SPDX-License-Identifier: LGPL-2.1-or-later
include_guard()

# What xgettext is told of the language of .def files.
function(errcat_xgettext_options variable)
  set(${variable} --language=C --from-code=UTF-8 --add-comments=TRANSLATORS: --add-location=file
    --keyword --keyword=E:4 --keyword=FULL:1 --keyword=FORM:1,2 --keyword=BARE:1
    --flag=E:4:no-c-format --flag=FULL:1:no-c-format --flag=FORM:1:no-c-format
    --flag=FORM:2:no-c-format --flag=BARE:1:no-c-format PARENT_SCOPE)
endfunction()

# Compiles catalogs, each given as language=file.po, to output/language/LC_MESSAGES/text_domain.mo,
# installs them, and writes output/catalogs.c with the array name_catalogs. Sets name_mo to the .mo
# files.
function(errcat_compile_catalogs name text_domain output component)
  find_program(ERRCAT_MSGFMT msgfmt REQUIRED)
  set(script ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/EmbedCatalogs.cmake)
  set(mo_files "")
  set(embedded "")
  foreach(catalog IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.+)$" unused ${catalog})
    set(language ${CMAKE_MATCH_1})
    set(po ${CMAKE_MATCH_2})
    set(directory ${output}/${language}/LC_MESSAGES)
    set(mo ${directory}/${text_domain}.mo)
    add_custom_command(OUTPUT ${mo}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${directory}
      COMMAND ${ERRCAT_MSGFMT} --check --output-file=${mo} ${po}
      DEPENDS ${po} COMMENT "Compiling ${language}.po" VERBATIM)
    list(APPEND mo_files ${mo})
    list(APPEND embedded ${language}=${mo})
    if(ERRCAT_INSTALL OR NOT component STREQUAL common) # errcat's own only where errcat is installed
      include(GNUInstallDirs)
      install(FILES ${mo} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES
        COMPONENT ${component})
    endif()
  endforeach()
  add_custom_command(OUTPUT ${output}/catalogs.c
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output}/catalogs.c -DSYMBOL=${name}_catalogs
            "-DCATALOGS=${embedded}" -P ${script}
    DEPENDS ${mo_files} ${script} COMMENT "Embedding the catalogs of ${name}" VERBATIM)
  set(${name}_mo ${mo_files} PARENT_SCOPE)
endfunction()

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

# Checks catalogs, each given as language=file.po, by that command line once msgfmt has compiled them
# to output/language/LC_MESSAGES/text_domain.mo; their table is definitions, or errcat's own where that is
# empty. What the command is built from is in needs. Sets name_checked to files that exist when it
# finds nothing.
function(errcat_check_catalogs name text_domain output command needs definitions)
  set(checked "")
  set(domain "")
  if(definitions)
    set(domain --domain ${definitions})
  endif()
  foreach(catalog IN LISTS ARGN)
    string(REGEX MATCH "^([^=]+)=(.+)$" unused ${catalog})
    set(language ${CMAKE_MATCH_1})
    set(po ${CMAKE_MATCH_2})
    add_custom_command(OUTPUT ${output}/${language}.checked
      COMMAND ${command} check ${domain} ${po}
      COMMAND ${CMAKE_COMMAND} -E touch ${output}/${language}.checked
      DEPENDS ${po} ${output}/${language}/LC_MESSAGES/${text_domain}.mo ${definitions} ${needs}
      COMMENT "Checking ${language}.po" VERBATIM)
    list(APPEND checked ${output}/${language}.checked)
  endforeach()
  set(${name}_checked ${checked} PARENT_SCOPE)
endfunction()

function(errcat_add_domain target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;DEFINITIONS;PO_DIR" "LANGUAGES")
  foreach(needed NAME DEFINITIONS PO_DIR)
    if(NOT arg_${needed})
      message(FATAL_ERROR "errcat_add_domain: ${needed} is missing")
    endif()
  endforeach()
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "errcat_add_domain: what is “${arg_UNPARSED_ARGUMENTS}”?")
  endif()
  if(NOT arg_NAME MATCHES "^[a-z_][a-z0-9_]*$")
    message(FATAL_ERROR "errcat_add_domain: NAME must be a lower-case C identifier: ${arg_NAME}")
  endif()
  get_filename_component(definitions ${arg_DEFINITIONS} ABSOLUTE)
  get_filename_component(po_dir ${arg_PO_DIR} ABSOLUTE)
  get_filename_component(file ${definitions} NAME)
  get_filename_component(directory ${definitions} DIRECTORY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${definitions})
  file(READ ${definitions} text)
  if(NOT text MATCHES "(^|\n)D\\( *\"([^\"]+)\"")
    message(FATAL_ERROR "${definitions}: no line begins with D(\"text domain\", …)")
  endif()
  set(text_domain ${CMAKE_MATCH_2})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME})
  string(TOUPPER ${arg_NAME} prefix)

  # The errcat command checks what neither the compiler nor msgfmt sees: placeholders, sentences that
  # collide, characters that no reader should get.
  set(errcat ${ERRCAT_COMMAND})
  set(needs "")
  if(TARGET errcat-command)
    set(errcat $<TARGET_FILE:errcat-command>)
    set(needs errcat-command)
  endif()
  errcat_host_command(command "${file} and its catalogs" "${errcat}")
  set(checked "")
  if(command)
    set(checked ${output}/checked)
    add_custom_command(OUTPUT ${checked}
      COMMAND ${command} check ${definitions}
      COMMAND ${CMAKE_COMMAND} -E touch ${checked}
      DEPENDS ${definitions} ${needs} COMMENT "Checking ${file}" VERBATIM)
  endif()

  errcat_xgettext_options(options)
  add_custom_target(${arg_NAME}-pot
    COMMAND xgettext ${options} --package-name=${text_domain} --directory=${directory}
            --output=${po_dir}/${text_domain}.pot ${file}
    COMMENT "Extracting ${text_domain}.pot" VERBATIM)
  add_custom_target(${arg_NAME}-update-po DEPENDS ${arg_NAME}-pot)
  set(catalogs "")
  foreach(language IN LISTS arg_LANGUAGES)
    set(po ${po_dir}/${language}.po)
    if(NOT EXISTS ${po})
      message(FATAL_ERROR "${po} is missing; make it with:\n"
        "  msginit --locale=${language} --input=${po_dir}/${text_domain}.pot --output-file=${po}")
    endif()
    add_custom_command(TARGET ${arg_NAME}-update-po POST_BUILD
      COMMAND msgmerge --update --backup=none --add-location=file --no-fuzzy-matching --quiet
              ${po} ${po_dir}/${text_domain}.pot VERBATIM)
    list(APPEND catalogs ${language}=${po})
  endforeach()
  errcat_compile_catalogs(${arg_NAME} ${text_domain} ${output} Unspecified ${catalogs})
  if(command)
    errcat_check_catalogs(${arg_NAME} ${text_domain} ${output} "${command}" "${needs}" ${definitions}
      ${catalogs})
    list(APPEND checked ${${arg_NAME}_checked})
  endif()

  file(CONFIGURE OUTPUT ${output}/${arg_NAME}.h @ONLY CONTENT [[
/* Made by errcat_add_domain(): the errors of @file@. */
#ifndef @prefix@_H
#define @prefix@_H

#define ERRCAT_DEFINITIONS "@file@"
#define ERRCAT_PREFIX @prefix@
#include <errcat/define.h>

#ifdef __cplusplus
extern "C"
#endif
const errcat_domain *@arg_NAME@(void);

#endif
]])
  file(CONFIGURE OUTPUT ${output}/${arg_NAME}.c @ONLY CONTENT [[
/* Made by errcat_add_domain(). */
#define ERRCAT_DEFINITIONS "@file@"
#define ERRCAT_PREFIX @prefix@
#define ERRCAT_DOMAIN @arg_NAME@
#define ERRCAT_CATALOGS @arg_NAME@_catalogs
#include <errcat/define.h>
]])
  set_source_files_properties(${output}/${arg_NAME}.c PROPERTIES
    OBJECT_DEPENDS "${definitions};${checked}")
  target_sources(${target} PRIVATE ${output}/${arg_NAME}.c ${output}/catalogs.c ${checked})
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${output}>
    $<BUILD_INTERFACE:${directory}>)
  target_link_libraries(${target} PUBLIC errcat::errcat)
endfunction()
