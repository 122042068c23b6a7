// SPDX-License-Identifier: Apache-2.0
// A JSON report written earlier: what it found is known and not told again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "drift/finding.hpp"

namespace delta::check {

struct baseline {
    std::vector<std::string> ids; // sorted, each once
};

// `file` is what errors call it: "old.json: findings[3].id: expected text, found a number".
result<baseline> read_baseline(std::string_view file, std::string_view bytes);

// Takes out the findings the baseline knows and counts them in `v.stats.known`.
void apply_baseline(drift::verdict& v, const baseline& known);

} // namespace delta::check
