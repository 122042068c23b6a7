// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "docs/block.hpp"

namespace delta::docs {

// Reads the text of a comment, whatever marks stood around it: "delta: ignore RULE reason". Without a rule it is "*".
std::optional<block_list::suppression> find_suppression(std::string_view comment, span where);

} // namespace delta::docs
