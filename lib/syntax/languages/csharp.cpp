// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

struct csharp_modifiers {
    explicit csharp_modifiers(const node& declaration) {
        bool is_public = false;
        bool is_private = false;
        bool is_protected = false;
        bool is_internal = false;
        for (const node& n : declaration.children()) {
            if (n.is("attribute_list")) {
                for (const node& a : n.named_children()) read_attribute(a);
            } else if (n.is("modifier")) {
                const std::string_view word = n.text();
                if (word == "public")
                    is_public = true;
                else if (word == "private" || word == "file")
                    is_private = true;
                else if (word == "protected")
                    is_protected = true;
                else if (word == "internal")
                    is_internal = true;
                else if (word == "const")
                    is_const = true;
                else if (word == "static")
                    is_static = true;
                else if (word == "readonly")
                    is_readonly = true;
            }
        }
        said = is_public || is_private || is_protected || is_internal;
        // `protected internal` reaches heirs everywhere, `private protected` only those in the assembly.
        if (is_private)
            visible = is_protected ? visibility::internal : visibility::private_;
        else if (is_public || is_protected)
            visible = visibility::exported;
        else
            visible = visibility::internal;
    }

    void read_attribute(const node& a) {
        if (!a.is("attribute")) return;
        attributes.push_back(on_one_line(a));
        const std::string_view name = last_segment(a.field("name").text());
        if (name == "Obsolete" || name == "ObsoleteAttribute") deprecated = true;
    }

    visibility or_else(visibility unsaid) const { return said ? visible : unsaid; }

    visibility visible = visibility::exported;
    bool said = false;
    bool is_const = false;
    bool is_static = false;
    bool is_readonly = false;
    bool deprecated = false;
    std::vector<std::string> attributes;
};

// The grammar names neither a default nor a `params` parameter's node.
std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    parameter rest;
    bool in_rest = false;
    for (const node& n : list.children()) {
        if (n.is("params")) {
            in_rest = true;
            rest.variadic = rest.optional = true;
        } else if (in_rest && n.is("identifier") && !rest.type.empty()) {
            rest.name = n.text();
        } else if (in_rest && n.named() && rest.type.empty()) {
            rest.type = on_one_line(n);
        } else if (n.is("parameter")) {
            parameter p;
            const node name = n.field("name");
            p.name = name.text();
            p.type = on_one_line(n.field("type"));
            for (const node& part : n.children()) {
                if (part.is("modifier") && part.text() == "params")
                    p.variadic = p.optional = true;
                else if (part.named() && name && part.begin() >= name.end() && !part.is("comment")) {
                    p.default_text = as_written(part);
                    p.optional = true;
                }
            }
            out.push_back(std::move(p));
        }
    }
    if (in_rest) out.push_back(std::move(rest));
    return out;
}

class csharp_reader {
  public:
    explicit csharp_reader(surface& out) : out_(out) {}

    void read_file(const node& root) {
        scope file;
        file.unsaid = visibility::internal;
        read_members(root, file);
    }

  private:
    void read_members(const node& list, const scope& in) {
        if (too_deep(in, out_)) return;
        for (const node& n : list.named_children()) read_member(n, in);
    }

    void read_member(const node& n, const scope& in) {
        const std::string_view kind = n.kind();
        if (kind == "method_declaration")
            read_callable(n, in, element_kind::method);
        else if (kind == "property_declaration")
            read_property(n, in);
        else if (kind == "field_declaration" || kind == "event_field_declaration")
            read_fields(n, in);
        else if (kind == "constructor_declaration")
            read_callable(n, in, element_kind::constructor);
        else if (kind == "class_declaration")
            read_type(n, in, element_kind::class_type, visibility::private_);
        else if (kind == "struct_declaration")
            read_type(n, in, element_kind::struct_type, visibility::private_);
        else if (kind == "record_declaration" || kind == "record_struct_declaration")
            read_record(n, in);
        else if (kind == "interface_declaration")
            read_type(n, in, element_kind::interface_type, visibility::exported);
        else if (kind == "enum_declaration")
            read_type(n, in, element_kind::enum_type, visibility::exported);
        else if (kind == "enum_member_declaration")
            read_enum_member(n, in);
        else if (kind == "delegate_declaration")
            read_delegate(n, in);
        else if (kind == "event_declaration")
            read_property(n, in);
        else if (kind == "namespace_declaration")
            read_members(n.field("body"), in.deeper());
        else if (n.is_error() || kind.starts_with("preproc_") || kind == "declaration_list" ||
                 kind == "file_scoped_namespace_declaration")
            read_members(n, in.deeper());
    }

