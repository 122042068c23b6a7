// SPDX-License-Identifier: Apache-2.0
// Fixes of one document, applied or shown as a unified diff.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "drift/finding.hpp"

namespace delta::report {

struct diff_options {
    std::size_t context = 3;
    // For a terminal: control characters are spelled out, so the diff is to be read and not to be applied.
    bool for_people = false;
};

// The document with every fix made. Offsets are those of `before`. Fixes that overlap or lie outside are an error;
// the same fix given twice counts once.
result<std::string> apply_fixes(std::string_view path, std::string_view before, std::span<const drift::fix> fixes);

// The part [begin, end) of the document with the fixes made, which must lie in it.
result<std::string> apply_fixes_within(std::string_view path, std::string_view document, std::size_t begin,
                                       std::size_t end, std::vector<drift::fix> fixes);

// What `apply_fixes` changes, as `git apply` and `patch -p1` read it; empty when nothing changes.
result<std::string> unified_diff(std::string_view path, std::string_view before, std::span<const drift::fix> fixes,
                                 const diff_options& options = {});

} // namespace delta::report
