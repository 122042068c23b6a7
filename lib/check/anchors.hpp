// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "docs/document.hpp"

namespace delta::check {

// True when a link to this anchor may work. Renderers make anchors of headings in different ways and site generators
// add some of their own, so only letters and digits are compared, and a document that takes in others, or whose
// anchors a tool makes, has every anchor.
bool may_have_anchor(const docs::document& doc, std::string_view bytes, std::string_view fragment);

} // namespace delta::check
