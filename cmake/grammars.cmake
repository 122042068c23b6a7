# SPDX-License-Identifier: Apache-2.0
# The tree-sitter core and grammars: npm packages pinned by lib/syntax/grammars/package-lock.json,
# fetched once for all presets and compiled, without lints or sanitizers.
set(grammar_pin "${CMAKE_CURRENT_SOURCE_DIR}/grammars")
set(grammar_dir "${PROJECT_SOURCE_DIR}/build/grammars")
file(SHA256 "${grammar_pin}/package-lock.json" grammar_lock)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${grammar_pin}/package-lock.json")

if(EXISTS "${grammar_dir}/stamp")
  file(READ "${grammar_dir}/stamp" grammar_stamp)
endif()
if(NOT "${grammar_stamp}" STREQUAL "${grammar_lock}")
  message(STATUS "Fetching tree-sitter grammars with npm")
  find_program(NPM_PROGRAM npm REQUIRED)
  file(MAKE_DIRECTORY "${grammar_dir}")
  file(COPY "${grammar_pin}/package.json" "${grammar_pin}/package-lock.json" DESTINATION "${grammar_dir}")
  execute_process(
    COMMAND "${NPM_PROGRAM}" ci --ignore-scripts --no-audit --no-fund --legacy-peer-deps --loglevel=error
    WORKING_DIRECTORY "${grammar_dir}" RESULT_VARIABLE npm_result)
  if(npm_result)
    message(FATAL_ERROR "npm could not fetch the grammars pinned in lib/syntax/grammars; is the npm registry reachable?")
  endif()
  file(WRITE "${grammar_dir}/stamp" "${grammar_lock}")
endif()

set(modules "${grammar_dir}/node_modules")
set(tree_sitter_core "${modules}/tree-sitter/vendor/tree-sitter/lib" CACHE INTERNAL "")
add_library(delta_grammars OBJECT "${tree_sitter_core}/src/lib.c")
set_source_files_properties("${tree_sitter_core}/src/lib.c" PROPERTIES COMPILE_OPTIONS
  "-include;${grammar_pin}/length_in_registers.h")
foreach(grammar IN ITEMS
    tree-sitter-bash tree-sitter-c tree-sitter-c-sharp tree-sitter-cpp tree-sitter-go tree-sitter-java
    tree-sitter-javascript tree-sitter-json tree-sitter-make tree-sitter-php/php tree-sitter-python
    tree-sitter-ruby tree-sitter-rust tree-sitter-typescript/typescript tree-sitter-typescript/tsx
    @tree-sitter-grammars/tree-sitter-kotlin @tree-sitter-grammars/tree-sitter-toml
    @tree-sitter-grammars/tree-sitter-yaml)
  set(grammar_source "${modules}/${grammar}/src")
  target_sources(delta_grammars PRIVATE "${grammar_source}/parser.c")
  if(EXISTS "${grammar_source}/scanner.c")
    target_sources(delta_grammars PRIVATE "${grammar_source}/scanner.c")
    # Scanners shared by two grammars (php, typescript) lie outside src but include its headers.
    set_source_files_properties("${grammar_source}/scanner.c" PROPERTIES INCLUDE_DIRECTORIES "${grammar_source}")
  endif()
endforeach()
# Two scanners can overrun their buffer; scanner_guards.c takes their place and calls them.
target_sources(delta_grammars PRIVATE "${grammar_pin}/scanner_guards.c")
foreach(guarded IN ITEMS tree-sitter-python:python @tree-sitter-grammars/tree-sitter-yaml:yaml)
  string(REPLACE ":" ";" guarded "${guarded}")
  list(GET guarded 0 guarded_package)
  list(GET guarded 1 guarded_name)
  set_source_files_properties("${modules}/${guarded_package}/src/scanner.c" PROPERTIES COMPILE_DEFINITIONS
    "tree_sitter_${guarded_name}_external_scanner_serialize=delta_unguarded_${guarded_name}_serialize")
endforeach()
target_include_directories(delta_grammars SYSTEM PUBLIC "${tree_sitter_core}/include" PRIVATE "${tree_sitter_core}/src")
target_compile_definitions(delta_grammars PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
target_compile_options(delta_grammars PRIVATE -w -O2 -g0 -fno-sanitize=all)
set_property(GLOBAL APPEND PROPERTY DELTA_ROOMS delta_grammars)
