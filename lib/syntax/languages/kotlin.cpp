// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

struct kotlin_modifiers {
    // `parts`: the children of a declaration.
    explicit kotlin_modifiers(const std::vector<node>& parts) {
        for (const node& part : parts)
            if (part.is("modifiers"))
                for (const node& n : part.named_children()) read(n);
    }

    void read(const node& n) {
        const std::string_view text = n.text();
        if (n.is("annotation"))
            add_annotation(text);
        else if (text == "private")
            visible = visibility::private_;
        else if (text == "internal")
            visible = visibility::internal;
        else if (text == "const")
            is_const = true;
        else if (text == "enum")
            is_enum = true;
    }

    void add_annotation(std::string_view text) {
        annotations.push_back(on_one_line(text.substr(1)));
        const std::string_view name = std::string_view(annotations.back()).substr(0, annotations.back().find('('));
        if (last_segment(name) == "Deprecated") deprecated = true;
    }

    visibility visible = visibility::exported;
    bool is_const = false;
    bool is_enum = false;
    bool deprecated = false;
    std::vector<std::string> annotations;
};

bool is_type(const node& n) {
    return n.is_any("user_type", "nullable_type", "function_type", "non_nullable_type", "parenthesized_type");
}

bool is_comment(const node& n) {
    return n.is_any("line_comment", "block_comment");
}

// `parameter` and `class_parameter`.
parameter read_parameter(const node& n) {
    parameter p;
    bool named = false;
    for (const node& part : n.named_children()) {
        if (part.is("modifiers") || is_comment(part)) {
            if (part.text().find("vararg") != std::string_view::npos) p.variadic = p.optional = true;
        } else if (!named && part.is("identifier")) {
            p.name = part.text();
            named = true;
        } else if (p.type.empty() && is_type(part)) {
            p.type = on_one_line(part);
        } else {
            p.default_text = as_written(part);
            p.optional = true;
        }
    }
    return p;
}

// In a function's list modifiers stand before and defaults behind their parameter, beside it.
std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    bool variadic = false;
    for (const node& n : list.named_children()) {
        if (is_comment(n)) continue;
        if (n.is("parameter_modifiers")) {
            variadic = n.text().find("vararg") != std::string_view::npos;
        } else if (n.is_any("parameter", "class_parameter")) {
            parameter p = read_parameter(n);
            if (variadic) p.variadic = p.optional = true;
            variadic = false;
            out.push_back(std::move(p));
        } else if (!out.empty() && !n.is_error()) {
            out.back().default_text = as_written(n);
            out.back().optional = true;
        }
    }
    return out;
}

class kotlin_reader {
  public:
    explicit kotlin_reader(surface& out) : out_(out) {}

    void read_members(const node& list, const scope& in) {
        if (too_deep(in, out_)) return;
        for (const node& n : list.named_children()) {
            if (is_comment(n)) continue;
            if (n.is("annotated_expression")) {
                strayed_ = n;
                continue;
            }
            read_member(n, in);
            strayed_ = {};
        }
    }

  private:
    void read_member(const node& n, const scope& in) {
        const std::string_view kind = n.kind();
        if (kind == "function_declaration")
            read_function(n, in);
        else if (kind == "property_declaration")
            read_property(n, in);
        else if (kind == "class_declaration")
            read_class(n, in);
        else if (kind == "object_declaration")
            read_class(n, in);
        else if (kind == "companion_object")
            read_members(n.first("class_body"), in.deeper());
        else if (kind == "secondary_constructor")
            read_constructor(n, in);
        else if (kind == "enum_entry")
            read_entry(n, in);
        else if (kind == "type_alias")
            read_alias(n, in);
        else if (n.is_error())
            read_members(n, in.deeper());
    }

    // Above a declaration the grammar may take `@Name(…)` for an expression of its own.
    void take_strayed(kotlin_modifiers& with) {
        node n = strayed_;
        for (int i = 0; i < 16 && n.is("annotated_expression"); ++i) {
            const node annotation = n.first("annotation");
            const node rest = n.named_child(n.named_count() - 1);
            const std::string_view text = n.text();
            const bool last = !rest.is("annotated_expression");
            with.add_annotation(last ? text : text.substr(0, annotation.end() - n.begin()));
            n = rest;
        }
        strayed_ = {};
    }

    element& add(element_kind kind, const node& whole, const node& name, const scope& in, kotlin_modifiers with) {
        take_strayed(with);
        element& e = out_.elements.emplace_back(make_element(kind, whole, name, in, with.visible));
        // Backticks only let a name hold what names may not.
        if (e.name.size() > 2 && e.name.front() == '`') {
            e.name = e.name.substr(1, e.name.size() - 2);
            e.qualified = in.qualify(e.name);
        }
        e.deprecated = with.deprecated;
        e.decorators = std::move(with.annotations);
        return e;
    }

