// SPDX-License-Identifier: Apache-2.0
#include "version.hpp"

#include <cmark-gfm_version.h>
#include <fmt/format.h>
#include <git2.h>

#include <boost/version.hpp>

extern "C" const char* cmark_version_string();

namespace delta::app {

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
        "Boost {}.{}.{}, libgit2 {}.{}.{}, fmt {}.{}.{}, cmark-gfm {}, yaml-cpp {}, tree-sitter {}\n",
        DELTA_VERSION, DELTA_COMMIT, DELTA_BUILD_TYPE, BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
        BOOST_VERSION % 100, major, minor, patch, FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100,
        CMARK_GFM_VERSION_STRING, DELTA_YAML_CPP_VERSION, DELTA_TREE_SITTER_VERSION);
}

} // namespace delta::app
