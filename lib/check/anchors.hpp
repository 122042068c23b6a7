// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "docs/document.hpp"

namespace delta::check {

// The anchors of a document that a link may point to. Renderers make anchors of headings in different ways and site
// generators add some of their own, so only letters and digits are compared, and a document that takes in others, or
// whose anchors a tool makes, has every anchor.
class known_anchors {
  public:
    // Keeps a view of `bytes`.
    known_anchors(const docs::document& doc, std::string_view bytes);

    bool may_have(std::string_view fragment) const;

  private:
    std::string_view bytes_;
    bool has_all_ = false;
    std::unordered_set<std::string> letters_;
};

} // namespace delta::check
