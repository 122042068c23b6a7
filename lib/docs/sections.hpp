// SPDX-License-Identifier: Apache-2.0
// Headings told as sections with the anchors that renderers give them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/block.hpp"
#include "docs/document.hpp"
#include "docs/places.hpp"

namespace delta::docs {

// The anchor GitHub makes of a title, without the number of a repeated one.
std::string slug_of(std::string_view title);

// What a reader sees of the runs: labels of links once.
std::string plain_text(const std::vector<inline_run>& runs);

// Fed with the headings in order.
class section_builder {
  public:
    section_builder(std::string_view bytes, const places& at);

    // Gives the index of the new section.
    std::uint32_t add(const block& heading, const std::string& explicit_anchor);
    std::vector<section> finish();

  private:
    std::string unique_anchor(std::string slug);

    const places& at_;
    std::vector<section> sections_;
    std::vector<std::uint32_t> open_; // from the top to the innermost
    std::unordered_map<std::string, std::uint32_t> used_;
};

} // namespace delta::docs
