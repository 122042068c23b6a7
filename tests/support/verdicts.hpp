// SPDX-License-Identifier: Apache-2.0
// Verdicts made by hand, for tests of what is said about them.
#pragma once

#include "drift/finding.hpp"

namespace delta::testing {

// A finding like those the engine makes, with a fix.
drift::finding renamed_parameter();

// One of everything: outdated, missing and ambiguous documentation, an advisory finding, debt, suppressed findings, all
// change types, notes.
drift::verdict rich_verdict();

// Everything that could act on a terminal, in XML, in Markdown or in a workflow log, in every text of a finding.
drift::verdict hostile_verdict();

} // namespace delta::testing
