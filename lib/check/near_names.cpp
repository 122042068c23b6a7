// SPDX-License-Identifier: Apache-2.0
#include "check/near_names.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.hpp"

namespace delta::check {
namespace {

constexpr std::size_t longest = 100;

// Letters to insert, remove, replace or swap with their neighbour.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row.back();
}

std::size_t size_difference(std::string_view a, std::string_view b) {
    return std::max(a.size(), b.size()) - std::min(a.size(), b.size());
}

} // namespace

std::vector<std::string> find_near_names(std::string_view wanted, const std::vector<std::string>& names) {
    if (wanted.empty() || wanted.size() > longest) return {};
    const std::string lower = to_lower(wanted);
    const std::size_t most = std::max<std::size_t>(1, wanted.size() / 3);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& name : names) {
        const bool is_last_part =
            name.size() > wanted.size() && name.ends_with(wanted) && name[name.size() - wanted.size() - 1] == '/';
        if (is_last_part) {
            near.emplace_back(0, name);
        } else if (size_difference(name, wanted) <= most) {
            const std::size_t letters = distance(lower, to_lower(name));
            if (letters <= most) near.emplace_back(letters, name);
        }
    }
    std::ranges::sort(near);
    std::vector<std::string> result;
    for (auto& [letters, name] : near) {
        if (result.size() < 3) result.push_back(std::move(name));
    }
    return result;
}

} // namespace delta::check
