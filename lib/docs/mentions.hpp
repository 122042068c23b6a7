// SPDX-License-Identifier: Apache-2.0
// Mentions of whole blocks, whatever format they were read from.
#pragma once

#include <string>

#include "docs/block.hpp"
#include "docs/mention_sink.hpp"

namespace delta::docs {

// The mentions of one block in its runs, cells, title or code. `owner` is what the block's section is about when its
// heading names code ("timeout"), else "".
void read_block(const block& b, std::string_view owner, mention_sink& sink);

// The first code-like text of a block: code of the runs, a word with a code signal, a heading of one word.
std::string first_word_of(const block& b);

} // namespace delta::docs
