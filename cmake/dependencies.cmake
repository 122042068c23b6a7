# SPDX-License-Identifier: Apache-2.0
# Libraries, all from the distribution's packages; deploy/packages installs them.
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json program_options)
find_package(fmt REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
pkg_check_modules(cmark_gfm REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(yaml_cpp REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# libcmark-gfm.pc names neither the extensions library nor the order the static linker wants.
add_library(delta_cmark INTERFACE)
target_link_libraries(delta_cmark INTERFACE cmark-gfm-extensions PkgConfig::cmark_gfm)
