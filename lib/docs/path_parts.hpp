// SPDX-License-Identifier: Apache-2.0
// A path cut into what its class is decided by; private to the room.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace delta::docs {

using word_list = std::span<const std::string_view>;

bool is_one_of(std::string_view word, word_list list);

// Lower case throughout, except `name_as_written`.
struct path_parts {
    explicit path_parts(std::string_view path);

    std::string lower;                     // the whole path; the views below look into it
    std::vector<std::string_view> folders; // from the top
    std::string_view name;                 // the last segment
    std::string_view suffix;               // without its dot; empty when there is none
    std::string stem;                      // the name without suffix, with '-' for '_' and ' '
    std::string name_as_written;

    path_parts(const path_parts&) = delete;
    path_parts& operator=(const path_parts&) = delete;

    bool is_shouted() const;                        // README, SECURITY: no lower-case letter in the stem
    std::size_t find_folder(word_list names) const; // index of the first such folder, or folders.size()
    bool has_folder(word_list names) const { return find_folder(names) != folders.size(); }
    std::size_t docs_depth() const;                 // index of the first documentation folder, or folders.size()
    bool has_folder_of_docs(word_list names) const; // at the top, or anywhere below a documentation folder
};

} // namespace delta::docs
