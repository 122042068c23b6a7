// SPDX-License-Identifier: Apache-2.0
// Sections that a language model writes again, where what is wrong cannot be mended by a program.
#pragma once

#include <string>
#include <vector>

#include "jobs/analysis.hpp"
#include "jobs/docs_fix.hpp"

namespace delta::jobs {

// A section to be written: which findings it is about, and its text with the mechanical fixes within it made.
struct section_plan {
    std::string path;
    std::size_t start = 0; // bytes of the document as it is at the head
    std::size_t end = 0;
    std::string text;
    std::vector<std::string> ids;     // every finding in it that the draft would mend
    std::vector<std::string> reasons; // of those no program can mend
    llm::material change;             // of the code
};

// The sections with findings that have no fix, in the order of the findings. Blocking.
std::vector<section_plan> plan_sections_blocking(const examined& found, std::vector<std::string>& notes);

struct section_draft {
    section_plan plan;
    drift::fix edit;
    std::string summary;
};

// Sets the fixes of the findings that a draft mends, of those drafts that hold their proof, each alone:
// draft_fault.hpp's, and that of every fix. What does not hold is left as it was and told in `notes`. Blocking.
std::vector<drafted_section> use_drafts_blocking(const std::string& git_dir, examined& found,
                                                 const std::vector<section_draft>& drafts, const fix_author& author,
                                                 const std::stop_token& stop, std::vector<std::string>& notes);

// Asks the model for the sections, proves what it wrote, and sets the fixes. Nothing without a model.
async::task<std::vector<drafted_section>> draft(analysis& a, examined& found, const fix_author& author);

} // namespace delta::jobs
