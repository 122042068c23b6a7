// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace delta {

// True when `path` (with '/') matches `pattern`, by the rules of gitignore patterns: `*` and `?` stay within a
// path segment, `**` crosses them, `[a-z]` is a set, `{a,b}` is an alternative. A pattern without a slash matches
// the last segment at any depth; one that ends in a slash matches everything below that folder.
bool glob_match(std::string_view pattern, std::string_view path);

} // namespace delta
