// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/languages/scope.hpp"

namespace delta::syntax {
namespace {

// What the doc comment right above says.
struct note {
    bool deprecated = false;
    visibility widest = visibility::exported;
};

note read_note(const node& comment) {
    note said;
    const std::string_view text = comment.text();
    if (!text.starts_with("/**")) return said;
    said.deprecated = text.contains("@deprecated");
    if (text.contains("@internal")) said.widest = visibility::internal;
    return said;
}

visibility read_visibility(const node& n) {
    const std::string_view word = n.first("visibility_modifier").text();
    if (word == "private") return visibility::private_;
    return word == "protected" ? visibility::internal : visibility::exported;
}

parameter read_parameter(const node& n) {
    parameter p;
    p.name = n.field("name").first("name").text();
    p.type = on_one_line(n.field("type"));
    p.default_text = on_one_line(n.field("default_value"));
    p.variadic = n.is("variadic_parameter");
    p.optional = p.variadic || n.field("default_value");
    return p;
}

std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    for (const node& n : list.named_children())
        if (n.is_any("simple_parameter", "variadic_parameter", "property_promotion_parameter"))
            out.push_back(read_parameter(n));
    return out;
}

class php_reader {
  public:
    explicit php_reader(surface& out) : out_(out) {}

    void read_statements(const node& container, scope in) {
        if (too_deep(in, out_)) return;
        note said;
        for (const node& n : container.named_children()) {
            if (n.is("comment")) {
                said = read_note(n);
                continue;
            }
            if (n.is("namespace_definition"))
                read_namespace(n, in);
            else
                read_statement(n, in, said);
            said = {};
        }
    }

  private:
    // Without braces a namespace holds the rest of the file.
    void read_namespace(const node& n, scope& in) {
        const std::string name = replace_all(n.field("name").text(), "\\", ".");
        scope inside;
        inside.prefix = name;
        inside.depth = in.depth + 1;
        if (const node body = n.field("body"))
            read_statements(body, inside);
        else
            in.prefix = name;
    }

    void read_statement(const node& n, const scope& in, const note& said) {
        const std::string_view kind = n.kind();
        if (kind == "function_definition") {
            read_function(element_kind::function, n, in, visibility::exported, said);
        } else if (kind == "class_declaration") {
            read_type(element_kind::class_type, n, in, said);
        } else if (kind == "interface_declaration") {
            read_type(element_kind::interface_type, n, in, said);
        } else if (kind == "trait_declaration") {
            read_type(element_kind::trait_type, n, in, said);
        } else if (kind == "enum_declaration") {
            read_type(element_kind::enum_type, n, in, said);
        } else if (kind == "const_declaration") {
            read_constants(n, in, said);
        } else if (kind == "expression_statement") {
            read_define(n, n.named_child(0), said);
        } else if (n.is_any("if_statement", "else_clause", "else_if_clause", "compound_statement", "colon_block",
                            "declare_statement", "ERROR")) {
            read_statements(n, in.deeper());
        }
    }

    element* add(element_kind kind, const node& whole, const node& name, const scope& in, visibility own,
                 const note& said) {
        if (!name.is("name") || name.text().empty()) return nullptr;
        element& e = out_.elements.emplace_back(make_element(kind, whole, name, in, narrower(own, said.widest)));
        e.deprecated = said.deprecated;
        return &e;
    }

    static void read_attributes(const node& n, element& e) {
        for (const node& group : n.field("attributes").named_children())
            for (const node& attribute : group.named_children()) {
                e.decorators.push_back(as_written(attribute));
                e.deprecated = e.deprecated || attribute.named_child(0).text().ends_with("Deprecated");
            }
    }

    element* read_function(element_kind kind, const node& n, const scope& in, visibility own, const note& said) {
        element* const e = add(kind, n, n.field("name"), in, own, said);
        if (e == nullptr) return nullptr;
        e->parameters = read_parameters(n.field("parameters"));
        e->return_type = on_one_line(n.field("return_type"));
        read_attributes(n, *e);
        return e;
    }

