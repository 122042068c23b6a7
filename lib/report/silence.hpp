// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace delta::report {

// The comment that silences a rule in a document of this path's format: "<!-- delta: ignore RULE REASON -->", or as
// reStructuredText, AsciiDoc or MDX write comments. "" for plain text, which has none.
std::string silencing_comment(std::string_view doc_path, std::string_view rule);

} // namespace delta::report
