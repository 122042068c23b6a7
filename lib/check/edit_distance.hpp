// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace delta::check {

// Letters to insert, remove, replace or swap with their neighbour until `a` is `b`.
std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace delta::check
