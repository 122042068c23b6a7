// SPDX-License-Identifier: Apache-2.0
#include "docs/inline_scanner.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {

bool inline_scanner::is_gap(std::size_t at) const {
    return at < range_.begin || at >= range_.end || is_space(bytes_[at]);
}

bool inline_scanner::is_in_word(std::size_t at) const {
    return at >= range_.begin && at < range_.end && (is_alpha(bytes_[at]) || is_digit(bytes_[at]));
}

stretch inline_scanner::trimmed(stretch s) const {
    while (s.begin < s.end && is_space(bytes_[s.begin])) ++s.begin;
    while (s.end > s.begin && is_space(bytes_[s.end - 1])) --s.end;
    return s;
}

inline_run& inline_scanner::add(inline_kind kind, stretch of) {
    inline_run& run = runs_.emplace_back();
    run.kind = kind;
    run.content = slice(of);
    run.where = source_.between(of.begin, of.end);
    return run;
}

void inline_scanner::flush(std::size_t end) {
    if (text_ < end) add(inline_kind::text, {text_, end});
}

bool inline_scanner::skip_marks(char c) {
    while (at_ < range_.end && bytes_[at_] == c) ++at_;
    return true;
}

// A backslash takes the next mark's meaning away, and is not shown itself.
bool inline_scanner::read_escape() {
    flush(at_);
    text_ = std::min(at_ + 1, range_.end);
    at_ = std::min(at_ + 2, range_.end);
    return true;
}

} // namespace delta::docs
