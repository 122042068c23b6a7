// SPDX-License-Identifier: Apache-2.0
#include "docs/places.hpp"

#include <algorithm>

namespace delta::docs {

places::places(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

std::uint32_t places::line_of(std::size_t offset) const {
    const auto holds = [&](std::uint32_t line) {
        return line <= starts_.size() && starts_[line - 1] <= offset &&
               (line == starts_.size() || offset < starts_[line]);
    };
    if (holds(last_line_)) return last_line_;
    if (holds(last_line_ + 1)) return ++last_line_;
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    last_line_ = static_cast<std::uint32_t>(next - starts_.begin());
    return last_line_;
}

std::size_t places::end_of(std::uint32_t line) const {
    std::size_t end = line < starts_.size() ? starts_[line] - 1 : text_.size();
    if (end > starts_[line - 1] && text_[end - 1] == '\r') --end;
    return end;
}

span places::of(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, text_.size());
    end = std::clamp(end, begin, text_.size());
    span out;
    out.begin = static_cast<std::uint32_t>(begin);
    out.end = static_cast<std::uint32_t>(end);
    out.line = line_of(begin);
    out.column = out.begin - starts_[out.line - 1] + 1;
    // An empty span ends where it begins; any other ends on the line of its last byte.
    out.end_line = end > begin ? line_of(end - 1) : out.line;
    out.end_column = out.end - starts_[out.end_line - 1] + 1;
    return out;
}

span places::of_lines(std::uint32_t first, std::uint32_t last) const {
    first = std::clamp(first, 1U, line_count());
    last = std::clamp(last, first, line_count());
    return of(begin_of(first), std::max(begin_of(first), end_of(last)));
}

} // namespace delta::docs
