// SPDX-License-Identifier: Apache-2.0
#include "drift/word_place.hpp"

#include <cstddef>

#include "base/text.hpp"

namespace delta::drift {
namespace {

// The text before a string and its quote, without the blanks between; empty when there is none.
std::string_view text_before(std::string_view bytes, const syntax::word& w) {
    if (w.text.data() <= bytes.data() || w.text.data() > bytes.data() + bytes.size()) return {};
    std::string_view before = bytes.substr(0, static_cast<std::size_t>(w.text.data() - bytes.data()));
    before.remove_suffix(1);
    while (!before.empty() && (before.back() == ' ' || before.back() == '\t')) before.remove_suffix(1);
    return before;
}

bool is_whole_string(const syntax::word& w) {
    return w.kind == syntax::word_kind::string_text && w.entry;
}

} // namespace

bool is_quoted_type(syntax::language lang, std::string_view bytes, const syntax::word& w) {
    if (lang != syntax::language::python || !is_whole_string(w)) return false;
    std::string_view before = text_before(bytes, w);
    if (before.ends_with("->")) return true;
    if (!before.ends_with(':')) return false;
    before.remove_suffix(1);
    return !before.empty() && is_word(before.back());
}

bool is_pair_value(std::string_view bytes, const syntax::word& w) {
    if (!is_whole_string(w)) return false;
    const std::string_view before = text_before(bytes, w);
    return before.ends_with("=>") || (before.ends_with(':') && !before.ends_with("::"));
}

} // namespace delta::drift
