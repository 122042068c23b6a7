// SPDX-License-Identifier: Apache-2.0
#include "docs/block.hpp"
#include "docs/markdown_source.hpp"
#include "docs/places.hpp"

namespace delta::docs {

// Paragraphs are what empty lines part; everything in them is text.
block_list read_plain(std::string_view bytes) {
    block_list out;
    if (bytes.size() > largest_markdown) return out;
    const places at(bytes);
    const auto is_blank = [&](std::uint32_t line) {
        const std::size_t begin = at.begin_of(line);
        return bytes.substr(begin, at.end_of(line) - begin).find_first_not_of(" \t\r") == bytes.npos;
    };
    for (std::uint32_t line = 1; line <= at.line_count(); ++line) {
        if (is_blank(line)) continue;
        const std::uint32_t first = line;
        while (line < at.line_count() && !is_blank(line + 1)) ++line;
        block b;
        b.where = at.of_lines(first, line);
        inline_run run;
        run.where = b.where;
        run.content = bytes.substr(b.where.begin, b.where.end - b.where.begin);
        b.runs.push_back(std::move(run));
        out.blocks.push_back(std::move(b));
    }
    return out;
}

} // namespace delta::docs
