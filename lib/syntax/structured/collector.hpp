// SPDX-License-Identifier: Apache-2.0
// Takes what the readers of structured files find, and turns pieces of text into spans.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "syntax/structured/document.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax::structured {

// A file shows at most this many elements; longer values are data.
inline constexpr std::size_t max_elements = 5'000;
inline constexpr std::size_t max_value = 1'000;

struct found {
    element_kind kind;
    std::string_view name; // where it stands in the file, unless `spelled` is set
    std::string qualified; // the name when empty
    std::string_view whole;
    std::string_view value = {};
    std::string_view type = {};
    std::string spelled = {}; // the name when it is not written so in the file
    std::string_view method = {};
};

class collector {
  public:
    collector(std::string_view bytes, surface& out) : bytes_(bytes), lines_(bytes), out_(out) {}

    // Text of `f.name` and `f.whole` must point into the file.
    void add(const found& f);
    // An entry under its own key with its own value.
    void add(element_kind kind, const entry& e, const std::string& path);
    // Every entry at `pattern`.
    void add_all(element_kind kind, const entry& root, std::string_view pattern);
    std::string_view bytes() const { return bytes_; }

  private:
    span where(std::string_view piece) const;

    std::string_view bytes_;
    line_index lines_;
    surface& out_;
};

} // namespace delta::syntax::structured
