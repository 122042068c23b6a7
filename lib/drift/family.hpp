// SPDX-License-Identifier: Apache-2.0
// The names a new name may be listed with.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "drift/fact.hpp"

namespace delta::drift {

struct family_names {
    std::vector<std::string> members; // nearest in the code first
    std::vector<std::string> own;     // spellings of the new name itself
    bool by_text = false;             // known only by standing near each other
    std::string owner;                // the function or type the new thing is a part of, "" for none
};

// Members of the same container, and words that stand around the new one. A part that all names of a family share
// ("…Rule", "use…") is left out in a further family, since documents often list `enum-wrapping` for EnumWrappingRule.
std::vector<family_names> families_of(const fact& f);

// A new file's siblings are the files of its folder and kind that were there before. The folder's content is known
// only from the tree, so this is said after `compare`.
void add_file_families(const std::vector<source_change>& changes, const std::set<std::string>& head_paths,
                       code_delta& delta);

// Long names that begin alike ("POETRY_…") are a family wherever the code reads them; the documents know the others.
void add_namesakes(const std::vector<doc_file>& docs, code_delta& delta);

} // namespace delta::drift