    element& add(element_kind kind, const node& whole, const node& name, const scope& in, csharp_modifiers with) {
        element& e = out_.elements.emplace_back(make_element(kind, whole, name, in, with.or_else(in.unsaid)));
        e.deprecated = with.deprecated;
        e.decorators = std::move(with.attributes);
        return e;
    }

    void read_type(const node& n, const scope& in, element_kind kind, visibility unsaid) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(kind, n, name, in, csharp_modifiers(n));
        // A primary constructor.
        e.parameters = read_parameters(n.first("parameter_list"));
        read_members(n.field("body"), in.enter(e.name, e.visible, unsaid));
    }

    // What a record is made of are public properties too.
    void read_record(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        const bool by_value = n.is("record_struct_declaration") || bool(n.first("struct"));
        element& e =
            add(by_value ? element_kind::struct_type : element_kind::class_type, n, name, in, csharp_modifiers(n));
        const node list = n.first("parameter_list");
        e.parameters = read_parameters(list);
        const scope inside = in.enter(e.name, e.visible, visibility::private_);
        for (const node& component : list.named_children()) {
            if (!component.is("parameter") || !component.field("name")) continue;
            element p =
                make_element(element_kind::property, component, component.field("name"), inside, visibility::exported);
            p.type = on_one_line(component.field("type"));
            out_.elements.push_back(std::move(p));
        }
        read_members(n.field("body"), inside);
    }

    void read_callable(const node& n, const scope& in, element_kind kind) {
        const node name = n.field("name");
        csharp_modifiers with(n);
        // A static constructor is called by nobody; `IName.Method` only through the interface.
        if (!name || (kind == element_kind::constructor && with.is_static)) return;
        if (n.first("explicit_interface_specifier")) {
            with.said = true;
            with.visible = visibility::private_;
        }
        element& e = add(kind, n, name, in, std::move(with));
        e.parameters = read_parameters(n.field("parameters"));
        e.return_type = on_one_line(n.field("returns"));
    }

    void read_property(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name || n.first("explicit_interface_specifier")) return;
        element& e = add(element_kind::property, n, name, in, csharp_modifiers(n));
        e.type = on_one_line(n.field("type"));
        const node value = n.field("value");
        if (value && !value.is("arrow_expression_clause")) e.value = as_written(value);
    }

    void read_fields(const node& n, const scope& in) {
        const csharp_modifiers with(n);
        const node declaration = n.first("variable_declaration");
        const bool fixed = with.is_const || (with.is_static && with.is_readonly);
        element_kind kind = fixed ? element_kind::constant : element_kind::field;
        if (n.is("event_field_declaration")) kind = element_kind::property;
        for (const node& declarator : declaration.named_children()) {
            const node name = declarator.is("variable_declarator") ? declarator.field("name") : node();
            if (!name) continue;
            element& e = add(kind, n, name, in, with);
            e.type = on_one_line(declaration.field("type"));
            for (const node& part : declarator.named_children())
                if (part.begin() >= name.end() && !part.is_any("comment", "bracketed_argument_list"))
                    e.value = as_written(part);
        }
    }

    void read_enum_member(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::enum_member, n, name, in, csharp_modifiers(n));
        e.value = as_written(n.field("value"));
    }

    void read_delegate(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::type_alias, n, name, in, csharp_modifiers(n));
        e.parameters = read_parameters(n.field("parameters"));
        e.return_type = on_one_line(n.field("type"));
    }

    surface& out_;
};

} // namespace

void read_csharp(const node& root, std::string_view, surface& out) {
    csharp_reader(out).read_file(root);
}

} // namespace delta::syntax
