// SPDX-License-Identifier: Apache-2.0
// The common form every documentation format is read into before mentions are looked for in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace delta::docs {

enum class inline_kind : std::uint8_t { text, code, link, image, emphasis, html };

// A run of inline content. Runs are in order and do not overlap, except that a link's label is told again as the
// text and code runs inside it. `content` is what a reader sees; `where` covers exactly the content's bytes in the
// source (for code: without the back-quotes; for links: the target).
struct inline_run {
    inline_kind kind = inline_kind::text;
    std::string content;
    std::string target; // of links and images: the destination as written
    span where;
};

enum class block_kind : std::uint8_t {
    heading,
    paragraph,
    list_item,
    table_row,
    code_fence,
    html,
    directive,
    definition_term
};

struct block {
    block_kind kind = block_kind::paragraph;
    span where;                                 // whole lines of the block
    int level = 0;                              // heading level from 1; nesting depth of list items from 1
    std::vector<inline_run> runs;               // headings, paragraphs, list items (own text only), definition terms
    std::vector<std::vector<inline_run>> cells; // table rows
    bool table_header = false;                  // this row names the columns
    std::uint32_t group = 0; // blocks of the same list or table share a number, unique in the document
    std::string info;        // fences: first word of the info string; directives: their name
    std::string title;       // directives: the argument ("Client.connect(host, port=5)")
    std::string content;     // fences: the code, as written
    span content_where;      // fences: the code's bytes
};

// What a format's reader gives. Anchors are those the format itself makes (explicit targets, `{#id}`, `<a id>`).
struct block_list {
    std::vector<block> blocks; // in source order
    struct anchor {
        std::string name;
        span where;
    };
    std::vector<anchor> anchors;
    struct suppression {
        std::string rule;
        std::string reason;
        span where;
    }; // `<!-- delta: ignore RULE reason -->`
    std::vector<suppression> suppressions;
};

block_list read_markdown(std::string_view bytes); // GFM; front matter is skipped, positions stay those of `bytes`
block_list read_mdx(std::string_view bytes);
block_list read_restructuredtext(std::string_view bytes);
block_list read_asciidoc(std::string_view bytes);
block_list read_plain(std::string_view bytes);

} // namespace delta::docs
