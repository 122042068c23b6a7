// SPDX-License-Identifier: Apache-2.0
#include "git/handle.hpp"

#include <array>
#include <string_view>

#include "git/repository.hpp"

namespace delta::git {
namespace {

bool configure() {
    if (git_libgit2_init() < 0) throw git_failure("libgit2 does not start: " + last_message());

    // git refuses repositories that belong to somebody else because their configuration can make it run programs.
    // Reading through libgit2 runs nothing of the repository (no hooks, filters or monitors), and checking another
    // user's checkout is usual in containers, so the check would only be in the way.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);

    // Hashing every object again costs more than inflating it, and git does not do it for reading either. A damaged
    // object still fails: zlib streams carry a checksum.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);

    // Extensions of the repository format that change nothing for a reader; without naming them libgit2 refuses to
    // open what `git clone --filter` and `git sparse-checkout` make.
    std::array<const char*, 4> harmless = {"partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, harmless.data(), harmless.size());
    // The walk through the log meets the same folders again and again; above 4 KiB libgit2 forgets them at once.
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, static_cast<int>(GIT_OBJECT_TREE), std::size_t{1} << 20U);
    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, static_cast<ssize_t>(64) << 20U);
    return true;
}

} // namespace

void start_library() {
    static const bool started = configure();
    (void)started;
}

std::string last_message() {
    const git_error* const error = git_error_last();
    return error != nullptr && error->message != nullptr ? error->message : "unknown error";
}

std::string to_hex(const git_oid& id) {
    std::string hex(GIT_OID_HEXSZ, '\0');
    git_oid_fmt(hex.data(), &id);
    return hex;
}

bool parse_hex(git_oid& out, std::string_view hex) {
    return hex.size() == GIT_OID_HEXSZ && git_oid_fromstrn(&out, hex.data(), hex.size()) == 0;
}

} // namespace delta::git
