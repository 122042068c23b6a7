// SPDX-License-Identifier: Apache-2.0
#include "docs/config_sink.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t longest_key = 100;
constexpr std::size_t longest_value = 200;

} // namespace

void config_sink::key(std::size_t begin, std::size_t end, std::size_t depth) {
    path_.resize(std::min({depth, path_.size(), deepest}));
    const std::string_view name = code_.text().substr(begin, std::min(end - begin, longest_key));
    path_.emplace_back(name);
    if (name.size() < 2 || is_placeholder(name) || end - begin > longest_key) return;
    sink_.add(is_env_name(name) ? mention_kind::env_var : mention_kind::fence_word, code_, begin, end);
}

void config_sink::value(std::size_t begin, std::size_t end) {
    const std::string_view s = code_.text();
    while (begin < end && is_space(s[begin])) ++begin;
    while (end > begin && is_space(s[end - 1])) --end;
    if (end - begin >= 2 && (s[begin] == '"' || s[begin] == '\'') && s[end - 1] == s[begin]) {
        ++begin;
        --end;
    }
    if (begin >= end || end - begin > longest_value || path_.empty()) return;
    const std::string_view text = s.substr(begin, end - begin);
    if (std::string_view("{[|>&*<").find(text.front()) != text.npos || is_placeholder(text)) return;
    sink_.add(mention_kind::value, code_, begin, end).subject = join(path_, ".");
}

} // namespace delta::docs
