// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "drift/doc_index.hpp"
#include "drift/fact.hpp"

namespace delta::check {

// How many mentions of the documents speak of something the change did: the claims that were decided.
std::uint32_t count_checked(const drift::code_delta& delta, const drift::doc_index& index);

} // namespace delta::check
