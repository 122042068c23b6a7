// SPDX-License-Identifier: Apache-2.0
#include "index_place.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "base/hash.hpp"
#include "version.hpp"

namespace delta::app {

std::string index_file(const git::repository& repo) {
    const std::string own = repo.git_dir();
    if (::access(own.c_str(), W_OK) == 0) return own + "/delta/index";
    const char* const cache = std::getenv("XDG_CACHE_HOME");
    const char* const home = std::getenv("HOME");
    std::string folder = cache != nullptr && *cache == '/' ? cache : "";
    if (folder.empty() && home != nullptr && *home == '/') folder = std::string(home) + "/.cache";
    return folder.empty() ? "" : folder + "/delta/" + to_hex(hash64(own)) + ".index";
}

std::uint64_t engine_stamp() {
    std::string build = version_text();
    struct stat program{};
    // A build from changed sources has the version and commit of the last one, but is another file.
    if (::stat("/proc/self/exe", &program) == 0) {
        build += " " + std::to_string(program.st_size) + " " + std::to_string(program.st_mtim.tv_sec) + " " +
                 std::to_string(program.st_mtim.tv_nsec);
    }
    return hash64(build);
}

} // namespace delta::app
