// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "base/text.hpp"
#include "syntax/languages/javascript.hpp"

namespace delta::syntax::javascript {
namespace {

using signature_map = std::map<std::string_view, node>;

// The properties of a type written in place, by name.
signature_map read_signatures(const node& annotation) {
    signature_map out;
    const node type = annotation.first("object_type");
    for (const node& member : type.named_children())
        if (member.is("property_signature")) out.emplace(name_text(member.field("name")), member);
    return out;
}

// One entry of `{a, b = 1, c: d = 2, ...rest}`.
parameter read_property(const node& n, const signature_map& signatures) {
    parameter p;
    p.keyword_only = true;
    node inner = n;
    if (n.is("pair_pattern")) {
        p.name = name_text(n.field("key"));
        inner = n.field("value");
    } else if (n.is("rest_pattern")) {
        p.name = n.named_child(0).text();
        p.variadic = p.optional = true;
    } else {
        p.name = (n.is("object_assignment_pattern") ? n.field("left") : n).text();
    }
    if (inner.is_any("object_assignment_pattern", "assignment_pattern")) {
        p.default_text = on_one_line(inner.field("right"));
        p.optional = true;
    }
    if (const auto found = signatures.find(p.name); found != signatures.end()) {
        p.type = type_text(found->second.field("type"));
        p.optional = p.optional || found->second.first("?");
    }
    return p;
}

void add_properties(const node& pattern, const node& annotation, bool may_be_left_out, std::vector<parameter>& out) {
    const signature_map signatures = read_signatures(annotation);
    for (const node& n : pattern.named_children()) {
        if (n.is_error() || n.is("comment")) continue;
        parameter p = read_property(n, signatures);
        p.optional = p.optional || may_be_left_out;
        out.push_back(std::move(p));
    }
}

void add_parameter(const node& n, std::vector<parameter>& out) {
    const bool typed = n.is_any("required_parameter", "optional_parameter");
    const bool assigned = n.is("assignment_pattern");
    const node pattern = typed ? n.field("pattern") : assigned ? n.field("left") : n;
    const node value = typed ? n.field("value") : assigned ? n.field("right") : node();
    if (pattern.is("this")) return;
    if (pattern.is("object_pattern"))
        return add_properties(pattern, n.field("type"), value || n.is("optional_parameter"), out);
    parameter& p = out.emplace_back();
    p.variadic = pattern.is("rest_pattern");
    const node name = p.variadic ? pattern.named_child(0) : pattern;
    if (name.is("identifier")) p.name = name.text();
    p.type = type_text(n.field("type"));
    p.default_text = on_one_line(value);
    p.optional = p.variadic || value || n.is("optional_parameter");
}

bool is_freeze(const node& call) {
    return call.is("call_expression") && call.field("function").text() == "Object.freeze";
}

} // namespace

std::vector<parameter> read_parameters(const node& function) {
    std::vector<parameter> out;
    if (const node only = function.field("parameter")) add_parameter(only, out); // `a => …`
    for (const node& n : function.field("parameters").named_children())
        if (!n.is_error() && !n.is("comment")) add_parameter(n, out);
    return out;
}

std::string type_text(const node& annotation) {
    std::string_view text = annotation.text();
    if (text.starts_with(':')) text.remove_prefix(1);
    return on_one_line(trim(text));
}

std::string return_type(const node& function) {
    return type_text(function.field("return_type"));
}

std::string_view name_text(const node& name) {
    const std::string_view text = name.text();
    return name.is("string") && text.size() >= 2 ? text.substr(1, text.size() - 2) : text;
}

bool is_function(const node& value) {
    return value.is_any("arrow_function", "function_expression", "generator_function");
}

node unwrap(node value) {
    for (;;) {
        if (value.is_any("as_expression", "satisfies_expression", "non_null_expression", "parenthesized_expression"))
            value = value.named_child(0);
        else if (value.is("type_assertion"))
            value = value.named_child(value.named_count() - 1);
        else if (is_freeze(value))
            value = value.field("arguments").named_child(0);
        else
            return value;
    }
}

node assigned_value(node value) {
    while (value.is("assignment_expression")) value = value.field("right");
    return value;
}

note read_note(const node& comment) {
    note said;
    const std::string_view text = comment.text();
    if (!text.starts_with("/**")) return said;
    said.deprecated = text.contains("@deprecated");
    if (text.contains("@private") || text.contains("@api private"))
        said.widest = visibility::private_;
    else if (text.contains("@internal"))
        said.widest = visibility::internal;
    return said;
}

element& add(surface& out, element_kind kind, const node& whole, const node& name, const scope& in, visibility own,
             const note& said) {
    // A leading underscore is how JavaScript says "not for you" of what it cannot hide.
    if (name.text().starts_with('_')) own = narrower(own, visibility::internal);
    element& e = out.elements.emplace_back(make_element(kind, whole, name, in, narrower(own, said.widest)));
    e.deprecated = said.deprecated;
    if (name.is("string")) {
        e.name = name_text(name);
        e.qualified = in.qualify(e.name);
    }
    return e;
}

} // namespace delta::syntax::javascript
