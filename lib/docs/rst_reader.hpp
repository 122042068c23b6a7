// SPDX-License-Identifier: Apache-2.0
// The block structure of reStructuredText. Markers that have been read are cut off their lines in place, so that what
// stands behind them is read as if it stood alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "docs/rst_lines.hpp"
#include "docs/rst_targets.hpp"
#include "docs/source_lines.hpp"

namespace delta::docs {

class rst_reader {
  public:
    explicit rst_reader(std::string_view bytes);
    block_list read();

  private:
    // Lines of one indentation, and what is known about where they stand.
    struct body {
        std::size_t first = 0;
        std::size_t last = 0;
        int indent = 0;
        int depth = 0;
        int list_level = 0;
        std::map<std::string, std::uint32_t, std::less<>> groups = {}; // of directives, by name
        std::size_t terms_end = 0; // behind the last definition, and the group it was of
        std::uint32_t terms_group = 0;
    };
    struct directive {
        std::string_view name;
        std::size_t line = 0;    // of its ".. "
        std::size_t options = 0; // the line behind its arguments
        std::size_t content = 0; // the line behind its options
        std::size_t end = 0;
    };
    // A table's row while its lines are read.
    struct row {
        std::size_t first = 0;
        std::size_t last = 0;
        std::vector<std::vector<inline_run>> cells;
    };
    struct styled_line {
        char mark;
        bool over;
        friend bool operator==(const styled_line&, const styled_line&) = default;
    };

    // restructuredtext.cpp: each read_… gives the line behind what it has read.
    void read_body(body b);
    void read_flat(const body& b);
    std::size_t read_block(std::size_t i, body& b);
    std::size_t read_heading(std::size_t i, const body& b);
    std::size_t read_text(std::size_t i, body& b);
    std::size_t read_paragraph(std::size_t i, std::size_t last);
    std::size_t read_literal(std::size_t i, const body& b);
    std::size_t read_doctest(std::size_t i, const body& b);
    std::size_t read_line_block(std::size_t i, const body& b);
    std::size_t read_explicit(std::size_t i, body& b);
    void read_comment(std::size_t i, std::size_t end);
    void read_target(std::string_view text);

    // rst_lists.cpp
    std::size_t read_list(std::size_t i, const body& b, std::size_t (*marker)(std::string_view));
    std::size_t read_fields(std::size_t i, const body& b);
    std::size_t read_options(std::size_t i, const body& b);
    std::size_t read_definition(std::size_t i, body& b);
    bool is_enumerated(std::size_t i, const body& b) const;
    void read_item_body(std::size_t i, std::size_t end, const body& b, int list_level);
    void add_field_name(std::size_t begin, std::string_view name, std::vector<inline_run>& runs);
    void add_options(std::size_t begin, std::size_t end, std::vector<inline_run>& runs);
    block& push_term(std::size_t i, std::uint32_t group);

    // rst_directives.cpp
    void read_directive(std::size_t i, std::size_t end, const directive_head& head, body& b);
    void read_object(const directive& d, body& b);
    void read_code(const directive& d);
    void read_remark(const directive& d, const body& b);
    void read_version_note(const directive& d, const body& b);
    void read_titled(const directive& d, const body& b);
    void read_file(const directive& d, const body& b);
    void read_page_list(const directive& d);
    void read_name_list(const directive& d, body& b);
    void read_content(std::size_t first, const directive& d, const body& b);
    void read_substitution(std::size_t i, std::size_t end, const body& b);
    block& push_directive(const directive& d, std::size_t line);
    std::string_view option(const directive& d, std::string_view name) const;
    std::string_view arguments(const directive& d) const;

    // rst_tables.cpp
    std::size_t read_simple_table(std::size_t i, const body& b);
    std::size_t read_grid_table(std::size_t i, const body& b);
    void read_list_table(const directive& d);
    void read_csv_table(const directive& d);
    std::size_t read_csv_row(std::size_t at, std::size_t end, char delimiter, bool header, std::uint32_t group);
    void read_cell(std::size_t first, std::size_t last, std::vector<inline_run>& runs);
    void read_table_line(std::size_t i, const body& b, const std::vector<std::size_t>& columns, row& into);
    void push_row(row& of, bool header, std::uint32_t group);

    // What all of them share.
    block& push(block_kind kind, std::size_t first, std::size_t last);
    void flush_item();
    void add_runs(std::size_t begin, std::size_t end, std::vector<inline_run>& runs);
    void add_code_run(std::size_t begin, std::size_t end, std::vector<inline_run>& runs) const;
    void push_fence(std::size_t first, std::size_t last, std::string_view info);
    std::size_t end_of_indented(std::size_t i, std::size_t last, int indent) const;
    int indent_behind(std::size_t i, std::size_t end) const;
    bool follows(std::size_t i, const body& b) const { return i < b.last && !lines_[i].blank(); }
    std::uint32_t next_group() { return ++groups_; }

    source_lines lines_;
    rst_targets targets_;
    std::vector<std::size_t> table_ends_; // by line: the next line that can end a simple table
    std::vector<styled_line> styles_;     // of titles, in order of appearance
    std::optional<block> item_;           // a list item whose text has not been met yet
    std::string language_;                // of code without a language of its own
    std::uint32_t groups_ = 0;
    block_list out_;
};

} // namespace delta::docs
