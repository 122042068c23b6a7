// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace delta {

// Why a text that people write for documentation is refused, when it tries to instruct a language model in place of
// describing documentation: the end of a sentence about it. It sees through letter look-alikes, characters that do not
// show, spaced letters and digits for letters; it cannot see every attempt, and nothing may depend on that: a model's
// answer is checked whatever it was told.
std::optional<std::string> find_instruction(std::string_view text);

} // namespace delta
