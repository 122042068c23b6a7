// SPDX-License-Identifier: Apache-2.0
#include "check/checked_claims.hpp"

#include <set>
#include <utility>

#include "drift/candidate.hpp"

namespace delta::check {

std::uint32_t count_checked(const drift::code_delta& delta, const drift::doc_index& index) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const std::string& name : drift::needed_names(delta))
        for (const drift::hit& h : index.find(name)) seen.emplace(h.doc, h.mention);
    return static_cast<std::uint32_t>(seen.size());
}

} // namespace delta::check
