// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "syntax/languages/python.hpp"

namespace delta::syntax::python {
namespace {

// The identifier inside `*args` or `**kwargs`.
node bare(const node& n) {
    return n.is_any("list_splat_pattern", "dictionary_splat_pattern") ? n.named_child(0) : n;
}

parameter read_parameter(const node& n) {
    parameter p;
    const bool typed = n.is("typed_parameter");
    const node name = typed ? n.named_child(0) : n.field("name") ? n.field("name") : n;
    if (bare(name).is("identifier")) p.name = bare(name).text();
    p.type = on_one_line(n.field("type"));
    p.default_text = on_one_line(n.field("value"));
    p.variadic = name.is_any("list_splat_pattern", "dictionary_splat_pattern");
    p.keyword_only = name.is("dictionary_splat_pattern");
    p.optional = p.variadic || n.field("value");
    return p;
}

void add_strings(const node& list, std::set<std::string_view>& names) {
    for (const node& item : list.named_children())
        if (const node content = item.is("string") ? item.first("string_content") : node())
            names.insert(content.text());
}

// The names written out in `["a"] + other.__all__ + ["b"]`; false when nothing is written out.
bool add_names(node value, std::set<std::string_view>& names) {
    bool literal = false;
    const auto add = [&](const node& part) {
        if (!part.is_any("list", "tuple", "set")) return;
        literal = true;
        add_strings(part, names);
    };
    for (; value.is("binary_operator"); value = value.field("left")) add(value.field("right"));
    add(value);
    return literal;
}

} // namespace

std::vector<parameter> read_parameters(const node& list, bool bound) {
    std::vector<parameter> out;
    bool keywords = false;
    for (const node& n : list.named_children()) {
        if (n.is("keyword_separator")) keywords = true;
        if (n.is_error() || n.is_any("keyword_separator", "positional_separator", "comment")) continue;
        parameter p = read_parameter(n);
        p.keyword_only = p.keyword_only || keywords;
        keywords = keywords || p.variadic;
        out.push_back(std::move(p));
    }
    if (bound && !out.empty() && !out.front().variadic && !out.front().keyword_only) out.erase(out.begin());
    return out;
}

std::optional<std::set<std::string_view>> read_exports(const node& module) {
    std::set<std::string_view> names;
    bool found = false;
    for (const node& statement : module.named_children()) {
        if (!statement.is("expression_statement") || !statement.text().starts_with("__all__")) continue;
        const node what = statement.named_child(0);
        if (what.is_any("assignment", "augmented_assignment") && what.field("left").text() == "__all__") {
            found = add_names(what.field("right"), names) || found;
        } else if (what.is("call") && what.field("function").text() == "__all__.append") {
            add_strings(what.field("arguments"), names);
        } else if (what.is("call") && what.field("function").text() == "__all__.extend") {
            add_names(what.field("arguments").named_child(0), names);
        }
    }
    if (!found) return std::nullopt;
    return names;
}

bool is_dunder(std::string_view name) {
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

bool is_constant_name(std::string_view name) {
    return is_dunder(name) || (std::ranges::any_of(name, is_upper) && std::ranges::none_of(name, is_lower));
}

visibility by_name(std::string_view name) {
    return name.starts_with('_') && !is_dunder(name) ? visibility::private_ : visibility::exported;
}

std::string field_default(const node& value) {
    const std::string_view callee =
        value.is("call") ? last_segment(value.field("function").text()) : std::string_view();
    if (callee != "field" && callee != "Field" && callee != "ib" && callee != "attrib") return as_written(value);
    const std::vector<node> arguments = value.field("arguments").named_children();
    for (const node& a : arguments)
        if (const std::string_view key = a.field("name").text(); key == "default" || key == "default_factory")
            return as_written(a.field("value"));
    const bool positional = !arguments.empty() && !arguments.front().is_any("keyword_argument", "ellipsis", "comment");
    return positional ? as_written(arguments.front()) : std::string();
}

} // namespace delta::syntax::python
