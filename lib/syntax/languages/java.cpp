// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

// What stands before a declaration.
struct java_modifiers {
    explicit java_modifiers(const node& declaration) {
        for (const node& n : declaration.first("modifiers").children()) {
            const std::string_view text = n.text();
            if (n.is_any("annotation", "marker_annotation")) {
                annotations.push_back(on_one_line(text.substr(1)));
                const std::string_view name = last_segment(n.field("name").text());
                if (name == "Deprecated") deprecated = true;
            } else if (text == "public" || text == "protected") {
                visible = visibility::exported;
                said = true;
            } else if (text == "private") {
                visible = visibility::private_;
                said = true;
            } else if (text == "static") {
                is_static = true;
            } else if (text == "final") {
                is_final = true;
            }
        }
    }

    visibility or_else(visibility unsaid) const { return said ? visible : unsaid; }

    visibility visible = visibility::exported;
    bool said = false;
    bool is_static = false;
    bool is_final = false;
    bool deprecated = false;
    std::vector<std::string> annotations;
};

std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    for (const node& n : list.named_children()) {
        parameter p;
        if (n.is("formal_parameter")) {
            p.name = n.field("name").text();
            p.type = on_one_line(n.field("type")) + std::string(n.field("dimensions").text());
        } else if (n.is("spread_parameter")) {
            for (const node& part : n.named_children()) {
                if (part.is("variable_declarator"))
                    p.name = part.field("name").text();
                else if (!part.is("modifiers"))
                    p.type = on_one_line(part);
            }
            p.variadic = p.optional = true;
        } else {
            continue;
        }
        out.push_back(std::move(p));
    }
    return out;
}

class java_reader {
  public:
    explicit java_reader(surface& out) : out_(out) {}

    void read_file(const node& root) {
        scope file;
        file.unsaid = visibility::internal;
        read_members(root, file);
    }

  private:
    void read_members(const node& list, const scope& in) {
        if (too_deep(in, out_)) return;
        for (const node& n : list.named_children()) {
            const std::string_view kind = n.kind();
            if (kind == "method_declaration" || kind == "annotation_type_element_declaration")
                read_method(n, in);
            else if (kind == "field_declaration" || kind == "constant_declaration")
                read_fields(n, in);
            else if (kind == "constructor_declaration")
                read_constructor(n, in);
            else if (kind == "class_declaration")
                read_type(n, in, element_kind::class_type, visibility::internal);
            else if (kind == "record_declaration")
                read_record(n, in);
            else if (kind == "interface_declaration" || kind == "annotation_type_declaration")
                read_type(n, in, element_kind::interface_type, visibility::exported);
            else if (kind == "enum_declaration")
                read_type(n, in, element_kind::enum_type, visibility::internal);
            else if (kind == "enum_constant")
                read_enum_constant(n, in);
            else if (kind == "enum_body_declarations" || n.is_error())
                read_members(n, in.deeper());
        }
    }

    element& add(element_kind kind, const node& whole, const node& name, const scope& in, java_modifiers with) {
        element& e = out_.elements.emplace_back(make_element(kind, whole, name, in, with.or_else(in.unsaid)));
        e.deprecated = with.deprecated;
        e.decorators = std::move(with.annotations);
        return e;
    }

    void read_type(const node& n, const scope& in, element_kind kind, visibility unsaid) {
        const node name = n.field("name");
        if (!name) return;
        const element& e = add(kind, n, name, in, java_modifiers(n));
        read_members(n.field("body"), in.enter(e.name, e.visible, unsaid));
    }

    // A record's components are its constructor's parameters, and each has an accessor.
    void read_record(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::class_type, n, name, in, java_modifiers(n));
        e.parameters = read_parameters(n.field("parameters"));
        const scope inside = in.enter(e.name, e.visible, visibility::internal);
        for (const node& component : n.field("parameters").named_children()) {
            if (!component.is("formal_parameter") || !component.field("name")) continue;
            java_modifiers with(component);
            with.visible = visibility::exported;
            with.said = true;
            element& p = add(element_kind::property, component, component.field("name"), inside, std::move(with));
            p.type = on_one_line(component.field("type"));
        }
        read_members(n.field("body"), inside);
    }

    void read_method(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::method, n, name, in, java_modifiers(n));
        e.parameters = read_parameters(n.field("parameters"));
        e.return_type = on_one_line(n.field("type"));
        if (n.is("annotation_type_element_declaration")) e.value = as_written(n.field("value"));
    }

    void read_constructor(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::constructor, n, name, in, java_modifiers(n));
        e.parameters = read_parameters(n.field("parameters"));
    }

    void read_fields(const node& n, const scope& in) {
        const java_modifiers with(n);
        const bool fixed = n.is("constant_declaration") || (with.is_static && with.is_final);
        const std::string type = on_one_line(n.field("type"));
        for (const node& declarator : n.named_children()) {
            const node name = declarator.is("variable_declarator") ? declarator.field("name") : node();
            if (!name) continue;
            element& e = add(fixed ? element_kind::constant : element_kind::field, n, name, in, with);
            e.type = type + std::string(declarator.field("dimensions").text());
            e.value = as_written(declarator.field("value"));
        }
    }

    void read_enum_constant(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        scope constants = in;
        constants.unsaid = visibility::exported;
        element& e = add(element_kind::enum_member, n, name, constants, java_modifiers(n));
        e.value = as_written(n.field("arguments"));
    }

    surface& out_;
};

} // namespace

void read_java(const node& root, std::string_view, surface& out) {
    java_reader(out).read_file(root);
}

} // namespace delta::syntax
