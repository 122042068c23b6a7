// SPDX-License-Identifier: Apache-2.0
// Defaults, constants, ports and versions that the documents state and the code changed.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"
#include "drift/values.hpp"

namespace delta::drift {
namespace {

using syntax::element_kind;

std::string rule_of(const fact& f) {
    if (f.is_parameter) return "changed-default";
    switch (f.what) {
        case element_kind::cli_option:
        case element_kind::env_var:
        case element_kind::config_key:
        case element_kind::field:
        case element_kind::property:
            return "changed-default";
        case element_kind::port:
            return "changed-port";
        case element_kind::version:
        case element_kind::package:
            return "changed-version";
        case element_kind::image:
            return "changed-image";
        default:
            return f.kind == fact_kind::method_changed ? "changed-route" : "changed-value";
    }
}

// The text of a block and, under a heading that names the thing, of the few lines that follow it.
std::pair<std::string_view, std::uint32_t> text_around(const context& c, const doc_file& doc,
                                                       const docs::block_info& block) {
    constexpr std::uint32_t below_heading = 12;
    const line_index& lines = c.lines.of(doc.bytes);
    std::uint32_t last = std::max(block.where.line, block.where.end_line);
    if (block.kind == docs::block_info::shape::heading) last += below_heading;
    const std::size_t begin = lines.offset_of(block.where.line);
    const std::size_t end = std::max(begin, lines.offset_of(last + 1));
    return {doc.bytes.substr(begin, end - begin), block.where.line};
}

// Line of the text's first occurrence of the value, counted from 0.
std::uint32_t line_of_value(std::string_view text, std::string_view value) {
    std::uint32_t number = 0;
    for (const std::string_view line : split_lines(text)) {
        if (has_value(line, value)) return number;
        ++number;
    }
    return 0;
}

bool names_it(const fact& f, const docs::mention& m, const hit& h) {
    if (f.what == element_kind::port) return m.kind == docs::mention_kind::value || h.how != strength::prose;
    if (is_common_name(last_component(f.name)) && !looks_like_code(f.name)) {
        const std::string_view owner = last_component(f.container);
        if (h.how == strength::entry && h.whole) return true;
        return !owner.empty() && has_word(m.text, owner);
    }
    return looks_like_code(f.name) || h.how != strength::prose;
}

} // namespace

void find_values(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::value_changed && f.kind != fact_kind::method_changed) continue;
        const std::string old_value = plain_value(f.old_value);
        const std::string new_value = plain_value(f.new_value);
        if (old_value.empty() || old_value == new_value) continue;
        // `self.color = color` says no value, and `config("COLOR", False)` may still be False.
        const bool is_own_name = f.what != element_kind::port && old_value == last_component(f.name);
        if (is_own_name || (new_value.empty() && has_value(f.new_value, old_value))) continue;
        std::map<std::pair<std::uint32_t, std::uint32_t>, candidate> found;
        for (const hit& h : c.index.find(f.name)) {
            const docs::document& doc = c.docs[h.doc].parsed;
            const docs::mention& m = doc.mentions[h.mention];
            if (!names_it(f, m, h) || is_page_of_another(c, f, h.doc)) continue;
            const bool stated = m.kind == docs::mention_kind::value && plain_value(m.text) == old_value;
            const auto [text, first_line] = text_around(c, c.docs[h.doc], doc.blocks[h.block]);
            const bool near = has_value(text, old_value);
            if (!stated && (!near || is_trivial_value(old_value))) continue;
            candidate& what = found[{h.doc, h.block}];
            if (what.mentions.empty()) {
                what.kind = family::value;
                what.rule = rule_of(f);
                what.fact = i;
                what.doc = h.doc;
                what.first_line = what.last_line = stated ? m.where.line : first_line + line_of_value(text, old_value);
                what.mention = f.name;
                add_common_evidence(c, what);
                add_strength(what, h);
                what[feature::strength_prose] = h.how == strength::prose;
                what[feature::value_specific] = !is_trivial_value(old_value);
                what[feature::value_distance] = std::log1p(what.first_line - std::min(what.first_line, h.line));
                what[feature::new_value_present] = has_value(text, new_value);
                const std::string_view owner = last_component(f.container);
                what[feature::container_near] = !owner.empty() && has_word(text, owner);
            }
            if (stated && what[feature::value_stated] == 0) {
                what[feature::value_stated] = 1;
                what[feature::sure_flip] = 1;
                what.first_line = what.last_line = m.where.line;
            }
            what.mentions.push_back(h.mention);
        }
        for (auto& [key, what] : found) out.push_back(std::move(what));
    }
}

} // namespace delta::drift
