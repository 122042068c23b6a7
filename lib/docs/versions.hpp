// SPDX-License-Identifier: Apache-2.0
// Versions of runtimes and tools said in prose: "Node.js 18", "Python >= 3.9".
#pragma once

#include "docs/mention_sink.hpp"

namespace delta::docs {

// The first word of a known runtime's name: Python, Node, Go.
bool is_runtime_name(std::string_view word);

// Adds the version that follows the name [begin, end), if one does.
void read_version(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink);

} // namespace delta::docs
