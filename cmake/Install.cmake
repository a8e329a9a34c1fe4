# What is installed. SPDX-License-Identifier: LGPL-2.1-or-later

# A directory as it stands in a .pc file: below ${prefix}, or as it was given where it is absolute.
function(errcat_pc_directory variable directory)
  cmake_path(SET path "\${prefix}")
  cmake_path(APPEND path "${directory}")
  set(${variable} "${path}" PARENT_SCOPE)
endfunction()

# One of errcat's libraries, its .pc file, and its part of the CMake package. component is that of the
# shared library; the .pc file says description, and asks for those in ARGN.
function(errcat_install_library target component description)
  set_target_properties(${target} PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
  if(NOT ERRCAT_INSTALL)
    return()
  endif()
  install(TARGETS ${target} EXPORT errcat-targets
    RUNTIME COMPONENT ${component} LIBRARY COMPONENT ${component} NAMELINK_COMPONENT development
    ARCHIVE COMPONENT development)
  errcat_pc_directory(includedir "${CMAKE_INSTALL_INCLUDEDIR}")
  errcat_pc_directory(libdir "${CMAKE_INSTALL_LIBDIR}")
  errcat_pc_directory(localedir "${CMAKE_INSTALL_LOCALEDIR}")
  set(prefix ${CMAKE_INSTALL_PREFIX})
  if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}") # wherever the file is then, the rest is beside it
    file(RELATIVE_PATH up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
    string(REGEX REPLACE "/$" "" prefix "\${pcfiledir}/${up}")
  endif()
  string(JOIN " " requires ${ARGN})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/errcat.pc.in ${PROJECT_BINARY_DIR}/${target}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${target}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
endfunction()

# The CMake package.
function(errcat_install_package)
  include(CMakePackageConfigHelpers)
  set(directory ${CMAKE_INSTALL_LIBDIR}/cmake/errcat)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/errcat-config.cmake.in
    ${PROJECT_BINARY_DIR}/errcat-config.cmake
    INSTALL_DESTINATION ${directory} PATH_VARS CMAKE_INSTALL_BINDIR)
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/errcat-config-version.cmake
    COMPATIBILITY SameMajorVersion)
  install(EXPORT errcat-targets NAMESPACE errcat:: DESTINATION ${directory} COMPONENT development)
  install(FILES ${PROJECT_BINARY_DIR}/errcat-config.cmake
    ${PROJECT_BINARY_DIR}/errcat-config-version.cmake
    ${PROJECT_SOURCE_DIR}/cmake/EmbedCatalogs.cmake ${PROJECT_SOURCE_DIR}/cmake/ErrcatAddDomain.cmake
    DESTINATION ${directory} COMPONENT development)
endfunction()

# The manual pages, compressed where there is gzip.
function(errcat_install_manual)
  find_program(ERRCAT_GZIP gzip)
  set(component_1 command)
  set(component_3 development)
  set(component_5 command)
  set(pages "")
  foreach(page errcat.1 errcat.3 errcat-def.5)
    string(REGEX MATCH "[0-9]$" section ${page})
    set(file ${PROJECT_SOURCE_DIR}/man/${page})
    if(ERRCAT_GZIP)
      set(compressed ${PROJECT_BINARY_DIR}/man/${page}.gz)
      add_custom_command(OUTPUT ${compressed}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
        COMMAND ${ERRCAT_GZIP} -9nc ${file} > ${compressed} DEPENDS ${file} VERBATIM)
      list(APPEND pages ${compressed})
      set(file ${compressed})
    endif()
    install(FILES ${file} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section}
      COMPONENT ${component_${section}})
  endforeach()
  add_custom_target(errcat-manual ALL DEPENDS ${pages})
endfunction()
