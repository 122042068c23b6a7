// SPDX-License-Identifier: Apache-2.0
#include "check/near_names.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "check/edit_distance.hpp"

namespace delta::check {
namespace {

constexpr std::size_t longest = 100;

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
            const std::size_t letters = edit_distance(lower, to_lower(name));
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
