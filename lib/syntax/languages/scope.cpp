// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/scope.hpp"

#include <algorithm>

namespace delta::syntax {
namespace {

constexpr std::size_t longest_quotable = 2000;
constexpr std::size_t longest_prefix = 500;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Formatters break a line inside brackets and then add a comma; neither is part of what is said.
void join_lines(std::string& out, char next) {
    constexpr std::string_view openers = "([<";
    constexpr std::string_view closers = ")]>";
    const bool closes = closers.find(next) != closers.npos;
    if (closes && out.ends_with(',')) out.pop_back();
    if (closes || (!out.empty() && openers.find(out.back()) != openers.npos)) return;
    out.push_back(' ');
}

} // namespace

std::string scope::qualify(std::string_view name) const {
    std::string out;
    out.reserve(prefix.size() + 1 + name.size());
    out.append(prefix);
    if (!prefix.empty() && !name.empty()) out.push_back('.');
    return out.append(name);
}

scope scope::enter(std::string_view name, visibility its, visibility unsaid_inside) const {
    return {qualify(name), narrower(widest, its), unsaid_inside, std::string(name), depth + 1};
}

scope scope::deeper() const {
    scope inside = *this;
    ++inside.depth;
    return inside;
}

visibility narrower(visibility a, visibility b) {
    return std::max(a, b);
}

element make_element(element_kind kind, const node& whole, const node& name, const scope& in, visibility own) {
    element e;
    e.kind = kind;
    e.name = name.text();
    e.qualified = in.qualify(e.name);
    e.visible = narrower(in.widest, own);
    e.where = whole.where();
    e.name_span = name.where();
    return e;
}

std::string on_one_line(std::string_view text) {
    if (text.size() > longest_quotable) return {};
    if (text.find('\n') == text.npos) return std::string(text);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_blank(text[i])) {
            out.push_back(text[i]);
            continue;
        }
        const std::size_t start = i;
        while (i + 1 < text.size() && is_blank(text[i + 1])) ++i;
        const std::string_view gap = text.substr(start, i + 1 - start);
        if (gap.find('\n') == gap.npos)
            out.append(gap);
        else if (i + 1 < text.size())
            join_lines(out, text[i + 1]);
    }
    return out;
}

std::string on_one_line(const node& n) {
    return on_one_line(n.text());
}

std::string as_written(const node& n) {
    const std::string_view text = n.text();
    return text.size() > longest_quotable ? std::string() : std::string(text);
}

bool too_deep(const scope& in, surface& out) {
    if (in.depth < max_depth && in.prefix.size() <= longest_prefix) return false;
    out.too_deep = true;
    return true;
}

std::string_view last_segment(std::string_view dotted) {
    if (const std::size_t angle = dotted.find('<'); angle != dotted.npos) dotted = dotted.substr(0, angle);
    while (!dotted.empty() && is_blank(dotted.back())) dotted.remove_suffix(1);
    const std::size_t cut = dotted.find_last_of(".:");
    return cut == dotted.npos ? dotted : dotted.substr(cut + 1);
}

} // namespace delta::syntax
