// SPDX-License-Identifier: Apache-2.0
// What readers of inline markup share: a place in the source, the text not yet told, and the runs told so far.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "docs/block.hpp"
#include "docs/source_lines.hpp"

namespace delta::docs {

struct stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin >= end; }
};

class inline_scanner {
  public:
    inline_scanner(const source_lines& source, stretch range, std::vector<inline_run>& runs,
                   std::vector<block_list::anchor>& anchors)
        : source_(source),
          bytes_(source.bytes()),
          range_(range),
          runs_(runs),
          anchors_(anchors),
          at_(range.begin),
          text_(range.begin) {}

  protected:
    std::string_view slice(stretch s) const { return source_.slice(s.begin, s.end); }
    bool next_is(char c) const { return at_ + 1 < range_.end && bytes_[at_ + 1] == c; }
    bool is_gap(std::size_t at) const;
    // An ASCII letter or digit: what makes a mark stand inside a word.
    bool is_in_word(std::size_t at) const;
    stretch trimmed(stretch s) const;

    inline_run& add(inline_kind kind, stretch of);
    void add_anchor(stretch name, std::string id) {
        anchors_.push_back({std::move(id), source_.between(name.begin, name.end)});
    }
    // Tells the text up to `end` as a run.
    void flush(std::size_t end);
    // Goes on at `to`; what was before is told or left out.
    void resume(std::size_t to) { text_ = at_ = to; }
    // Steps over a mark that opens nothing; it stays text.
    bool skip_marks(char c);
    bool read_escape();

    const source_lines& source_;
    std::string_view bytes_;
    stretch range_;
    std::vector<inline_run>& runs_;
    std::vector<block_list::anchor>& anchors_;
    std::size_t at_;
    std::size_t text_; // where the text not yet told begins
};

} // namespace delta::docs
