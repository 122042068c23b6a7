// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct explain_options {
    std::size_t width = 80;
    // Whether and why the finding is shown, as a sentence.
    std::string status = {};
};

// Everything known about one finding, for people: rule, claim, how it was bound to the code, both witnesses, and the
// evidence with its weights, which add up to the score.
std::string to_explanation(const drift::finding& f, const explain_options& options = {});

} // namespace delta::report
