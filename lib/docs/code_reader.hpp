// SPDX-License-Identifier: Apache-2.0
// Words and calls of a piece of code, whatever its language: a light tokenizer that knows comments and strings.
#pragma once

#include <cstdint>
#include <string_view>

#include "docs/mention_sink.hpp"

namespace delta::docs {

struct code_style {
    bool hash_comments = false;      // # …
    bool slash_comments = false;     // // … and /* … */
    bool dash_comments = false;      // -- …
    bool semicolon_comments = false; // ; …
    bool markup = false;             // <!-- … -->; plain words are prose
    bool char_quotes = false;        // '…' holds one character, or begins a lifetime
    bool long_backquotes = false;    // `…` goes over line ends
    bool command_calls = false;      // `puts foo(1)`: two words in a row are no definition
    bool unknown = false;            // no language told: only words with a code signal count
};

// By the info string's language, in lower case.
code_style style_of(std::string_view language);

enum class code_place : std::uint8_t { fence, inline_code };

// Adds `fence_word` and `fence_call` mentions, or `code_word` and `call` for inline code.
void read_code(const placed_text& code, const code_style& style, code_place place, mention_sink& sink);

} // namespace delta::docs