    // An extension belongs, for whoever calls it, to the type that it extends.
    static scope around(const std::vector<node>& parts, const node& name, const scope& in) {
        for (const node& n : parts) {
            if (n.begin() >= name.begin()) break;
            if (is_type(n)) return in.enter(last_segment(n.text()), in.widest, in.unsaid);
        }
        return in;
    }

    void read_function(const node& n, const scope& in) {
        const std::vector<node> parts = n.children();
        const node name = n.field("name");
        if (!name) return;
        const scope outside = around(parts, name, in);
        const element_kind kind = outside.type_name.empty() ? element_kind::function : element_kind::method;
        element& e = add(kind, n, name, outside, kotlin_modifiers(parts));
        for (const node& part : parts) {
            if (part.is("function_value_parameters"))
                e.parameters = read_parameters(part);
            else if (part.begin() > name.begin() && is_type(part))
                e.return_type = on_one_line(part);
        }
    }

    void read_property(const node& n, const scope& in) {
        const std::vector<node> parts = n.children();
        const node declared = n.first("variable_declaration");
        const node name = declared.first("identifier");
        if (!name) return;
        kotlin_modifiers with(parts);
        const scope outside = around(parts, name, in);
        element_kind kind = outside.type_name.empty() ? element_kind::variable : element_kind::property;
        if (with.is_const) kind = element_kind::constant;
        element& e = add(kind, n, name, outside, std::move(with));
        for (const node& part : declared.named_children())
            if (is_type(part)) e.type = on_one_line(part);
        for (const node& part : parts) {
            const bool is_value =
                part.named() && part.begin() >= declared.end() && !is_comment(part) && !part.is_error() &&
                !part.is_any("getter", "setter", "property_delegate", "type_constraints", "modifiers");
            if (is_value && e.value.empty()) e.value = as_written(part);
        }
    }

    void read_class(const node& n, const scope& in) {
        const std::vector<node> parts = n.children();
        const node name = n.field("name");
        if (!name) return;
        kotlin_modifiers with(parts);
        element_kind kind = with.is_enum ? element_kind::enum_type : element_kind::class_type;
        node constructor;
        node body;
        for (const node& part : parts) {
            if (part.is("interface"))
                kind = element_kind::interface_type;
            else if (part.is("primary_constructor"))
                constructor = part.first("class_parameters");
            else if (part.is_any("class_body", "enum_class_body"))
                body = part;
        }
        element& e = add(kind, n, name, in, std::move(with));
        e.parameters = read_parameters(constructor);
        const scope inside = in.enter(e.name, e.visible, visibility::exported);
        for (const node& p : constructor.named_children()) read_class_parameter(p, inside);
        read_members(body, inside);
    }

    // `val` or `var` makes a property of a constructor's parameter.
    void read_class_parameter(const node& n, const scope& in) {
        const node name = n.first("identifier");
        if (!n.is("class_parameter") || !name || !(n.first("val") || n.first("var"))) return;
        element& e = add(element_kind::property, n, name, in, kotlin_modifiers(n.children()));
        const parameter p = read_parameter(n);
        e.type = p.type;
        e.value = p.default_text;
    }

    void read_constructor(const node& n, const scope& in) {
        const node word = n.first("constructor");
        if (!word || in.type_name.empty()) return;
        element& e = add(element_kind::constructor, n, word, in, kotlin_modifiers(n.children()));
        e.name = in.type_name;
        e.qualified = in.qualify(e.name);
        e.parameters = read_parameters(n.first("function_value_parameters"));
    }

    void read_entry(const node& n, const scope& in) {
        const node name = n.first("identifier");
        if (!name) return;
        element& e = add(element_kind::enum_member, n, name, in, kotlin_modifiers(n.children()));
        e.value = as_written(n.first("value_arguments"));
    }

    void read_alias(const node& n, const scope& in) {
        const node name = n.field("type");
        if (!name) return;
        element& e = add(element_kind::type_alias, n, name, in, kotlin_modifiers(n.children()));
        for (const node& part : n.named_children())
            if (is_type(part)) e.type = on_one_line(part);
    }

    surface& out_;
    node strayed_;
};

} // namespace

void read_kotlin(const node& root, std::string_view, surface& out) {
    kotlin_reader(out).read_members(root, scope{});
}

} // namespace delta::syntax
