// SPDX-License-Identifier: Apache-2.0
#include "drift/runtime_version.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;

constexpr std::array asking = {"require"sv,  "need"sv,    "support"sv, "works with"sv,
                               "works on"sv, "runs on"sv, "minimum"sv, "at least"sv};
constexpr std::array asked = {"required"sv, "needed"sv, "supported"sv, "recommended"sv, "minimum"sv};
constexpr std::array upwards = {"+"sv,         "or later"sv,   "or newer"sv, "or above"sv,
                                "or higher"sv, "or greater"sv, "and up"sv};
constexpr std::array past = {"last "sv,  "no longer"sv,   "drop"sv,        "until "sv,
                             "since "sv, "not support"sv, "will support"sv};

bool has_any(const std::string& text, const auto& words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

struct runtime_row {
    std::string_view name;
    std::array<std::string_view, 3> in_prose;
};

constexpr std::array runtimes = {
    runtime_row{"go", {"Go", "Golang"}}, runtime_row{"python", {"Python"}},
    runtime_row{"rust", {"Rust"}},       runtime_row{"node", {"Node", "Node.js", "NodeJS"}},
    runtime_row{"php", {"PHP"}},         runtime_row{"ruby", {"Ruby"}}};

bool has_letter(std::string_view word) {
    return std::ranges::any_of(word, is_alpha);
}

bool goes_on(std::string_view version, std::string_view beginning) {
    return version == beginning || (version.starts_with(beginning) && version[beginning.size()] == '.');
}

} // namespace

std::vector<std::string> names_in_prose(std::string_view runtime) {
    const auto row = std::ranges::find(runtimes, runtime, &runtime_row::name);
    std::vector<std::string> out;
    if (row == runtimes.end()) return out;
    for (const std::string_view name : row->in_prose)
        if (!name.empty()) out.emplace_back(name);
    return out;
}

std::string required_version(std::string_view requirement) {
    const auto begin = std::ranges::find_if(requirement, is_digit);
    const auto end = std::find_if(begin, requirement.end(), [](char c) { return !is_digit(c) && c != '.'; });
    std::string out(begin, end);
    while (out.ends_with('.')) out.pop_back();
    return out;
}

bool is_outdated(std::string_view said, std::string_view before, std::string_view now) {
    return !said.empty() && is_digit(said.front()) && !now.empty() && goes_on(before, said) && !goes_on(now, said);
}

bool is_requirement(std::string_view before, std::string_view after) {
    const std::string head = to_lower(before);
    constexpr std::size_t near = 40; // what follows later in the sentence is of something else
    const std::string tail = to_lower(after.substr(0, near));
    if (has_any(head, past) || has_any(tail, past)) return false;
    if (has_any(head, asking) || has_any(tail, asked)) return true;
    // An entry that says nothing else.
    const bool begins =
        std::ranges::count_if(split(head, ' '), [](std::string_view word) { return has_letter(word); }) <= 1;
    return begins && std::ranges::any_of(upwards, [&](std::string_view word) { return trim(tail).starts_with(word); });
}

} // namespace delta::drift
