// SPDX-License-Identifier: Apache-2.0
// Shell commands in inline code and fences.
#pragma once

#include "docs/mention_sink.hpp"

namespace delta::docs {

// One command line: a `command` mention for each program of it, and the flags, variables and paths among the words.
void read_command_line(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink);

// A fence of shell: with prompts only the lines behind one are commands, the others are their output.
void read_shell(const placed_text& code, mention_sink& sink);

} // namespace delta::docs
