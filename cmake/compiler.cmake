# SPDX-License-Identifier: Apache-2.0
# Which compilers may build Delta, and with which warnings.

# g++ before 14 destroys some temporaries inside a co_await expression twice (GCC bugs 100611 and
# 107288), which corrupts memory without a warning.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "Delta needs clang 19 or later, or g++ 14 or later; found g++ ${CMAKE_CXX_COMPILER_VERSION}, which "
    "miscompiles coroutines. On Debian 12: apt-get install clang-19, then CC=clang-19 CXX=clang++-19.")
endif()
# libstdc++ offers std::expected only to compilers whose __cpp_concepts is 202002; clang's is since 19.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
  message(FATAL_ERROR "Delta needs clang 19 or later; found ${CMAKE_CXX_COMPILER_VERSION}.")
endif()

option(DELTA_WERROR "Treat warnings as errors" OFF)
set(DELTA_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=: address,undefined or thread")

add_library(delta_options INTERFACE)
# g++ also calls a constructor's parameter that is named as the member it makes a shadow.
target_compile_options(delta_options INTERFACE
  -Wall -Wextra -Wpedantic $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wshadow> -Wconversion $<$<BOOL:${DELTA_WERROR}>:-Werror>)
target_include_directories(delta_options INTERFACE "${PROJECT_SOURCE_DIR}/lib")

if(DELTA_SANITIZE)
  add_compile_definitions(DELTA_SANITIZED)
  add_compile_options(-fsanitize=${DELTA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DELTA_SANITIZE})
endif()
if(DELTA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()
