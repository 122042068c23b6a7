// SPDX-License-Identifier: Apache-2.0
// Foreign text inside Markdown, so that it stays text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace delta::report {

// "<code>…</code>" with every character that means something in Markdown or HTML as an entity. Safe in tables too.
// GitHub makes no mentions and no references of what stands in code.
std::string markdown_code(std::string_view s);

// A sentence: what stands in back-quotes, and every word that could mean something, as code; the rest as text.
std::string markdown_sentence(std::string_view s);

// A fenced block that its lines, which must be harmless, cannot end.
std::string markdown_fence(std::string_view language, const std::vector<std::string>& lines);

} // namespace delta::report
