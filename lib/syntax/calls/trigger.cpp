// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/trigger.hpp"

#include <algorithm>

namespace delta::syntax {
namespace {

struct triggers {
    std::string_view bytes;
    std::string_view words;
};

triggers triggers_of(language lang) {
    switch (lang) {
        case language::python:
            return {"([@", ""};
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return {"([@`", "newenv"};
        case language::go:
            return {"({`\"", ""};
        case language::rust:
            return {"(#!", ""};
        case language::java:
            return {"(@", ""};
        case language::kotlin:
            return {"({[@", ""};
        case language::c:
        case language::cpp:
            return {"({", "new"};
        case language::csharp:
            return {"([", "new"};
        case language::php:
            return {"([#", "new"};
        // Ruby and the shell call without parentheses.
        default:
            return {};
    }
}

} // namespace

trigger_scan::trigger_scan(language lang, std::string_view source) : source_(source) {
    const triggers wanted = triggers_of(lang);
    words_ = wanted.words;
    anywhere_ = wanted.bytes.empty();
    for (const char c : wanted.bytes) kinds_[static_cast<unsigned char>(c)] = certain;
    for (std::size_t i = 0; i < words_.size(); i += 3) kinds_[static_cast<unsigned char>(words_[i])] = perhaps;
}

bool trigger_scan::is_word_at(std::size_t at) const {
    for (std::size_t i = 0; i < words_.size(); i += 3)
        if (source_.substr(at, 3) == words_.substr(i, 3)) return true;
    return false;
}

bool trigger_scan::may_hold(std::uint32_t begin, std::uint32_t end) {
    if (anywhere_) return true;
    if (next_ < begin) next_ = begin;
    const std::size_t stop = std::min<std::size_t>(end, source_.size());
    for (; next_ < stop; ++next_) {
        const kind found = kinds_[static_cast<unsigned char>(source_[next_])];
        if (found == certain || (found == perhaps && is_word_at(next_))) return true;
    }
    return false;
}

} // namespace delta::syntax
