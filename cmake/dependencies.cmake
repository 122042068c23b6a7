# SPDX-License-Identifier: Apache-2.0
# Libraries, all from the distribution's packages; deploy/packages installs them.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json program_options url)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(prometheus-cpp REQUIRED CONFIG)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(cmark_gfm REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(hiredis REQUIRED IMPORTED_TARGET hiredis)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(xcrypt REQUIRED IMPORTED_TARGET libxcrypt)
pkg_check_modules(yaml_cpp REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# libcmark-gfm.pc names neither the extensions library nor the order the static linker wants.
add_library(delta_cmark INTERFACE)
target_link_libraries(delta_cmark INTERFACE cmark-gfm-extensions PkgConfig::cmark_gfm)
include(git_library)
include(check_libraries)
