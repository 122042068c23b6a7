// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace delta::app {

// The two files of the next migration in `folder`, with a comment in each; their paths. errc::invalid for a name that
// is not lower-case words joined by underscores, errc::not_found when there is no such folder.
result<std::vector<std::string>> make_migration(const std::filesystem::path& folder, std::string_view name);

} // namespace delta::app
