// SPDX-License-Identifier: Apache-2.0
// libgit2 without a network. Whatever goes over the network is the work of the `git` program, but libgit2 brings
// libraries for it that cost each start of a process three milliseconds. Linked as an archive (cmake/git_library.cmake
// says when), it takes these functions in the place of libssh2's, Kerberos's and its own for TLS; all but the three for
// start and end are never called.
#ifdef DELTA_GIT_ARCHIVE
#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void refuse(const char* name) {
    std::fprintf(stderr, "delta: libgit2 wanted %s, but Delta leaves the network to git\n", name);
    std::abort();
}

} // namespace

// Hidden: libpq and others must find the functions of the real libraries.
#define HIDDEN __attribute__((visibility("hidden")))
#define REFUSED(name)   \
    HIDDEN int name() { \
        refuse(#name);  \
    }

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): the linker's and the libraries' names.
extern "C" {
HIDDEN int libssh2_init(int) {
    return 0;
}
HIDDEN void libssh2_exit() {}
HIDDEN void* GSS_C_NT_HOSTBASED_SERVICE = nullptr;
// All that libgit2 prepares for TLS: names of ciphers looked up, certificates of the system parsed, randomness
// gathered.
HIDDEN int __wrap_git_mbedtls_stream_global_init() {
    return 0;
}

// clang-format off
REFUSED(gss_delete_sec_context) REFUSED(gss_display_status) REFUSED(gss_import_name) REFUSED(gss_indicate_mechs)
REFUSED(gss_init_sec_context) REFUSED(gss_release_buffer) REFUSED(gss_release_name) REFUSED(gss_release_oid_set)
REFUSED(libssh2_agent_connect) REFUSED(libssh2_agent_disconnect) REFUSED(libssh2_agent_free)
REFUSED(libssh2_agent_get_identity) REFUSED(libssh2_agent_init) REFUSED(libssh2_agent_list_identities)
REFUSED(libssh2_agent_userauth) REFUSED(libssh2_channel_close) REFUSED(libssh2_channel_free)
REFUSED(libssh2_channel_open_ex) REFUSED(libssh2_channel_process_startup) REFUSED(libssh2_channel_read_ex)
REFUSED(libssh2_channel_set_blocking) REFUSED(libssh2_channel_write_ex) REFUSED(libssh2_hostkey_hash)
REFUSED(libssh2_knownhost_checkp) REFUSED(libssh2_knownhost_free) REFUSED(libssh2_knownhost_init)
REFUSED(libssh2_knownhost_readfile) REFUSED(libssh2_session_abstract) REFUSED(libssh2_session_disconnect_ex)
REFUSED(libssh2_session_free) REFUSED(libssh2_session_handshake) REFUSED(libssh2_session_hostkey)
REFUSED(libssh2_session_init_ex) REFUSED(libssh2_session_last_error) REFUSED(libssh2_session_method_pref)
REFUSED(libssh2_session_set_blocking) REFUSED(libssh2_userauth_authenticated)
REFUSED(libssh2_userauth_keyboard_interactive_ex) REFUSED(libssh2_userauth_list)
REFUSED(libssh2_userauth_password_ex) REFUSED(libssh2_userauth_publickey)
REFUSED(libssh2_userauth_publickey_fromfile_ex) REFUSED(libssh2_userauth_publickey_frommemory)
REFUSED(__wrap_git_mbedtls_stream_new) REFUSED(__wrap_git_mbedtls_stream_wrap)
// clang-format on
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
#else
// libgit2 built with mbedTLS reads and parses every certificate of the system when it starts: six milliseconds. Our
// answer to the same call, which the linker prefers to the library's, is that there are none; libgit2 then goes on
// without.
extern "C" int mbedtls_x509_crt_parse_file(void*, const char*) {
    constexpr int no_certificate = -1;
    return no_certificate;
}
#endif
