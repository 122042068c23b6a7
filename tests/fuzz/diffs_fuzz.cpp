// SPDX-License-Identifier: Apache-2.0
// Two texts, parted by a zero byte, as the sides of a change: the hunks are in order and everything between them is the
// same on both sides. And any bytes as the objects a diff is made of: trees and commits.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "drift/line_diff.hpp"
#include "git/parse.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

bool same_line(std::string_view a, std::string_view b) {
    return delta::trim(a) == delta::trim(b);
}

void compare(std::string_view before, std::string_view after) {
    const std::vector<std::string_view> a = delta::split_lines(before);
    const std::vector<std::string_view> b = delta::split_lines(after);
    std::size_t i = 1;
    std::size_t j = 1;
    const auto walk_to = [&](std::size_t i_end, std::size_t j_end) {
        require(i <= i_end && j <= j_end && i_end - i == j_end - j);
        for (; i < i_end; ++i, ++j) require(i > a.size() || j > b.size() || same_line(a[i - 1], b[j - 1]));
    };
    for (const delta::drift::hunk& h : delta::drift::diff_lines(before, after, 50)) {
        walk_to(h.before_begin, h.after_begin);
        require(h.before_begin <= h.before_end && h.after_begin <= h.after_end);
        i = h.before_end;
        j = h.after_end;
    }
    while (i <= a.size() && j <= b.size()) require(same_line(a[i++ - 1], b[j++ - 1]));
}

void read_objects(std::string_view bytes) {
    std::vector<delta::git::raw_entry> entries;
    if (delta::git::parse_tree(bytes, entries)) {
        for (const delta::git::raw_entry& e : entries)
            require(!e.name.empty() && e.name != ".." && e.name.find('/') == e.name.npos);
        require(std::ranges::is_sorted(
            entries, [](const auto& x, const auto& y) { return delta::git::compare_names(x, y) < 0; }));
    }
    delta::git::raw_commit commit;
    delta::git::parse_commit(bytes, commit);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t middle = std::min(bytes.find('\0'), bytes.size());
    compare(bytes.substr(0, middle), bytes.substr(std::min(middle + 1, bytes.size())));
    read_objects(bytes);
    return 0;
}
