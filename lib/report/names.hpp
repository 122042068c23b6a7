// SPDX-License-Identifier: Apache-2.0
// The words of the machine formats for the verdict's enumerations, and for people.
#pragma once

#include <string>
#include <string_view>

#include "drift/finding.hpp"

namespace delta::report {

std::string_view to_string(drift::finding_kind kind);  // "outdated_docs"
std::string_view to_string(drift::change_type change); // "modified"
std::string_view in_words(drift::finding_kind kind);   // "outdated documentation"

// "93 %"
std::string percent(double probability);

// "1 finding", "2 findings"; `many` is the plural.
std::string counted(std::size_t n, std::string_view one, std::string_view many);

// The side of the code that stands for the finding: after the change, or before it when nothing is left.
const drift::witness& code_of(const drift::finding& f);

} // namespace delta::report
