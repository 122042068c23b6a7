// SPDX-License-Identifier: Apache-2.0
#include "drift/line_diff.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace delta::drift {
namespace {

std::vector<std::uint64_t> line_hashes(std::string_view text) {
    std::vector<std::uint64_t> out;
    for (const std::string_view line : split_lines(text)) out.push_back(hash64(trim(line)));
    return out;
}

using hashes = std::vector<std::uint64_t>;

// Marks on each side which lines are part of the edit.
struct marks {
    std::vector<bool> before, after;
};

// Forward Myers with a kept trace of the furthest reaching points; O(D^2) memory, bounded by `limit`.
bool mark_edits(const hashes& a, const hashes& b, std::size_t skip, std::size_t n, std::size_t m, std::uint32_t limit,
                marks& out) {
    const auto max = static_cast<std::int64_t>(std::min<std::size_t>(n + m, limit));
    std::vector<std::int64_t> furthest(static_cast<std::size_t>(2 * max + 2), 0);
    std::vector<std::vector<std::int64_t>> trace;
    const auto at = [&](std::int64_t k) -> std::int64_t& { return furthest[static_cast<std::size_t>(k + max)]; };
    const auto same = [&](std::int64_t x, std::int64_t y) {
        return a[skip + static_cast<std::size_t>(x)] == b[skip + static_cast<std::size_t>(y)];
    };
    const auto in = static_cast<std::int64_t>(n);
    const auto im = static_cast<std::int64_t>(m);
    std::int64_t found = -1;
    for (std::int64_t d = 0; d <= max && found < 0; ++d) {
        for (std::int64_t k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            std::int64_t x = down ? (k + 1 <= max ? at(k + 1) : 0) : at(k - 1) + 1;
            std::int64_t y = x - k;
            while (x < in && y < im && same(x, y)) ++x, ++y;
            at(k) = x;
            if (x >= in && y >= im) {
                found = d;
                break;
            }
        }
        trace.emplace_back(furthest.begin() + (max - d), furthest.begin() + (max + d + 1));
    }
    if (found < 0) return false;
    std::int64_t x = in;
    std::int64_t y = im;
    for (std::int64_t d = found; d > 0; --d) {
        const std::vector<std::int64_t>& last = trace[static_cast<std::size_t>(d - 1)];
        const auto value = [&](std::int64_t k) {
            return k < -(d - 1) || k > d - 1 ? std::int64_t{-1} : last[static_cast<std::size_t>(k + d - 1)];
        };
        const std::int64_t k = x - y;
        const bool down = k == -d || (k != d && value(k - 1) < value(k + 1));
        const std::int64_t from_x = down ? value(k + 1) : value(k - 1);
        const std::int64_t from_y = from_x - (down ? k + 1 : k - 1);
        if (down) {
            out.after[skip + static_cast<std::size_t>(from_y)] = true;
        } else {
            out.before[skip + static_cast<std::size_t>(from_x)] = true;
        }
        x = from_x;
        y = from_y;
    }
    return true;
}

std::vector<hunk> to_hunks(const marks& m) {
    std::vector<hunk> out;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < m.before.size() || j < m.after.size()) {
        const std::size_t first_i = i;
        const std::size_t first_j = j;
        while (i < m.before.size() && m.before[i]) ++i;
        while (j < m.after.size() && m.after[j]) ++j;
        if (i > first_i || j > first_j) {
            const auto line = [](std::size_t index) { return static_cast<std::uint32_t>(index + 1); };
            out.push_back({line(first_i), line(i), line(first_j), line(j)});
        }
        if (i < m.before.size()) ++i;
        if (j < m.after.size()) ++j;
    }
    return out;
}

} // namespace

std::vector<hunk> diff_lines(std::string_view before, std::string_view after, std::uint32_t max_edits) {
    const hashes a = line_hashes(before);
    const hashes b = line_hashes(after);
    std::size_t prefix = 0;
    while (prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix]) ++prefix;
    std::size_t suffix = 0;
    while (suffix < a.size() - prefix && suffix < b.size() - prefix &&
           a[a.size() - 1 - suffix] == b[b.size() - 1 - suffix])
        ++suffix;
    marks m{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
    const std::size_t n = a.size() - prefix - suffix;
    const std::size_t k = b.size() - prefix - suffix;
    if (!mark_edits(a, b, prefix, n, k, max_edits, m)) {
        std::fill_n(m.before.begin() + static_cast<std::ptrdiff_t>(prefix), n, true);
        std::fill_n(m.after.begin() + static_cast<std::ptrdiff_t>(prefix), k, true);
    }
    return to_hunks(m);
}

} // namespace delta::drift
