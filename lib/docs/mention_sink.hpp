// SPDX-License-Identifier: Apache-2.0
// Where the readers of inline code, prose and fences put what they find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "docs/document.hpp"
#include "docs/placed_text.hpp"
#include "docs/places.hpp"

namespace delta::docs {

class mention_sink {
  public:
    mention_sink(std::string_view source, const places& at, document& out) : source_(source), at_(at), out_(out) {}

    // What all mentions added from here on have in common.
    std::uint32_t section = 0;
    std::uint32_t block = 0;
    bool in_code = false;
    bool in_heading = false;
    bool in_link = false;

    // A mention of the bytes [begin, end) of `text`; the reference holds until the next call.
    mention& add(mention_kind kind, const placed_text& text, std::size_t begin, std::size_t end);
    // The same for bytes of the source itself.
    mention& add(mention_kind kind, std::size_t begin, std::size_t end);

    std::string_view source() const { return source_; }
    std::size_t count() const { return out_.mentions.size(); }
    mention& at(std::size_t index) { return out_.mentions[index]; }

  private:
    mention& push(mention_kind kind, std::string_view text, std::size_t begin, std::size_t end);

    std::string_view source_;
    const places& at_;
    document& out_;
};

} // namespace delta::docs
