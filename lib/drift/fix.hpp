// SPDX-License-Identifier: Apache-2.0
// Edits a program can make by itself: the new name, path or value where a document has the old one.
#pragma once

#include <optional>
#include <vector>

#include "drift/candidate.hpp"
#include "drift/find.hpp"
#include "drift/finding.hpp"

namespace delta::drift {

// The edit that would mend the claim, from its first changed byte to its last; nothing when that takes judgement
// (removed things, values without a plain successor) or when a mention's span does not hold what it says.
std::optional<fix> find_fix(const context& c, const candidate& what);

// Proves each fix: with it made, the document still has its sections, blocks and the anchors others link to, the
// finding is gone and none has appeared; the same with all fixes of the document made together. A fix that fails,
// that two facts disagree about, or that comes after the first few hundred is taken off its finding.
std::vector<finding> verify_fixes(const input& in, std::vector<finding> found);

} // namespace delta::drift
