# SPDX-License-Identifier: Apache-2.0
# What is installed, and the Debian package and archive made of it: deploy/package builds both.
include(GNUInstallDirs)
install(TARGETS delta RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
# app/service_program.cpp looks for it there, from wherever `delta` lies.
install(TARGETS delta_service RUNTIME DESTINATION libexec/delta)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs/ DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md" PATTERN "*.json")
install(FILES "${CMAKE_BINARY_DIR}/THIRD-PARTY.md" "${CMAKE_BINARY_DIR}/sbom.cdx.json" DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
# The dashboard, where it was built.
install(DIRECTORY web/dist/ DESTINATION "${CMAKE_INSTALL_DATADIR}/delta/web" OPTIONAL)
# Units and their defaults are read from below /usr/lib whatever the architecture's library folder is.
install(FILES deploy/systemd/delta-api@.service deploy/systemd/delta-worker.service deploy/systemd/delta-migrate.service
  DESTINATION lib/systemd/system)
install(FILES deploy/systemd/delta.env DESTINATION lib/delta)

set(CPACK_PACKAGE_NAME delta)
set(CPACK_PACKAGE_VENDOR "The Delta authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Says which documentation a change made wrong")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Delta authors <delta@localhost>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION vcs)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "git, adduser")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${PROJECT_SOURCE_DIR}/deploy/debian/postinst;${PROJECT_SOURCE_DIR}/deploy/debian/prerm;${PROJECT_SOURCE_DIR}/deploy/debian/postrm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
