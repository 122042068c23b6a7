// SPDX-License-Identifier: Apache-2.0
// The engine's front door: both sides of a change and the documents in, findings out. Pure: no I/O, no clock, no
// randomness; the same input gives the same bytes on every machine.
#pragma once

#include <vector>

#include "drift/doc_index.hpp"
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
std::vector<std::string> names_to_confirm(const code_delta& delta, const doc_index& index);

// All findings, whatever their score, highest score first. `index` knows the delta's `needed_names` in the documents.
std::vector<finding> find(const input& in, const doc_index& index);
std::vector<finding> find(const input& in);

} // namespace delta::drift
