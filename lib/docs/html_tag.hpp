// SPDX-License-Identifier: Apache-2.0
// One HTML tag or comment, with the attributes that matter here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace delta::docs {

struct html_tag {
    // `is_text`: what begins with '<' is no tag; [begin, end) is text then.
    enum kind_type : std::uint8_t { is_text, is_comment, is_open, is_close };
    kind_type kind = is_text;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string name;                               // lower case
    std::string language;                           // of `class="language-x"` and `lang="x"`
    std::size_t content_begin = 0, content_end = 0; // of a comment
    std::size_t id_begin = 0, id_end = 0;           // `id`, or `name` of an `<a>`
    std::size_t target_begin = 0, target_end = 0;   // `href` or `src`
};

// Reads what begins with the '<' at `begin`. Never looks at a byte twice over calls that go on at the `end` given.
html_tag read_html_tag(std::string_view source, std::size_t begin, std::size_t end);

// Where `</name` begins after `from`, or `end`.
std::size_t find_closing_tag(std::string_view source, std::size_t from, std::size_t end, std::string_view name);

} // namespace delta::docs