    void read_type(element_kind kind, const node& n, const scope& in, const note& said) {
        element* const e = add(kind, n, n.field("name"), in, visibility::exported, said);
        if (e == nullptr) return;
        read_attributes(n, *e);
        read_members(n.field("body"), in.enter(e->name, e->visible, visibility::exported));
    }

    void read_members(const node& body, const scope& in) {
        if (too_deep(in, out_)) return;
        note said;
        for (const node& n : body.named_children()) {
            if (n.is("comment")) {
                said = read_note(n);
                continue;
            }
            read_member(n, in, said);
            said = {};
        }
    }

    void read_member(const node& n, const scope& in, const note& said) {
        const std::string_view kind = n.kind();
        if (kind == "method_declaration") {
            read_method(n, in, said);
        } else if (kind == "property_declaration") {
            read_properties(n, in, said);
        } else if (kind == "const_declaration") {
            read_constants(n, in, said);
        } else if (kind == "enum_case") {
            element* const e = add(element_kind::enum_member, n, n.field("name"), in, visibility::exported, said);
            if (e == nullptr) return;
            e->value = as_written(n.field("value"));
            read_attributes(n, *e);
        } else if (kind == "ERROR") {
            read_members(n, in.deeper());
        }
    }

    void read_method(const node& n, const scope& in, const note& said) {
        const bool constructor = to_lower(n.field("name").text()) == "__construct";
        const element_kind kind = constructor ? element_kind::constructor : element_kind::method;
        read_function(kind, n, in, read_visibility(n), said);
        if (!constructor) return;
        for (const node& p : n.field("parameters").named_children()) {
            if (!p.is("property_promotion_parameter")) continue;
            element* const e = add(element_kind::field, p, p.field("name").first("name"), in, read_visibility(p), {});
            if (e == nullptr) continue;
            e->type = on_one_line(p.field("type"));
            e->value = as_written(p.field("default_value"));
        }
    }

    void read_properties(const node& n, const scope& in, const note& said) {
        std::size_t told = 0;
        const visibility own = read_visibility(n);
        const node type = n.field("type");
        for (const node& p : n.named_children()) {
            if (!p.is("property_element")) continue;
            element* const e = add(element_kind::field, n, p.field("name").first("name"), in, own, said);
            if (e == nullptr) continue;
            e->value = as_written(p.field("default_value"));
            if (told++ < most_sharing) describe(*e, n, type);
        }
    }

    void read_constants(const node& n, const scope& in, const note& said) {
        std::size_t told = 0;
        const visibility own = read_visibility(n);
        const node type = n.field("type");
        for (const node& c : n.named_children()) {
            if (!c.is("const_element")) continue;
            element* const e = add(element_kind::constant, n, c.named_child(0), in, own, said);
            if (e == nullptr) continue;
            e->value = as_written(c.named_child(1));
            if (told++ < most_sharing) describe(*e, n, type);
        }
    }

    static void describe(element& e, const node& declaration, const node& type) {
        e.type = on_one_line(type);
        read_attributes(declaration, e);
    }

    // `define("NAME", value)` makes a constant outside of all namespaces.
    void read_define(const node& statement, const node& call, const note& said) {
        if (!call.is("function_call_expression") || call.field("function").text() != "define") return;
        const std::vector<node> arguments = call.field("arguments").named_children();
        if (arguments.size() < 2) return;
        const node name = arguments[0].named_child(0).first("string_content");
        if (!name) return;
        element& e = out_.elements.emplace_back(
            make_element(element_kind::constant, statement, name, {}, narrower(visibility::exported, said.widest)));
        e.value = as_written(arguments[1]);
        e.deprecated = said.deprecated;
    }

    surface& out_;
};

} // namespace

void read_php(const node& root, std::string_view, surface& out) {
    if (root) php_reader(out).read_statements(root, {});
}

} // namespace delta::syntax
