// SPDX-License-Identifier: Apache-2.0
#include "check/checked_claims.hpp"

#include <set>
#include <utility>

#include "drift/candidate.hpp"
#include "drift/doc_index.hpp"

namespace delta::check {

std::uint32_t count_checked(const drift::code_delta& delta, const std::vector<drift::doc_file>& docs) {
    const std::vector<std::string> names = drift::needed_names(delta);
    const drift::doc_index index(docs, names);
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const std::string& name : names)
        for (const drift::hit& h : index.find(name)) seen.emplace(h.doc, h.mention);
    return static_cast<std::uint32_t>(seen.size());
}

} // namespace delta::check
