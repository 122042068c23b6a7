// SPDX-License-Identifier: Apache-2.0
#include "check/anchors.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::check {
namespace {

std::string letters_of(std::string_view anchor) {
    std::string out;
    for (const char c : to_lower(anchor))
        if (is_word(c) && c != '_') out += c;
    return out;
}

// "setup-1": the second heading of that name, which some renderers number from 2.
std::string_view without_number(std::string_view anchor) {
    const std::size_t end = anchor.find_last_not_of("0123456789");
    const bool numbered =
        end != anchor.npos && end > 0 && end + 1 < anchor.size() && (anchor[end] == '-' || anchor[end] == '_');
    return numbered ? anchor.substr(0, end) : anchor;
}

bool takes_in_others(std::string_view bytes) {
    constexpr std::array<std::string_view, 12> marks{"{% include", "{%include",   "{{#include",    "--8<--",
                                                     ":::include", "{!",          "include::",     "<!--@include",
                                                     "\n::: ",     "{{< include", "<!-- @include", "\nimport "};
    return std::ranges::any_of(marks, [&](std::string_view mark) { return bytes.find(mark) != bytes.npos; });
}

// Written out in the document's source in a form that its reader may not know.
bool is_written(std::string_view bytes, std::string_view fragment) {
    for (const auto& [before, after] : std::array<std::pair<std::string_view, std::string_view>, 6>{
             {{"{#", "}"}, {"#", " }"}, {"\"", "\""}, {"'", "'"}, {"(", ")="}, {"#", "}"}}}) {
        const std::string whole = std::string(before).append(fragment).append(after);
        if (bytes.find(whole) != bytes.npos) return true;
    }
    return false;
}

} // namespace

bool may_have_anchor(const docs::document& doc, std::string_view bytes, std::string_view fragment) {
    const std::string wanted = letters_of(fragment);
    if (wanted.empty() || wanted == "top") return true;
    // Text fragments, single-page routes, lines of code, and anchors that tools make of qualified names.
    if (fragment.find_first_of(":/!.()=") != fragment.npos) return true;
    if (doc.kind != docs::format::markdown && doc.kind != docs::format::asciidoc) return true;
    const bool is_line = fragment.size() > 1 && fragment.front() == 'L' && is_digit(fragment[1]);
    if (is_line) return true;
    const std::string unnumbered = letters_of(without_number(fragment));
    for (const std::string& anchor : doc.anchors) {
        const std::string_view plain = without_number(anchor);
        const std::string has = letters_of(anchor);
        if (has == wanted || has == unnumbered || letters_of(plain) == wanted) return true;
    }
    // A heading with an anchor of its own keeps, on some hosts, the one made from its title.
    for (const docs::section& s : doc.sections)
        if (!s.title.empty() && (letters_of(s.title) == wanted || letters_of(s.title) == unnumbered)) return true;
    return takes_in_others(bytes) || is_written(bytes, fragment);
}

} // namespace delta::check
