# SPDX-License-Identifier: Apache-2.0
# delta_check_libraries: the distribution's libraries `delta` is linked with. As archives, with the C++ library, where it has
# them all and app/fmt_source.cpp fits its fmt, of which Debian has none: finding and relocating ten shared libraries costs
# each start 1.4 ms. Beside them mimalloc, of which there is no archive, where it is installed. Else, and in builds that do
# not optimise and so use more of the log, shared.
set(check_archives "")
set(check_sources "")
add_library(delta_check_libraries INTERFACE)
foreach(name IN ITEMS boost_program_options boost_json cmark-gfm-extensions cmark-gfm xxhash yaml-cpp z)
  find_library(CHECK_ARCHIVE_${name} lib${name}.a HINTS "${Boost_LIBRARY_DIRS}")
  list(APPEND check_archives "${CHECK_ARCHIVE_${name}}")
endforeach()
if(NOT "${check_archives}" MATCHES "NOTFOUND" AND NOT DEFINED DELTA_CHECK_ARCHIVES_WORK)
  set(probe "${CMAKE_BINARY_DIR}/check_archives.cpp")
  file(WRITE "${probe}" "#include <fmt/format.h>
#include <string>
int main() {
    const std::string said = fmt::format(\"{} {:.2f} {:?}\", 1000, 2.5, std::string(\"a\\xc2\\xa0\"));
    return said.starts_with(\"1000 2.50 \") ? 0 : 1;
}
")
  try_run(DELTA_CHECK_ARCHIVES_WORK DELTA_CHECK_ARCHIVES_LINK
    SOURCES "${probe}" "${PROJECT_SOURCE_DIR}/app/fmt_source.cpp"
    LINK_OPTIONS -static-libstdc++ -static-libgcc LINK_LIBRARIES ${check_archives} ${CMAKE_DL_LIBS} Threads::Threads
    CXX_STANDARD 23 CXX_STANDARD_REQUIRED ON)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT DELTA_SANITIZE AND DELTA_CHECK_ARCHIVES_LINK AND "${DELTA_CHECK_ARCHIVES_WORK}" STREQUAL "0")
  message(STATUS "delta: libraries as archives")
  set(check_sources "${PROJECT_SOURCE_DIR}/app/fmt_source.cpp")
  find_library(MIMALLOC_LIBRARY mimalloc)
  if(MIMALLOC_LIBRARY)
    target_compile_definitions(delta_check_libraries INTERFACE DELTA_MIMALLOC)
    target_link_libraries(delta_check_libraries INTERFACE "${MIMALLOC_LIBRARY}")
  endif()
  target_link_libraries(delta_check_libraries INTERFACE ${check_archives} Threads::Threads delta_git_library)
  target_link_options(delta_check_libraries INTERFACE -static-libstdc++ -static-libgcc)
else()
  message(STATUS "delta: shared libraries")
  target_link_libraries(delta_check_libraries INTERFACE fmt::fmt Boost::program_options Boost::json Threads::Threads
    spdlog::spdlog delta_cmark PkgConfig::xxhash PkgConfig::yaml_cpp delta_git_library)
endif()
