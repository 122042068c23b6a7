// SPDX-License-Identifier: Apache-2.0
#include "jobs/draft_fault.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "docs/document.hpp"

namespace delta::jobs {
namespace {

constexpr std::size_t most_growth = 1500; // bytes, and as much again as there was
constexpr std::size_t short_section = 200;

// A joiner may stay where there was one.
bool hides_something(std::string_view text, std::string_view old) {
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_utf8(text, at);
        const bool was_there = is_joiner(c.value) && old.contains(text.substr(at, c.size));
        if (!c.valid || is_control(c.value) || (is_invisible(c.value) && !was_there)) return true;
        at += c.size;
    }
    return false;
}

bool ends_address(char c) {
    return is_space(c) || std::string_view("<>()[]\"'`|{}").contains(c);
}

// GitHub makes a link of "me@host.org", and none of "@decorator" or "package@1.2".
bool is_mail(std::string_view name, std::string_view host) {
    host = host.substr(0, host.find_last_not_of(".,;:!?") + 1);
    return !name.empty() && host.contains('.') && is_alpha(host.back());
}

// Whatever has a scheme, wherever it stands, and what GitHub makes a link of without one. In small letters, as `text`
// is.
std::set<std::string, std::less<>> addresses_in(std::string_view text) {
    std::set<std::string, std::less<>> out;
    for (const std::string_view mark : {"://", "javascript:", "data:", "mailto:", "vbscript:", "www.", "@"})
        for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
            std::size_t begin = at;
            std::size_t end = at;
            while (begin > 0 && !ends_address(text[begin - 1])) --begin;
            while (end < text.size() && !ends_address(text[end])) ++end;
            const bool is_link =
                mark != "@" || is_mail(text.substr(begin, at - begin), text.substr(at + 1, end - at - 1));
            if (is_link) out.emplace(text.substr(begin, end - begin));
        }
    return out;
}

// "<b", "</b", "<!--": where HTML could begin.
std::multiset<std::string> tags_in(std::string_view text) {
    std::multiset<std::string> out;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && (is_word(text[end]) || text[end] == '/' || text[end] == '!' || text[end] == '-'))
            ++end;
        if (end > at + 1) out.insert(to_lower(text.substr(at, end - at)));
    }
    return out;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

std::vector<std::tuple<int, std::string, std::string>> outline(const docs::document& doc) {
    std::vector<std::tuple<int, std::string, std::string>> out;
    for (const docs::section& s : doc.sections) out.emplace_back(s.level, s.title, s.anchor);
    return out;
}

// What stands outside [begin, end), as the reader understands it.
std::vector<std::pair<docs::mention_kind, std::string>> mentions_outside(const docs::document& doc, std::size_t begin,
                                                                         std::size_t end) {
    std::vector<std::pair<docs::mention_kind, std::string>> out;
    for (const docs::mention& m : doc.mentions)
        if (m.where.end <= begin || m.where.begin >= end) out.emplace_back(m.kind, m.text);
    return out;
}

std::set<std::string> targets_in(const docs::document& doc, std::size_t begin, std::size_t end) {
    std::set<std::string> out;
    for (const docs::mention& m : doc.mentions) {
        const bool leads_somewhere = m.kind == docs::mention_kind::link || m.kind == docs::mention_kind::anchor ||
                                     m.kind == docs::mention_kind::url;
        if (leads_somewhere && m.where.begin >= begin && m.where.begin < end) out.insert(m.text);
    }
    return out;
}

// "[name]: where", which names a link for the whole document.
std::set<std::string_view> definitions_in(std::string_view text) {
    std::set<std::string_view> out;
    for (const std::string_view line : split_lines(text))
        if (const std::string_view plain = trim(line); plain.starts_with('[') && plain.contains("]:"))
            out.insert(plain);
    return out;
}

std::string find_text_fault(std::string_view document, std::string_view old, std::string_view text) {
    if (text == old) return "it changes nothing";
    if (text.size() > old.size() * 2 + most_growth) return "it is far longer than the section was";
    if (old.size() > short_section && text.size() < old.size() / 2) return "it is far shorter than the section was";
    if (hides_something(text, old)) return "it has characters that do not show";
    const std::string known_text = to_lower(document);
    for (const std::string& address : addresses_in(to_lower(text)))
        if (!known_text.contains(address)) return "it has an address that was not in the document";
    if (count(text, "![") > count(old, "![") || count(text, "image::") > count(old, "image::"))
        return "it adds an image";
    if (!std::ranges::includes(definitions_in(old), definitions_in(text))) return "it adds a link";
    const std::multiset<std::string> tags = tags_in(text);
    const std::multiset<std::string> known = tags_in(old);
    if (!std::ranges::includes(known, tags)) return "it adds HTML";
    return {};
}

} // namespace

std::string find_draft_fault(std::string_view path, std::string_view before, const drift::fix& edit) {
    const auto format = docs::find_format(path);
    if (!format) return "it is for no document";
    const std::string_view old = before.substr(edit.start, edit.end - edit.start);
    if (std::string fault = find_text_fault(before, old, edit.replacement); !fault.empty()) return fault;

    std::string after(before);
    after.replace(edit.start, edit.end - edit.start, edit.replacement);
    const docs::document was = docs::read(*format, path, before);
    const docs::document is = docs::read(*format, path, after);
    const std::size_t new_end = edit.start + edit.replacement.size();
    if (outline(was) != outline(is)) return "it changes the headings of the document";
    if (was.anchors != is.anchors) return "it changes what links may point to";
    if (was.suppressions.size() != is.suppressions.size()) return "it changes what is silenced";
    if (mentions_outside(was, edit.start, edit.end) != mentions_outside(is, edit.start, new_end))
        return "it changes how the rest of the document reads";
    const std::set<std::string> known = targets_in(was, 0, before.size());
    if (!std::ranges::includes(known, targets_in(is, edit.start, new_end))) return "it adds a link";
    return {};
}

} // namespace delta::jobs
