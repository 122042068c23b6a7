// SPDX-License-Identifier: Apache-2.0
// Calls and signatures in the documents that the code no longer takes.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"
#include "drift/overloads.hpp"

namespace delta::drift {
namespace {

// Documents show a function's parameters by its signature or by calls with keywords.
bool shows_parameter(const docs::mention& m, std::string_view name) {
    return std::ranges::any_of(m.arguments, [&](const std::string& a) { return has_word(a, name); });
}

bool is_call_of(const docs::mention& m, std::string_view function) {
    const bool call = m.kind == docs::mention_kind::call || m.kind == docs::mention_kind::fence_call;
    return call && last_component(m.text.substr(0, m.text.find('('))) == function;
}

bool bears_on(const fact& f, const docs::mention& m) {
    const std::string_view function = f.is_parameter ? last_component(f.container) : last_component(f.name);
    if (f.kind == fact_kind::type_changed && f.is_parameter)
        return f.old_value.size() > 2 && is_call_of(m, function) &&
               std::ranges::any_of(m.arguments, [&](const std::string& a) {
                   return has_word(a, f.name) && has_word(a, f.old_value) &&
                          (f.new_value.empty() || !has_word(a, f.new_value));
               });
    if (f.kind == fact_kind::type_changed)
        return f.old_value.size() > 2 && is_call_of(m, function) && m.text.find(f.old_value) != m.text.npos;
    if (!is_call_of(m, function)) return false;
    if (f.kind == fact_kind::parameter_removed || f.kind == fact_kind::parameter_renamed)
        return shows_parameter(m, f.name);
    // A signature that lists the other parameters by name lacks the new one.
    if (f.kind != fact_kind::parameter_added || m.truncated || f.siblings.empty()) return false;
    return std::ranges::count_if(f.siblings, [&](const std::string& s) { return shows_parameter(m, s); }) * 2 >
               static_cast<std::ptrdiff_t>(f.siblings.size()) &&
           !shows_parameter(m, f.name);
}

// A call that names each of the parameters there were and nothing else shows the signature, not a use of it.
bool shows_signature(const fact& f, const docs::mention& m) {
    std::vector<std::string> known = f.siblings;
    std::erase_if(known, [](const std::string& s) { return s.empty() || s == "self" || s == "cls"; });
    return !known.empty() && m.arguments.size() == known.size() &&
           std::ranges::all_of(known, [&](const std::string& s) { return shows_parameter(m, s); });
}

// No changed file has a function of that name with just these types any more.
bool is_lost(const context& c, const fact& f) {
    return std::ranges::none_of(c.changes, [&](const source_change& change) {
        return std::ranges::any_of(change.after.elements, [&](const syntax::element& e) {
            return e.name == f.name && signature_of(e) == f.old_value;
        });
    });
}

// References that programs write name an overload by its types: `.. doxygenfunction:: print(FILE*, text_style)`.
void find_overload(const context& c, std::uint32_t number, std::vector<candidate>& out) {
    const fact& f = c.delta.facts[number];
    bool lost = false;
    for (const hit& h : c.index.find(f.name)) {
        const docs::mention& m = c.docs[h.doc].parsed.mentions[h.mention];
        if (h.how == strength::fence || !is_call_of(m, f.name) || signature_of(m) != f.old_value) continue;
        if (!lost && !is_lost(c, f)) return;
        lost = true;
        candidate what;
        what.kind = family::signature;
        what.rule = "changed-signature";
        what.fact = number;
        what.doc = h.doc;
        what.mentions = {h.mention};
        what.first_line = m.where.line;
        what.last_line = m.where.end_line;
        what.mention = f.name;
        add_common_evidence(c, what);
        add_strength(what, h);
        what[feature::sure_flip] = 1;
        out.push_back(std::move(what));
    }
}

} // namespace

void find_signatures(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind == fact_kind::signature_lost) find_overload(c, i, out);
        if (!f.is_parameter && f.kind != fact_kind::type_changed) continue;
        if (f.kind == fact_kind::value_changed) continue;
        const std::string function(f.is_parameter ? last_component(f.container) : last_component(f.name));
        std::map<std::pair<std::uint32_t, std::uint32_t>, candidate> found;
        for (const hit& h : c.index.find(function)) {
            const docs::document& doc = c.docs[h.doc].parsed;
            const docs::mention& m = doc.mentions[h.mention];
            if (!bears_on(f, m)) continue;
            candidate& what = found[{h.doc, h.block}];
            what.mentions.push_back(h.mention);
            what.last_line = m.where.end_line;
            if (what.mentions.size() > 1) continue;
            what.kind = family::signature;
            what.rule = f.kind == fact_kind::parameter_renamed   ? "renamed-parameter"
                        : f.kind == fact_kind::parameter_removed ? "removed-parameter"
                                                                 : "changed-signature";
            what.fact = i;
            what.doc = h.doc;
            what.first_line = m.where.line;
            what.mention = f.is_parameter ? f.name : function;
            add_common_evidence(c, what);
            add_strength(what, h);
            what[feature::renamed] = f.kind == fact_kind::parameter_renamed;
            what[feature::siblings] = std::log1p(static_cast<double>(f.siblings.size()));
            what[feature::common_name] = is_common_name(function);
            const fact_kind k = f.kind;
            what[feature::sure_flip] =
                k == fact_kind::parameter_added && h.how != strength::fence && shows_signature(f, m);
            what[feature::name_in_docs] = k == fact_kind::parameter_added;
            what[feature::value_stated] = k == fact_kind::parameter_removed || k == fact_kind::parameter_renamed;
        }
        for (auto& [key, what] : found) out.push_back(std::move(what));
    }
}

} // namespace delta::drift
