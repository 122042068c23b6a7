// SPDX-License-Identifier: Apache-2.0
// The block structure of AsciiDoc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docs/adoc_lines.hpp"
#include "docs/block.hpp"
#include "docs/source_lines.hpp"

namespace delta::docs {

class adoc_reader {
  public:
    explicit adoc_reader(std::string_view bytes) : lines_(bytes) {}
    block_list read();

  private:
    struct open_list {
        std::string key;
        std::uint32_t group = 0;
    };
    struct cell {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t line = 0; // it begins on
        std::size_t columns = 1;
        std::size_t rows = 1;
    };

    // asciidoc.cpp: each read_… gives the line behind what it has read.
    void read_blocks(std::size_t first, std::size_t last, int depth);
    std::size_t read_block(std::size_t i, std::size_t last, int depth);
    bool skip_line(std::size_t i);
    std::size_t read_fenced(std::size_t i, std::size_t last, int depth, adoc_fence kind);
    std::size_t read_heading(std::size_t i, std::size_t last);
    std::size_t skip_header(std::size_t i, std::size_t last);
    std::size_t read_macro(std::size_t i, const adoc_block_macro& macro);
    std::size_t read_item(std::size_t i, std::size_t last, const adoc_marker& marker);
    std::size_t read_term(std::size_t i, const adoc_term& term);
    std::size_t read_text(std::size_t i, std::size_t last);
    std::size_t read_indented(std::size_t i, std::size_t last);
    void read_comment(std::size_t first, std::size_t last, std::size_t begin, std::size_t end);
    std::size_t text_end(std::size_t i, std::size_t last, bool in_list) const;
    std::size_t front_matter_end() const;

    // adoc_tables.cpp
    void read_table(std::size_t first, std::size_t last, char delimiter);
    std::vector<cell> find_cells(std::size_t first, std::size_t last, char separator) const;
    std::vector<cell> find_csv_cells(std::size_t first, std::size_t last, char separator) const;
    void take_spec(cell& next, cell* before) const;
    void push_rows(const std::vector<cell>& cells, std::size_t columns, bool header);

    block& push(block_kind kind, std::size_t first, std::size_t last);
    void push_fence(std::size_t first, std::size_t last, std::string_view info);
    void add_runs(std::size_t begin, std::size_t end, std::vector<inline_run>& runs);
    // The open list with this key, opened when there is none; lists within it are closed.
    std::size_t enter_list(std::string_view key);
    std::string_view code_language() const;
    void forget_attributes() { attributes_ = {}; }

    source_lines lines_;
    adoc_block_attributes attributes_; // of the next block
    std::vector<open_list> lists_;     // from the outermost
    std::string_view default_language_;
    bool continued_ = false; // a "+" joins the next block to the list
    std::uint32_t groups_ = 0;
    block_list out_;
};

} // namespace delta::docs
