// SPDX-License-Identifier: Apache-2.0
// What an owner may write into a repository's settings. It reaches a language model later, so it is distrusted now;
// base/instruction.hpp has the guard of its words.
#pragma once

#include <string>
#include <string_view>

namespace delta::api {

// A path that stays inside the repository: "/docs", "docs/", "."; "/" is its root.
bool is_folder(std::string_view path);

// Without tags and comments; what stands between them stays.
std::string strip_html(std::string_view text);

} // namespace delta::api
