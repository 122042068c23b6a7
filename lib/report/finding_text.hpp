// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "drift/finding.hpp"

namespace delta::report {

// A finding in a few harmless lines without excerpts: what the document says, why it is stale, where the code is.
std::string finding_text(const drift::finding& f);

// "docs/a.md:12-14", the path shown harmlessly.
std::string place_text(const drift::witness& w);

// What the fix does, as one sentence without a full stop; the finding must have one.
std::string fix_text(const drift::finding& f);

} // namespace delta::report
