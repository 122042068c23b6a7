# SPDX-License-Identifier: Apache-2.0
# delta_git_library: libgit2 as an archive without ssh, Kerberos and TLS, where the distribution has one that
# lib/git/no_network.cpp fits, and else its shared library, as under a sanitizer, since what it leaks is told by the
# library it leaks in (tests/support/sanitizers.cpp); git_definitions tells the files that stand in for others which.
set(git_archives "")
foreach(name IN ITEMS git2 mbedtls mbedx509 mbedcrypto http_parser pcre2-8)
  find_library(GIT_ARCHIVE_${name} lib${name}.a)
  if(GIT_ARCHIVE_${name})
    list(APPEND git_archives "${GIT_ARCHIVE_${name}}")
  endif()
endforeach()
set(git_wrap -Wl,--wrap=git_mbedtls_stream_global_init -Wl,--wrap=git_mbedtls_stream_new
  -Wl,--wrap=git_mbedtls_stream_wrap)
# GNU's linker reads an archive once: of ours it takes these files before it knows that libgit2 will ask for them.
set(git_taken -Wl,--undefined=libssh2_init)
# Unpacks the archive's objects in zlib's place (lib/git/inflate.cpp); under a sanitizer it is there for that file's tests.
find_library(GIT_ARCHIVE_deflate libdeflate.a)
find_path(GIT_DEFLATE_HEADER libdeflate.h)
add_library(delta_git_library INTERFACE)
set(git_definitions "")
if(GIT_ARCHIVE_git2 AND NOT DEFINED DELTA_GIT_ARCHIVE_STARTS)
  set(probe "${CMAKE_BINARY_DIR}/git_archive.cpp")
  file(READ "${PROJECT_SOURCE_DIR}/lib/git/no_network.cpp" no_network)
  # Memory that is not zero shows what the library expects somebody else to have set.
  file(WRITE "${probe}" "#define DELTA_GIT_ARCHIVE\n${no_network}
#include <git2.h>
#include <malloc.h>
int main() {
    mallopt(M_PERTURB, 0x5a);
    const bool works = git_libgit2_init() == 1 && git_libgit2_shutdown() == 0 && git_libgit2_init() == 1;
    return works ? 0 : 1;
}
")
  try_run(DELTA_GIT_ARCHIVE_STARTS DELTA_GIT_ARCHIVE_LINKS "${CMAKE_BINARY_DIR}" "${probe}"
    CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${libgit2_INCLUDE_DIRS}"
    LINK_OPTIONS ${git_wrap} LINK_LIBRARIES ${git_archives} ZLIB::ZLIB Threads::Threads)
endif()
if(NOT DELTA_SANITIZE AND DELTA_GIT_ARCHIVE_LINKS AND "${DELTA_GIT_ARCHIVE_STARTS}" STREQUAL "0")
  message(STATUS "libgit2: the archive, without ssh, Kerberos and TLS")
  target_link_libraries(delta_git_library INTERFACE ${git_archives} ZLIB::ZLIB Threads::Threads)
  target_link_options(delta_git_library INTERFACE ${git_wrap} ${git_taken}
    -Wl,--wrap=pthread_mutex_init -Wl,--undefined=__wrap_pthread_mutex_init) # lib/git/locks.cpp
  list(APPEND git_definitions DELTA_GIT_ARCHIVE)
else()
  message(STATUS "libgit2: the shared library")
  target_link_libraries(delta_git_library INTERFACE PkgConfig::libgit2)
endif()
if(GIT_ARCHIVE_deflate AND GIT_DEFLATE_HEADER AND (DELTA_SANITIZE OR git_definitions))
  message(STATUS "libgit2: objects are unpacked by libdeflate")
  target_link_libraries(delta_git_library INTERFACE "${GIT_ARCHIVE_deflate}" ZLIB::ZLIB)
  if(git_definitions)
    target_link_options(delta_git_library INTERFACE -Wl,--wrap=inflate -Wl,--undefined=__wrap_inflate)
  endif()
  list(APPEND git_definitions DELTA_LIBDEFLATE)
else()
  message(STATUS "libgit2: objects are unpacked by zlib")
endif()
