// SPDX-License-Identifier: Apache-2.0
// What an owner may write into a repository's settings. It reaches a language model later, so it is distrusted now.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace delta::api {

// A path that stays inside the repository: "/docs", "docs/", "."; "/" is its root.
bool is_folder(std::string_view path);

// Without tags and comments; what stands between them stays.
std::string strip_html(std::string_view text);

// Why the text is refused, when it tries to instruct a model in place of describing documentation.
std::optional<std::string> find_instruction(std::string_view text);

} // namespace delta::api
