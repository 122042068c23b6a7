// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/node.hpp"

namespace delta::syntax {

// The content of a plain string literal of any language (escapes decoded, adjacent literals joined); nothing when the
// node is something else, or when other values are spliced in. A bare word of a shell command is a literal too.
std::optional<std::string> plain_string(const node& n);

// As plain_string, and also the name of a symbol (`:get`) or of an object key (`method:`).
std::optional<std::string> plain_word(const node& n);

// At most `limit` bytes of `text`, never cut inside a UTF-8 sequence.
std::string_view cut(std::string_view text, std::size_t limit);

} // namespace delta::syntax
