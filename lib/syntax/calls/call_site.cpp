// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/call_site.hpp"

#include "base/text.hpp"

namespace delta::syntax {
namespace {

node last_named(const node& n) {
    return n.named_count() > 0 ? n.named_child(n.named_count() - 1) : node{};
}

// The expression with the name in it: the field the shape tells, or the first named child.
node called_part(const shape& s, const node& n) {
    if (!s.name.empty()) return n.field(s.name);
    return n.named_child(0);
}

bool is_comment(const node& n) {
    return n.kind().ends_with("comment");
}

// Kotlin keeps an annotation's name and arguments in a constructor call, and a trailing lambda in a call of its own.
void read_kotlin_parts(const node& n, call_site& out) {
    if (n.is("annotation")) {
        node inner = n.first("constructor_invocation");
        out.arguments = inner.first("value_arguments");
        const node type = inner ? inner.first("user_type") : n.first("user_type");
        out.callee_node = last_named(type);
        return;
    }
    out.arguments = n.first("value_arguments");
    out.block = n.first("annotated_lambda");
}

bool is_kotlin(const shape& s) {
    return s.arguments == "value_arguments";
}

std::string_view text_between(const node& first, const node& last) {
    const std::string_view a = first.text();
    const std::string_view b = last.text();
    return {a.data(), static_cast<std::size_t>(b.data() + b.size() - a.data())};
}

} // namespace

dotted split_name(const shape_table& shapes, node n) {
    node first_scope;
    // Wrappers nest at most a few levels in sane code; the bound keeps hostile code linear.
    for (int guard = 0; n && guard < 16; ++guard) {
        const shape& s = shapes.of(n);
        if (s.what == role::wrapper) {
            n = n.is_any("await", "await_expression", "member_binding_expression", "dependent_name") ? last_named(n)
                                                                                                     : n.named_child(0);
        } else if (s.what == role::member) {
            const node name = s.name.empty() ? last_named(n) : n.field(s.name);
            const node receiver = s.object.empty() ? n.named_child(0) : n.field(s.object);
            const role inner = name ? shapes.role_of(name) : role::none;
            // `a::b::c` nests to the right in the C++ grammar.
            if (inner == role::member && name.is("qualified_identifier")) {
                if (!first_scope) first_scope = receiver;
                n = name;
                continue;
            }
            const std::string_view on = first_scope && receiver ? text_between(first_scope, receiver) : receiver.text();
            return {inner == role::wrapper ? split_name(shapes, name).name : name, receiver, on};
        } else {
            return {n, {}, {}};
        }
    }
    return {};
}

call_site read_site(const shape_table& shapes, const node& n) {
    const shape& s = shapes.of(n);
    call_site out;
    out.whole = n;
    if (s.what == role::decorator) out.form = call_form::decorator;
    if (s.what == role::struct_literal) out.form = call_form::struct_literal;
    if (s.what == role::command) out.form = call_form::command;
    if (is_kotlin(s)) {
        read_kotlin_parts(n, out);
    } else if (n.is("attribute_item")) { // Rust: #[a::b(c)]
        const node attribute = n.first("attribute");
        out.callee_node = attribute.named_child(0);
        out.arguments = attribute.field("arguments");
    } else if (n.is("macro_invocation")) {
        out.arguments = n.first("token_tree");
    } else if (!s.arguments.empty()) {
        out.arguments = n.field(s.arguments);
        if (!out.arguments) out.arguments = n.first(s.arguments);
    }
    const node called = out.callee_node ? out.callee_node : called_part(s, n);
    const role inner = called ? shapes.role_of(called) : role::none;
    if (!s.object.empty()) {
        out.callee_node = called;
        out.receiver = n.field(s.object);
    } else if (inner == role::call) { // f(x)(y)
        out.receiver = called;
        out.callee_node = {};
    } else {
        const dotted parts = split_name(shapes, called);
        out.callee_node = parts.name;
        out.receiver = parts.receiver;
        out.on = parts.on;
    }
    if (out.on.empty()) out.on = out.receiver.text();
    // Longer receivers are chains or data; no name is that long, and every call of a chain would look at all of it.
    out.on = out.on.substr(0, 256);
    if (out.callee_node && out.callee_node.end() - out.callee_node.begin() <= 128) out.callee = out.callee_node.text();
    return out;
}

std::vector<call_argument> token_arguments(const node& token_tree) {
    std::vector<call_argument> out;
    std::vector<node> part;
    const auto finish = [&] {
        if (part.empty()) return;
        call_argument a;
        a.text = text_between(part.front(), part.back());
        a.value = part.front();
        if (part.size() > 2 && part[1].is("=")) {
            a.keyword_node = part[0];
            a.value = part[2];
            a.text = text_between(part[2], part.back());
        } else if (part.size() == 2 && part[0].is("identifier") && part[1].is("token_tree") &&
                   part[1].named_count() == 1) {
            a.keyword_node = part[0];
            a.value = part[1].named_child(0);
            a.text = a.value.text();
        }
        a.keyword = a.keyword_node.text();
        out.push_back(a);
        part.clear();
    };
    const std::vector<node> tokens = token_tree.children();
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (tokens[i].is(","))
            finish();
        else if (!is_comment(tokens[i]))
            part.push_back(tokens[i]);
    }
    finish();
    return out;
}

node declared_name(const node& declaration) {
    node n = declaration;
    for (int guard = 0; n && guard < 6; ++guard) {
        if (n.is_any("identifier", "name", "property_identifier", "type_identifier", "field_identifier",
                     "variable_name", "constant", "word"))
            return n;
        node next = n.field("name");
        for (const std::string_view kind : {"declarator", "pattern", "definition", "declaration", "left"})
            if (!next) next = n.field(kind);
        if (!next && n.named_count() > 64) return {};
        for (const std::string_view kind : {"variable_declaration", "variable_declarator", "property_element",
                                            "parameter", "class_parameter", "identifier", "name"})
            if (!next) next = n.first(kind);
        n = next;
    }
    return {};
}

} // namespace delta::syntax
