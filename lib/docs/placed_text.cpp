// SPDX-License-Identifier: Apache-2.0
#include "docs/placed_text.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

placed_text::placed_text(std::string_view source, std::string_view text, span where)
    : text_(text), begin_(std::min<std::size_t>(where.begin, source.size())) {
    const std::size_t end = std::clamp<std::size_t>(where.end, begin_, source.size());
    // Of equal length: only single bytes were blanked.
    if (end - begin_ == text.size()) return;
    offsets_.reserve(text.size() + 1);
    std::size_t at = begin_;
    for (const char c : text) {
        const bool goes_on = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        const std::size_t entity = c == '&' || goes_on ? 0 : entity_length(source.substr(at, end - at));
        std::size_t found = at;
        if (entity > 0 && source[at] != c) {
            offsets_.push_back(static_cast<std::uint32_t>(at));
            at += entity;
            continue;
        }
        // The rest of a character that a reference stands for has no byte of its own.
        const std::size_t limit = goes_on ? std::min(at + 1, end) : end;
        // A space may stand for a line end and what follows it.
        while (found < limit && source[found] != c && !(c == ' ' && source[found] == '\n')) ++found;
        const bool is_found = found < limit;
        offsets_.push_back(static_cast<std::uint32_t>(is_found ? found : at));
        if (is_found) at = found + 1;
        if (c == '&' && is_found) at += std::max<std::size_t>(entity_length(source.substr(found, end - found)), 1) - 1;
    }
    offsets_.push_back(static_cast<std::uint32_t>(end));
}

std::size_t entity_length(std::string_view s) {
    if (!s.starts_with('&')) return 0;
    std::size_t at = s.size() > 1 && s[1] == '#' ? 2 : 1;
    const std::size_t begin = at;
    while (at < s.size() && at < 34 && (is_alpha(s[at]) || is_digit(s[at]))) ++at;
    return at > begin && at < s.size() && s[at] == ';' ? at + 1 : 0;
}

placed_text placed_text::part(std::size_t begin, std::size_t end) const {
    placed_text out(text_.substr(begin, end - begin), begin_ + begin);
    if (!offsets_.empty())
        out.offsets_.assign(offsets_.begin() + static_cast<std::ptrdiff_t>(begin),
                            offsets_.begin() + static_cast<std::ptrdiff_t>(std::min(end, text_.size()) + 1));
    return out;
}

std::size_t placed_text::offset(std::size_t i) const {
    if (offsets_.empty()) return begin_ + std::min(i, text_.size());
    return offsets_[std::min(i, text_.size())];
}

} // namespace delta::docs
