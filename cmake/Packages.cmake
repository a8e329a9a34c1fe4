# Debian packages, one a component: cpack -G DEB in the build directory.
set(CPACK_PACKAGE_VENDOR "errcat")
# Who makes packages for others puts an address of theirs here, and in cmake/changelog.
set(CPACK_PACKAGE_CONTACT "the errcat authors <errcat@example.org>")
set(CPACK_PACKAGE_NAME ${PROJECT_NAME})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL runtime common development command)
if(TARGET errcat-fileshare)
  list(APPEND CPACK_COMPONENTS_ALL fileshare)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS
    ${PROJECT_BINARY_DIR}/src ${PROJECT_BINARY_DIR}/domains/fileshare)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(version "= ${PROJECT_VERSION}")
set(libraries
    "liberrcat${PROJECT_VERSION_MAJOR} (${version}), liberrcat-fileshare${PROJECT_VERSION_MAJOR} (${version})")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME liberrcat${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS liberrcat-common)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
file(WRITE ${PROJECT_BINARY_DIR}/packages/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/packages/triggers)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "error codes as sentences in the reader's language (library)
 errcat turns an error code and its arguments into a sentence in the reader's
 language, from gettext catalogs, without setlocale(), locks or allocation.")

# Catalogs have no SONAME in their names, so they stand in no package that has (policy 8.2). The libraries
# have them embedded as well.
set(CPACK_DEBIAN_COMMON_PACKAGE_NAME liberrcat-common)
set(CPACK_DEBIAN_COMMON_PACKAGE_SECTION localization)
set(CPACK_DEBIAN_COMMON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_COMMON_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_COMMON_DESCRIPTION "error codes as sentences in the reader's language (catalogs)
 The gettext catalogs of errcat, for programs that read them by libintl, and
 for languages that the libraries do not have embedded.")

set(CPACK_DEBIAN_FILESHARE_PACKAGE_NAME liberrcat-fileshare${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_FILESHARE_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_FILESHARE_PACKAGE_DEPENDS "liberrcat${PROJECT_VERSION_MAJOR} (${version})")
set(CPACK_DEBIAN_FILESHARE_PACKAGE_RECOMMENDS liberrcat-common)
set(CPACK_DEBIAN_FILESHARE_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/packages/triggers)
set(CPACK_DEBIAN_FILESHARE_DESCRIPTION "errors of a file-sharing service as sentences (library)
 The table of a file-sharing service's errors for errcat, with its sentences in
 several languages.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME liberrcat-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${libraries}, errcat (${version}), gettext")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "error codes as sentences in the reader's language (headers)
 The headers of errcat for C and C++, its CMake package and pkg-config file,
 and what makes a table of errors of one's own.")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME errcat)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_RECOMMENDS liberrcat-common)
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "error codes as sentences in the reader's language (command)
 The errcat command says what an error code means, re-tells logs and responses
 in the user's language, checks catalogs and tables of errors, and exports
 them for front ends.")

# What Debian's policy asks of each package: the licence, and the changes (12.5, 12.7).
foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER ${component} upper)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(changelog ${PROJECT_BINARY_DIR}/packages/${package}/changelog)
  install(FILES ${PROJECT_SOURCE_DIR}/cmake/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
    COMPONENT ${component})
  configure_file(${PROJECT_SOURCE_DIR}/cmake/changelog ${changelog} @ONLY)
  if(ERRCAT_GZIP)
    execute_process(COMMAND ${ERRCAT_GZIP} -9nkf ${changelog} COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${changelog}.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
      COMPONENT ${component})
  endif()
endforeach()
include(CPack)
