// SPDX-License-Identifier: Apache-2.0
// The engine's front door: both sides of a change and the documents in, findings out. Pure: no I/O, no clock, no
// randomness; the same input gives the same bytes on every machine.
#pragma once

#include <vector>

#include "drift/fact.hpp"
#include "drift/finding.hpp"
#include "drift/source_change.hpp"

namespace delta::drift {

struct input {
    const std::vector<source_change>& changes;
    const std::vector<doc_file>& docs;
    const code_delta& delta; // compare(changes), with add_text_facts
    const tree_facts& tree;
    const history& past;
};

// The names whose presence anywhere in the head's code decides a claim: the caller counts their uses into
// `tree_facts::head_uses` before it calls `find`.
std::vector<std::string> names_to_confirm(const code_delta& delta, const std::vector<doc_file>& docs);

// All findings, whatever their score, highest score first.
std::vector<finding> find(const input& in);

} // namespace delta::drift
