// SPDX-License-Identifier: Apache-2.0
#include "report/mention.hpp"

#include "base/text.hpp"

namespace delta::report {

namespace {

bool stands_alone(std::string_view line, std::size_t begin, std::size_t end) {
    const bool joined_before = begin > 0 && is_word(line[begin - 1]) && is_word(line[begin]);
    const bool joined_after = end < line.size() && is_word(line[end]) && is_word(line[end - 1]);
    return !joined_before && !joined_after;
}

} // namespace

std::optional<marked_text> find_mention(const std::vector<std::string>& lines, std::string_view mention) {
    if (mention.empty()) return std::nullopt;
    std::optional<marked_text> first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        for (std::size_t at = line.find(mention); at != line.npos; at = line.find(mention, at + 1)) {
            const marked_text here{i, at, at + mention.size()};
            if (stands_alone(line, here.begin, here.end)) return here;
            if (!first) first = here;
        }
    }
    return first;
}

} // namespace delta::report
