// SPDX-License-Identifier: Apache-2.0
// A text as lines with their indentation, for readers of formats in which indentation means something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace delta::docs {

struct source_line {
    std::uint32_t start = 0; // where the line begins
    std::uint32_t begin = 0; // the first byte of its text; a reader moves it past a marker it has read
    std::uint32_t end = 0;   // past the last byte of its text: blanks and the line's end are left out
    int indent = 0;          // columns before `begin`; a tab reaches to the next multiple of 8

    bool blank() const { return begin == end; }
};

// The bytes must outlive it.
class source_lines {
  public:
    explicit source_lines(std::string_view bytes);

    std::string_view bytes() const { return bytes_; }
    std::size_t size() const { return lines_.size(); }
    source_line& operator[](std::size_t i) { return lines_[i]; }
    const source_line& operator[](std::size_t i) const { return lines_[i]; }
    std::string_view text(std::size_t i) const { return slice(lines_[i].begin, lines_[i].end); }
    std::string_view slice(std::size_t begin, std::size_t end) const { return bytes_.substr(begin, end - begin); }

    // Takes the first `count` bytes of a line's text, and the blanks behind them, off its text.
    void skip(std::size_t i, std::size_t count);

    span between(std::size_t begin, std::size_t end) const;
    // Whole lines, [first, last).
    span whole(std::size_t first, std::size_t last) const { return between(lines_[first].start, lines_[last - 1].end); }
    std::size_t skip_blank(std::size_t i, std::size_t last) const;
    // Without the blank lines at the end; `first` when all are blank.
    std::size_t trim_blank(std::size_t first, std::size_t last) const;

  private:
    std::string_view bytes_;
    std::vector<source_line> lines_;
};

} // namespace delta::docs
