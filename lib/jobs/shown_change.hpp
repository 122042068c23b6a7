// SPDX-License-Identifier: Apache-2.0
// What a model is shown of a finding. Everything here was written by whoever made the change, or the documents before
// it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docs/document.hpp"
#include "drift/finding.hpp"
#include "jobs/engine.hpp"
#include "llm/question.hpp"

namespace delta::jobs {

// The bytes [begin, end) of a document: a section without the sections below it.
struct section_span {
    std::size_t begin = 0;
    std::size_t end = 0;
};
// The innermost section that holds the line (from 1).
section_span find_section(const docs::document& doc, std::uint32_t line);

// The document a finding is in, as it is at the head, and the section its line is in.
struct found_section {
    std::string document;
    section_span at;
};
result<found_section> read_section_blocking(const examined& found, const drift::finding& f);

// The differences of two texts as hunks with three lines around them; those nearest to the lines given first, as many
// as fit. "" when nothing differs.
std::string change_text(std::string_view before, std::string_view after, std::uint32_t near_before,
                        std::uint32_t near_after, std::size_t limit);

// What the engine holds of it, in its own words; they quote names and values of the change.
llm::material show_claim(const drift::finding& f);
// The change of the code it is about, or what stands there when it is the same on both sides. Blocking.
llm::material show_change_blocking(const examined& found, const drift::finding& f);
// The section of the document its line is in. Blocking.
result<llm::material> show_section_blocking(const examined& found, const drift::finding& f);

} // namespace delta::jobs
