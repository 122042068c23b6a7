// SPDX-License-Identifier: Apache-2.0
// The inline content of one cmark node told as runs with exact places in the source.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/block.hpp"
#include "docs/markdown_source.hpp"
#include "docs/places.hpp"

struct cmark_node;

namespace delta::docs {

class markdown_inlines {
  public:
    markdown_inlines(std::string_view bytes, const places& at, const markdown_source& prepared, block_list& out)
        : bytes_(bytes), at_(at), prepared_(prepared), out_(out) {}

    // The runs of everything inside `node`, which stands on the lines [first, last].
    std::vector<inline_run> read(cmark_node* node, std::uint32_t first, std::uint32_t last);

    // Where the parser's line and column lie in the source.
    std::size_t offset_of(int line, int column) const;

  private:
    struct open_link {
        std::size_t run;
        std::size_t first_label_run;
    };
    struct matched {
        std::size_t begin;
        std::size_t end;
    };

    void enter(cmark_node* node);
    void leave(cmark_node* node);
    void add_text(std::string_view literal, std::size_t hint);
    void add_code(std::string_view literal, std::size_t hint);
    void add_break();
    void add_inline_html(std::string_view literal, std::size_t hint);
    void finish_link(const open_link& open);
    matched place(std::string_view literal, std::size_t hint);
    std::size_t match(std::string_view literal, std::size_t at) const;
    span find_target(std::string_view target);
    std::size_t skip_title(std::size_t at) const;
    void collect_definitions();

    std::string_view bytes_;
    const places& at_;
    const markdown_source& prepared_;
    block_list& out_;

    std::vector<inline_run> runs_;
    std::vector<open_link> links_;
    std::size_t cursor_ = 0; // where the last run ended
    std::size_t end_ = 0;    // of the block
    int emphasis_ = 0;
    int searches_ = 0; // failed ones, bounded per block
    bool has_definitions_ = false;
    std::unordered_map<std::string_view, std::size_t> definitions_; // link targets to their places
};

} // namespace delta::docs
