// SPDX-License-Identifier: Apache-2.0
#include "report/silence.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace delta::report {

std::string silencing_comment(std::string_view doc_path, std::string_view rule) {
    const std::string name = to_lower(doc_path);
    const std::string words = fmt::format("delta: ignore {} REASON", rule);
    if (name.ends_with(".rst")) return fmt::format(".. {}", words);
    if (name.ends_with(".adoc") || name.ends_with(".asciidoc")) return fmt::format("// {}", words);
    if (name.ends_with(".mdx")) return fmt::format("{{/* {} */}}", words);
    const bool markdown = name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".mdc");
    return markdown ? fmt::format("<!-- {} -->", words) : "";
}

} // namespace delta::report
