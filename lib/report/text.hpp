// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "drift/finding.hpp"

namespace delta::report {

struct text_options {
    bool colour = false;
    std::size_t width = 80; // columns of the terminal; less than 40 counts as 40
    bool explain = false;   // with the evidence of each finding
};

// The report for people. Nothing from documents, code or paths can act on the terminal.
std::string to_text(const drift::verdict& v, const text_options& options = {});

} // namespace delta::report
