// SPDX-License-Identifier: Apache-2.0
// Documents as stable text, for golden files.
#pragma once

#include <string>
#include <string_view>

#include "docs/document.hpp"

namespace delta::testing {

// Sections, blocks with their mentions below them, anchors and suppressions.
std::string dump_document(const docs::document& doc);

// Kind, text and what else is said of a mention: `value "30" of "timeout"`.
std::string dump_mention(const docs::mention& m);

// The mentions of a Markdown text, one a line.
std::string markdown_mentions(std::string_view text);

} // namespace delta::testing
