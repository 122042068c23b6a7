// SPDX-License-Identifier: Apache-2.0
// A text a reader sees, each byte of which is known by its place in the source.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace delta::docs {

// Mostly the text is the source's bytes as they are. Where it is not (an escaped character, a dedented fence), the
// bytes are paired in order.
class placed_text {
  public:
    // `text` must outlive the object, or be its caller's.
    placed_text(std::string_view source, std::string_view text, span where);
    // A part of another one, from `begin` on.
    placed_text part(std::size_t begin, std::size_t end) const;

    std::string_view text() const { return text_; }
    std::size_t size() const { return text_.size(); }
    char operator[](std::size_t i) const { return text_[i]; }
    // Offset in the source of the byte `i`, or of the end for the text's size.
    std::size_t offset(std::size_t i) const;
    // One past the byte before `i`: where a piece that ends at `i` ends.
    std::size_t end_offset(std::size_t i) const { return i == 0 ? offset(0) : offset(i - 1) + 1; }

  private:
    placed_text(std::string_view text, std::size_t begin) : text_(text), begin_(begin) {}

    std::string_view text_;
    std::size_t begin_ = 0;
    std::vector<std::uint32_t> offsets_; // empty when the text is the source as it is
};

// The length of the character reference ("&amp;", "&#39;") at the front; 0 when there is none.
std::size_t entity_length(std::string_view s);

} // namespace delta::docs
