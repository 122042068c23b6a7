// SPDX-License-Identifier: Apache-2.0
// How one text became another, as a parser wants to be told.
#pragma once

#include <tree_sitter/api.h>

#include <string_view>
#include <vector>

namespace delta::syntax {

// Edits by whole lines that make `after` of `before`, from the last to the first, so that each stands where it stands
// in `before`. Not the fewest: lines that occur once on each side are what is held on to. Nothing when the texts are
// the same or when so little is shared that telling it would save nothing.
std::vector<TSInputEdit> find_edits(std::string_view before, std::string_view after);

} // namespace delta::syntax
