// SPDX-License-Identifier: Apache-2.0
// Text of others between marks that its authors cannot know, so that it cannot end its fence and speak as somebody
// else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "llm/question.hpp"

namespace delta::llm {

// 32 hexadecimal digits by the kernel's generator, new for each call.
std::string make_mark();

// The instructions, and what the marks mean.
std::string make_system_text(std::string_view instructions, std::string_view mark);

// Every material within its marks. Control characters and invalid UTF-8 become U+FFFD; invisible characters are left
// out, since people who review a change do not see them.
std::string fence(const std::vector<material>& all, std::string_view mark);

// At most `limit` bytes: what is left out of the middle is said.
std::string shorten(std::string_view text, std::size_t limit);

} // namespace delta::llm
