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

known_anchors::known_anchors(const docs::document& doc, std::string_view bytes) : bytes_(bytes) {
    has_all_ = (doc.kind != docs::format::markdown && doc.kind != docs::format::asciidoc) || takes_in_others(bytes);
    if (has_all_) return;
    for (const std::string& anchor : doc.anchors) {
        letters_.insert(letters_of(anchor));
        letters_.insert(letters_of(without_number(anchor)));
    }
    // A heading with an anchor of its own keeps, on some hosts, the one made from its title.
    for (const docs::section& s : doc.sections)
        if (!s.title.empty()) letters_.insert(letters_of(s.title));
}

bool known_anchors::may_have(std::string_view fragment) const {
    const std::string wanted = letters_of(fragment);
    if (has_all_ || wanted.empty() || wanted == "top") return true;
    // Text fragments, single-page routes, and anchors that tools make of qualified names.
    if (fragment.find_first_of(":/!.()=") != fragment.npos) return true;
    const bool is_line = fragment.size() > 1 && fragment.front() == 'L' && is_digit(fragment[1]);
    if (is_line) return true;
    return letters_.contains(wanted) || letters_.contains(letters_of(without_number(fragment))) ||
           is_written(bytes_, fragment);
}

} // namespace delta::check
