// SPDX-License-Identifier: Apache-2.0
#include "drift/fix.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "drift/fix_edits.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_size = 8000;

bool is_suppressed(const docs::document& doc, const candidate& what) {
    return std::ranges::any_of(doc.suppressions, [&](const docs::suppression& s) {
        return (s.rule == "*" || s.rule == what.rule) && s.first_line <= what.last_line &&
               what.first_line <= s.last_line;
    });
}

bool is_rename(const fact& f) {
    return (f.kind == fact_kind::renamed || f.kind == fact_kind::parameter_renamed) && !f.new_name.empty();
}

// What became private has no name a reader could use.
bool is_public_name(const fact& f) {
    const std::string_view to = last_component(f.new_name);
    return !to.empty() && (!to.starts_with('_') || last_component(f.name).starts_with('_')) &&
           std::ranges::none_of(to, [](char c) { return is_space(c) || c == '`' || c == '|' || c == '<'; });
}

// Two names with a word in common, or one that abbreviates the other's.
bool are_related(std::string_view a, std::string_view b) {
    const std::vector<std::string> x = name_parts(a);
    const std::vector<std::string> y = name_parts(b);
    return std::ranges::any_of(x, [&](const std::string& p) {
        return std::ranges::any_of(y, [&](const std::string& q) {
            const std::size_t shorter = std::min(p.size(), q.size());
            return p == q || (shorter >= 3 && p.substr(0, shorter) == q.substr(0, shorter));
        });
    });
}

// A body that stayed proves a rename. What is written on one line proves little: one variable read where another was
// read before may be another one altogether.
bool is_proven(const fact& f) {
    if (f.is_parameter) return f.new_name != "args" && f.new_name != "kwargs" && f.new_name != "rest";
    return f.before.last > f.before.first + 1 || are_related(f.name, f.new_name);
}

// A name that other code still has may be the one the document means, unless the document says whose it is.
bool is_still_used(const context& c, const fact& f, const candidate& what) {
    const auto uses = c.tree.head_uses.find(f.name);
    if (f.is_parameter || uses == c.tree.head_uses.end() || uses->second == 0) return false;
    const std::string owner = to_lower(last_component(f.container));
    if (owner.empty()) return true;
    const docs::document& doc = c.docs[what.doc].parsed;
    return !std::ranges::all_of(what.mentions,
                                [&](std::uint32_t i) { return has_word(to_lower(doc.mentions[i].text), owner); });
}

bool changes_value(std::string_view rule) {
    static constexpr std::array<std::string_view, 5> rules = {"changed-default", "changed-value", "changed-port",
                                                              "changed-version", "changed-image"};
    return std::ranges::find(rules, rule) != rules.end();
}

std::vector<edit> edits_of(const context& c, const candidate& what) {
    const fact& f = c.delta.facts[what.fact];
    const doc_file& doc = c.docs[what.doc];
    if (what.kind == family::gone || what.kind == family::signature) {
        if (f.kind == fact_kind::file_moved) return move_edits(doc, f, what);
        if (!is_rename(f) || !is_public_name(f) || !is_proven(f) || is_still_used(c, f, what)) return {};
        return rename_edits(doc, f, what);
    }
    if (what.kind == family::value && f.kind == fact_kind::value_changed && changes_value(what.rule))
        return value_edits(doc, c.lines.of(doc.bytes), f, what);
    return {};
}

} // namespace

std::optional<fix> find_fix(const context& c, const candidate& what) {
    const doc_file& doc = c.docs[what.doc];
    if (what[feature::advisory_doc] > 0 || is_suppressed(doc.parsed, what)) return std::nullopt;
    std::vector<edit> edits = edits_of(c, what);
    std::ranges::sort(edits, {}, [](const edit& e) { return std::pair(e.start, e.end); });
    const auto same = [](const edit& a, const edit& b) {
        return a.start == b.start && a.end == b.end && a.text == b.text;
    };
    const auto extra = std::ranges::unique(edits, same);
    edits.erase(extra.begin(), extra.end());
    if (edits.empty() || edits.back().end - edits.front().start > max_size) return std::nullopt;
    fix out{.start = edits.front().start, .end = edits.front().start, .replacement = {}};
    for (const edit& e : edits) {
        if (e.start < out.end) return std::nullopt;
        out.replacement += doc.bytes.substr(out.end, e.start - out.end);
        out.replacement += e.text;
        out.end = e.end;
    }
    return out;
}

} // namespace delta::drift
