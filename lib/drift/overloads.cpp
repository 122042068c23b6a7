// SPDX-License-Identifier: Apache-2.0
#include "drift/overloads.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_signature = 400;

// Blanks and the marks of a pack are written or left out as one likes.
void add_type(std::string& out, std::string_view type) {
    if (!out.empty()) out += ',';
    for (std::size_t i = 0; i < type.size(); ++i)
        if (!is_space(type[i]) && type[i] != '.') out += type[i];
}

bool is_callable(const syntax::element& e) {
    using enum syntax::element_kind;
    return e.kind == function || e.kind == method || e.kind == constructor;
}

using named_signature = std::pair<std::string_view, std::string>;

std::set<named_signature> signatures_of(const syntax::surface& s) {
    std::set<named_signature> out;
    for (const syntax::element& e : s.elements)
        if (is_callable(e)) out.emplace(e.name, signature_of(e));
    return out;
}

} // namespace

std::string signature_of(const syntax::element& function) {
    std::string out;
    for (const syntax::parameter& p : function.parameters) {
        if (p.type.empty()) return {};
        add_type(out, p.type);
    }
    return out.size() > max_signature ? std::string() : out;
}

std::string signature_of(const docs::mention& call) {
    std::string out;
    if (call.truncated) return out;
    for (const std::string& argument : call.arguments) add_type(out, argument);
    return out;
}

void add_lost_signatures(const source_change& c, std::uint32_t file, code_delta& out) {
    const std::set<named_signature> after = signatures_of(c.after);
    std::set<named_signature> told;
    for (const syntax::element& e : c.before.elements) {
        if (!is_callable(e) || e.visible != syntax::visibility::exported) continue;
        std::string types = signature_of(e);
        if (types.empty() || after.contains({e.name, types}) || !told.emplace(e.name, types).second) continue;
        // A name that is gone altogether is told as such.
        const auto same = after.lower_bound({e.name, ""});
        if (same == after.end() || same->first != e.name) continue;
        fact f{.kind = fact_kind::signature_lost, .what = e.kind};
        f.name = e.name;
        f.qualified = e.qualified.empty() ? e.name : e.qualified;
        f.old_value = std::move(types);
        f.file = file;
        f.before = {e.name_span.line, std::min(e.where.end_line, e.name_span.line + 4)};
        out.facts.push_back(std::move(f));
    }
}

} // namespace delta::drift
