// SPDX-License-Identifier: Apache-2.0
// What of a document decides whether a change can concern it, so that one which it cannot is not read at all. Whatever
// looks at documents otherwise than by the hits of `doc_index` must be foreseen here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "docs/document.hpp"
#include "drift/find_texts.hpp"

namespace delta::drift {

// Hashes of 32 bits, sorted, each once. Two that meet by chance only make a document be read for nothing.
using hashes = std::vector<std::uint32_t>;

struct doc_digest {
    std::uint32_t mentions = 0;
    hashes names;                    // what `doc_index` could find in it, paths, and how names in it begin
    std::vector<std::string> linked; // the anchors it links to, each with its '#'
};

doc_digest make_digest(const docs::document& d);
// The prose of a document, for `removed_texts`.
hashes digest_text(std::string_view bytes);

bool meet(const hashes& a, const hashes& b);

// What a document must hold to concern a change: names, once all facts are there; the beginnings of names, before
// `add_namesakes`; and texts, before `add_text_facts`.
hashes wanted_names(const code_delta& delta);
hashes wanted_beginnings(const code_delta& delta);
hashes wanted_texts(const removed_texts& removed);

// Stands in for a document that is not read: its links, and nothing else to be found.
docs::document make_stand_in(const doc_digest& d, docs::format kind);

} // namespace delta::drift
