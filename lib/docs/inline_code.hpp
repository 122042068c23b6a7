// SPDX-License-Identifier: Apache-2.0
// What one piece of inline code is a mention of.
#pragma once

#include "docs/mention_sink.hpp"

namespace delta::docs {

// Adds the mentions a code span makes: one for a plain name, several for a command line or an expression, none for a
// placeholder.
void read_inline_code(const placed_text& code, mention_sink& sink);

// Kinds that do not depend on where a word stands; false when the word [begin, end) is none of them.
// URLs, flags, environment variables, routes and paths.
bool read_signed_word(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink);

bool is_path(std::string_view s);  // has a slash and a plausible suffix or folder, or is a file's name
bool is_route(std::string_view s); // begins with a slash and is no file's path
bool is_url(std::string_view s);

} // namespace delta::docs
