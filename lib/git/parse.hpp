// SPDX-License-Identifier: Apache-2.0
// The bytes of tree and commit objects, read without trusting them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "git/handle.hpp"

namespace delta::git {

struct raw_entry {
    std::string_view name;
    std::uint32_t mode = 0;
    git_oid id{};

    bool is_tree() const { return (mode & 0170000U) == 0040000U; }
};

struct raw_commit {
    git_oid tree{};
    std::vector<git_oid> parents;
    std::int64_t time = 0;
    std::string author_email;
    std::string subject;
};

// As git sorts: a folder's name counts as if it ended with a slash.
int compare_names(const raw_entry& a, const raw_entry& b);

// Both are false when the bytes are no such object. Entries come in git's order and point into `bytes`; names that no
// checkout could create are left out.
bool parse_tree(std::string_view bytes, std::vector<raw_entry>& entries);
bool parse_commit(std::string_view bytes, raw_commit& out);

// Of two trees the entries that are not the same bytes in both; most are, and so are not even made. False, and whatever
// in `left` and `right`, when one is malformed or crafted: out of order, with a name twice or an unsafe one.
bool parse_differing(std::string_view before, std::string_view after, std::vector<raw_entry>& left,
                     std::vector<raw_entry>& right);

} // namespace delta::git
