// SPDX-License-Identifier: Apache-2.0
#include "docs/suppression_comment.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {
namespace {

bool take_word(std::string_view& text, std::string_view word) {
    text = trim(text);
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

// A reason may be wrapped over several lines of a comment.
std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : trim(text)) {
        const bool gap = is_space(c);
        if (!gap || !out.ends_with(' ')) out += gap ? ' ' : c;
    }
    return out;
}

} // namespace

std::optional<block_list::suppression> find_suppression(std::string_view comment, span where) {
    if (!take_word(comment, "delta:") || !take_word(comment, "ignore")) return std::nullopt;
    if (!comment.empty() && !is_space(comment.front())) return std::nullopt;
    comment = trim(comment);
    const auto gap = std::ranges::find_if(comment, is_space);
    const std::string_view rule = comment.substr(0, static_cast<std::size_t>(gap - comment.begin()));
    return block_list::suppression{rule.empty() ? "*" : std::string(rule), on_one_line(comment.substr(rule.size())),
                                   where};
}

} // namespace delta::docs
