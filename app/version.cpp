// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include <cmark-gfm_version.h>
#include <fmt/format.h>
#include <git2.h>
#if defined(DELTA_GIT_ARCHIVE) && defined(DELTA_LIBDEFLATE)
#include <libdeflate.h>
#endif
#ifdef DELTA_MIMALLOC
#include <mimalloc.h>
#endif

#include <boost/version.hpp>

namespace delta::app {
namespace {

// Those that not every build has.
std::string further_libraries() {
    std::string out;
#ifdef LIBDEFLATE_VERSION_STRING
    out += ", libdeflate " LIBDEFLATE_VERSION_STRING;
#endif
#ifdef DELTA_MIMALLOC
    const int v = mi_version(); // 209 is 2.0.9; the later releases count 20301
    const int step = v < 10000 ? 10 : 100;
    out += fmt::format(", mimalloc {}.{}.{}", v / step / step, v / step % step, v % step);
#endif
    return out;
}

} // namespace

std::string version() {
    return DELTA_VERSION;
}

std::string version_text() {
    int major = 0;
    int minor = 0;
    int patch = 0;
    git_libgit2_version(&major, &minor, &patch);
    return fmt::format(
        "delta {} (commit {}, {} build)\n"
        "Boost {}.{}.{}, libgit2 {}.{}.{}, fmt {}.{}.{}, cmark-gfm {}, yaml-cpp {}, tree-sitter {}{}\n",
        DELTA_VERSION, DELTA_COMMIT, DELTA_BUILD_TYPE, BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
        BOOST_VERSION % 100, major, minor, patch, FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100,
        CMARK_GFM_VERSION_STRING, DELTA_YAML_CPP_VERSION, DELTA_TREE_SITTER_VERSION, further_libraries());
}

} // namespace delta::app
