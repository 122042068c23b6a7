// SPDX-License-Identifier: Apache-2.0
// What a model may not do to a section it was asked to write again. Pure.
#pragma once

#include <string>
#include <string_view>

#include "drift/finding.hpp"

namespace delta::jobs {

// Why the document with this edit must not be used, as the rest of a sentence; "" when it may: the same sections and
// anchors, everything outside the edit read as before, nobody silenced, no address, image or HTML that was not there,
// no character that hides, and no more or less text than a correction takes.
std::string find_draft_fault(std::string_view path, std::string_view before, const drift::fix& edit);

} // namespace delta::jobs
