// SPDX-License-Identifier: Apache-2.0
#include "docs/placed_text.hpp"

#include <algorithm>

namespace delta::docs {

placed_text::placed_text(std::string_view source, std::string_view text, span where)
    : text_(text), begin_(std::min<std::size_t>(where.begin, source.size())) {
    const std::size_t end = std::clamp<std::size_t>(where.end, begin_, source.size());
    // Of equal length: only single bytes were blanked.
    if (end - begin_ == text.size()) return;
    offsets_.reserve(text.size() + 1);
    std::size_t at = begin_;
    for (const char c : text) {
        std::size_t found = at;
        // A space may stand for a line end and what follows it.
        while (found < end && source[found] != c && !(c == ' ' && source[found] == '\n')) ++found;
        if (found == end) found = std::min(at, end);
        offsets_.push_back(static_cast<std::uint32_t>(found));
        at = std::min(found + 1, end);
    }
    offsets_.push_back(static_cast<std::uint32_t>(end));
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
