// SPDX-License-Identifier: Apache-2.0
// Where the index of a repository lies, and which builds may share it.
#pragma once

#include <cstdint>
#include <string>

#include "git/repository.hpp"

namespace delta::app {

// In the repository's own folder; below $XDG_CACHE_HOME or ~/.cache when that cannot be written.
std::string index_file(const git::repository& repo);

// Differs between any two builds of this program.
std::uint64_t engine_stamp();

} // namespace delta::app
