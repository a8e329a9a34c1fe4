# Debian packages, one a component: cpack -G DEB in the build directory.
set(CPACK_PACKAGE_VENDOR "errcat")
# Who makes packages for others puts an address of theirs here, and in cmake/changelog.
set(CPACK_PACKAGE_CONTACT "the errcat authors <errcat@example.org>")
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL runtime development command)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS
    ${PROJECT_BINARY_DIR}/src ${PROJECT_BINARY_DIR}/domains/fileshare)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(version "= ${PROJECT_VERSION}")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME liberrcat${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
file(WRITE ${PROJECT_BINARY_DIR}/packages/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/packages/triggers)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "error codes as sentences in the reader's language (library)
 errcat turns an error code and its arguments into a sentence in the reader's
 language, from gettext catalogs, without setlocale(), locks or allocation.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME liberrcat-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "liberrcat${PROJECT_VERSION_MAJOR} (${version}), errcat (${version}), gettext")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "error codes as sentences in the reader's language (headers)
 The headers of errcat for C and C++, its CMake package and pkg-config file,
 and what makes a table of errors of one's own.")

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME errcat)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_COMMAND_PACKAGE_DEPENDS "liberrcat${PROJECT_VERSION_MAJOR} (${version})")
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "error codes as sentences in the reader's language (command)
 The errcat command says what an error code means, re-tells logs and responses
 in the user's language, and checks catalogs and tables of errors.")

# What Debian's policy asks of each package: the licence, and the changes (12.5, 12.7).
foreach(component runtime development command)
  string(TOUPPER ${component} upper)
  set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  install(FILES ${PROJECT_SOURCE_DIR}/cmake/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
    COMPONENT ${component})
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/packages/${package}/changelog.gz
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/packages/${package}
    COMMAND sed "s/@package@/${package}/" ${PROJECT_SOURCE_DIR}/cmake/changelog
            > ${PROJECT_BINARY_DIR}/packages/${package}/changelog
    COMMAND gzip -9nf ${PROJECT_BINARY_DIR}/packages/${package}/changelog
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/changelog VERBATIM)
  add_custom_target(changelog-${package} ALL DEPENDS ${PROJECT_BINARY_DIR}/packages/${package}/changelog.gz)
  install(FILES ${PROJECT_BINARY_DIR}/packages/${package}/changelog.gz
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()
include(CPack)
