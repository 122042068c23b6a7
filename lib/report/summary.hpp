// SPDX-License-Identifier: Apache-2.0
// What a run says about itself in a few sentences: the same words in every format for people.
#pragma once

#include <cstddef>
#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct finding_counts {
    std::size_t plain = 0;
    std::size_t advisory = 0;
};

finding_counts count(const drift::verdict& v);

// True when nothing was compared, so that "no findings" says nothing about the documents.
bool nothing_checked(const drift::verdict& v);

// "2 findings, 1 advisory, 1 suppressed, 3 known from the baseline", "Clean: …" or "Nothing to check: …"
std::string outcome(const drift::verdict& v);

// "Checked 14 of 210 checkable claims in 12 documents against 3 changed code files; 1 of them did not parse fully."
std::string coverage(const drift::verdict& v);

} // namespace delta::report
