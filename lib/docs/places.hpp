// SPDX-License-Identifier: Apache-2.0
// Byte offsets of a document told as spans.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace delta::docs {

// Line starts of one text. Questions mostly come in ascending order, so the last answer is tried first; that makes
// an object of this class one thread's own.
class places {
  public:
    explicit places(std::string_view text);

    // The span of the bytes [begin, end).
    span of(std::size_t begin, std::size_t end) const;
    // The span of whole lines, without the end of the last one. Lines count from 1 and are clamped to the text.
    span of_lines(std::uint32_t first, std::uint32_t last) const;
    // Line (from 1) that holds the byte.
    std::uint32_t line_of(std::size_t offset) const;
    std::size_t begin_of(std::uint32_t line) const { return starts_[line - 1]; }
    // Where the line's text ends, before its "\n" or "\r\n".
    std::size_t end_of(std::uint32_t line) const;
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

  private:
    std::string_view text_;
    std::vector<std::uint32_t> starts_;
    mutable std::uint32_t last_line_ = 1;
};

} // namespace delta::docs
