// SPDX-License-Identifier: Apache-2.0
#include "check/suggestion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/text.hpp"
#include "check/edit_distance.hpp"

namespace delta::check {

namespace {

std::string normal(std::string_view word) {
    std::string out = to_lower(word);
    std::ranges::replace(out, '-', '_');
    return out;
}

} // namespace

std::string_view closest(std::string_view word, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 64;
    if (word.empty() || word.size() > longest) return {};
    const std::string wanted = normal(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t d = edit_distance(wanted, normal(candidate));
        if (d >= best_distance) continue;
        best = candidate;
        best_distance = d;
    }
    return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = closest(word, candidates);
    return near.empty() ? std::string() : fmt::format(" (did you mean \"{}\"?)", near);
}

} // namespace delta::check
