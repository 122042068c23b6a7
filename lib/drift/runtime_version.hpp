// SPDX-License-Identifier: Apache-2.0
// The version of a language or runtime that a manifest asks for, and how documents speak of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace delta::drift {

// "go" is "Go" or "Golang" in prose; nothing for what is no runtime.
std::vector<std::string> names_in_prose(std::string_view runtime);

// The first version of a requirement: "3.9" of ">=3.9,<4", "1.24.0" of "1.24.0". "" when it has none.
std::string required_version(std::string_view requirement);

// "1.24" says of 1.24.0 as much as it has; it no longer holds for 1.25.0, and still for 1.24.3.
bool is_outdated(std::string_view said, std::string_view before, std::string_view now);

// What is asked of the reader, by the words of the sentence on both sides of the version: "requires Python |3.9| or
// newer",
// "* Node |18|+", and not "Node |18| and later supports fetch" or "the last to support Python |3.9|".
bool is_requirement(std::string_view before, std::string_view after);

} // namespace delta::drift
