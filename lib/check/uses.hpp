// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "async/work_list.hpp"
#include "check/blob_index.hpp"
#include "check/handles.hpp"

namespace delta::check {

// In how many code files of the tree (tests, examples and vendored code apart) each name stands as a whole word.
std::unordered_map<std::string, std::uint32_t> count_uses(handles& repo, const std::vector<git::tree_entry>& entries,
                                                          const std::vector<std::string>& names, blob_index* stored,
                                                          async::work_list& work);

} // namespace delta::check
