// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/trigger.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace delta::syntax {
namespace {

constexpr char upper(char c) {
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

bool ends_with_any_case(std::string_view word, std::string_view end) {
    return word.size() >= end.size() &&
           std::ranges::equal(word.substr(word.size() - end.size()), end, {}, upper, upper);
}

} // namespace

triggers::triggers(std::vector<std::string_view> words, std::string_view bytes, std::vector<std::string_view> name_ends)
    : words_(std::move(words)), name_ends_(std::move(name_ends)) {
    std::ranges::sort(words_);
    for (const char c : bytes) marks_.at(static_cast<unsigned char>(c)) = true;
    for (const std::string_view word : words_) looks_.set(look(word));
    for (const std::string_view end : name_ends_) {
        last_letters_.at(static_cast<unsigned char>(end.back())) = true;
        last_letters_.at(static_cast<unsigned char>(upper(end.back()))) = true;
    }
}

bool triggers::is_wanted(std::string_view word) const {
    if (looks_.test(look(word)) && std::ranges::binary_search(words_, word)) return true;
    return last_letters_[static_cast<unsigned char>(word.back())] &&
           std::ranges::any_of(name_ends_, [&](std::string_view end) { return ends_with_any_case(word, end); });
}

bool trigger_scan::may_hold(std::uint32_t begin, std::uint32_t end) {
    if (wanted_.anywhere()) return true;
    if (!next_ || *next_ < begin) next_ = find_next(begin);
    return *next_ < end;
}

std::size_t trigger_scan::find_next(std::size_t at) const {
    while (at < source_.size()) {
        if (!is_word(source_[at])) {
            if (wanted_.is_mark(source_[at])) return at;
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < source_.size() && is_word(source_[end])) ++end;
        if (wanted_.is_wanted(source_.substr(at, end - at))) return at;
        at = end;
    }
    return at;
}

} // namespace delta::syntax
