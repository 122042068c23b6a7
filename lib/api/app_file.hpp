// SPDX-License-Identifier: Apache-2.0
// Where the credentials of a new App are kept: a file of settings, and its key beside it.
#pragma once

#include <string>

#include "base/error.hpp"
#include "github/manifest.hpp"

namespace delta::api {

// Empty when both can be written, else why not. Blocking.
std::string find_app_file_problem(const std::string& file);

// Readable by this user alone, and never in the place of a file that is there: conflict then, invalid when the folder
// refuses. Blocking.
result<void> write_app_file(const std::string& file, const github::created_app& app);

} // namespace delta::api
