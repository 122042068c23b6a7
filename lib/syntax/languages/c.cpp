// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "syntax/languages/c_declarator.hpp"
#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

bool is_header(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::string_view ending = dot == path.npos ? std::string_view() : path.substr(dot + 1);
    return ending.starts_with('h') || ending.starts_with('H') || ending == "ipp" || ending == "inl";
}

bool is_hidden_namespace(std::string_view name) {
    return name == "detail" || name == "details" || name == "internal" || name == "impl" || name == "_impl";
}

bool is_type(const node& n) {
    return n.is_any("class_specifier", "struct_specifier", "union_specifier", "enum_specifier");
}

// The marker that a header defines so as not to be read twice.
bool is_guard(std::string_view name) {
    for (const std::string_view ending : {"_H", "_H_", "_H__", "_HPP", "_HPP_", "_HH", "_INCLUDED"})
        if (name.ends_with(ending)) return true;
    return false;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

// The grammar counts a directive's line end as part of it.
void end_at_text(span& where, std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::size_t last_line = text.rfind('\n');
    where.end = where.begin + size;
    where.end_line = where.line + static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
    where.end_column = last_line == text.npos ? where.column + size : size - static_cast<std::uint32_t>(last_line);
}

class c_reader {
  public:
    c_reader(surface& out, bool header) : out_(out), header_(header) {}

    void read_file(const node& root) {
        scope file;
        // What a source file does not keep to itself is known to others by a header.
        file.unsaid = header_ ? visibility::exported : visibility::internal;
        read_list(root, file);
    }

  private:
    // `in` is not const: access specifiers change what follows them, across preprocessor branches too.
    void read_list(const node& list, scope& in) {
        if (too_deep(in, out_)) return;
        ++in.depth;
        for (const node& n : list.named_children()) read_one(n, n, in);
        --in.depth;
    }

    void read_one(const node& n, const node& whole, scope& in) {
        const std::string_view kind = n.kind();
        if (kind == "comment" || kind == "preproc_include" || kind == "preproc_call") return;
        if (kind == "declaration" || kind == "field_declaration" || kind == "function_definition" ||
            kind == "type_definition")
            read_declaration(n, whole, in);
        else if (kind == "preproc_def")
            read_object_macro(n);
        else if (kind == "preproc_function_def")
            read_function_macro(n);
        else if (kind == "enumerator")
            read_enumerator(n, in);
        else if (is_type(n))
            read_type(n, whole, {}, in);
        else if (kind == "access_specifier")
            in.unsaid = n.text().starts_with("private") ? visibility::private_ : visibility::exported;
        else if (kind == "namespace_definition")
            read_namespace(n, in);
        else if (kind == "linkage_specification")
            read_linkage(n, in);
        else if (kind == "template_declaration")
            read_template(n, whole, in);
        else if (kind == "alias_declaration" || kind == "concept_definition")
            read_named(n, whole, in);
        else if (n.is_error() || kind.starts_with("preproc_"))
            read_list(n, in);
    }

    void read_namespace(const node& n, const scope& in) {
        scope inside = in;
        const node name = n.field("name");
        const bool transparent = bool(n.first("inline"));
        const std::vector<node> parts =
            name.is("nested_namespace_specifier") ? name.named_children() : std::vector<node>{name};
        if (!name) inside.widest = visibility::private_;
        for (const node& part : parts) {
            const std::string_view text = last_segment(part.text());
            if (is_hidden_namespace(text)) inside.widest = visibility::private_;
            if (!transparent) inside.prefix = inside.qualify(text);
        }
        read_list(n.field("body"), inside);
    }

    void read_linkage(const node& n, scope& in) {
        const node body = n.field("body");
        if (body.is("declaration_list"))
            read_list(body, in);
        else if (body)
            read_one(body, n, in);
    }

    void read_template(const node& n, const node& whole, scope& in) {
        if (too_deep(in, out_)) return;
        ++in.depth;
        for (const node& child : n.named_children())
            if (!child.is("template_parameter_list")) read_one(child, whole, in);
        --in.depth;
    }

    // A `static` of a source file is its own; in a header whoever includes it has it.
    visibility linkage(const c_declaration& n, const scope& in) const {
        const bool hidden = in.type_name.empty() && !header_ && n.has("storage_class_specifier", "static");
        return hidden ? visibility::private_ : in.unsaid;
    }

    element& add(element_kind kind, const node& whole, const node& name, const scope& in, visibility own) {
        return out_.elements.emplace_back(make_element(kind, whole, name, in, own));
    }

    void read_declaration(const node& n, const node& whole, const scope& in) {
        const c_declaration all(n);
        std::vector<node> declarators;
        for (const node& child : all.parts)
            if (child.begin() >= type_end(all.type) && is_declarator(child, all.type)) declarators.push_back(child);
        if (is_type(all.type) && all.type.field("body")) read_defined_type(n, all.type, whole, declarators, in);
        for (const node& child : declarators) {
            const c_declarator d = read_declarator(child);
            if (!d.name || d.name.is_any("destructor_name", "operator_cast")) continue;
            if (n.is("type_definition"))
                read_typedef(all, d, in);
            else if (d.function)
                read_function(all, whole, d, in);
            else if (!n.is("function_definition"))
                read_variable(all, whole, d, in);
        }
    }

    static std::uint32_t type_end(const node& type) { return type ? type.end() : 0; }

    static bool is_declarator(const node& n, const node& type) {
        if (n.kind().ends_with("_declarator")) return true;
        if (n.is_any("identifier", "field_identifier", "qualified_identifier", "operator_cast")) return true;
        return n.is("type_identifier") && (!type || n.begin() != type.begin());
    }

    // `typedef struct {…} name;` names the struct; `struct {…} name;` does not.
    void read_defined_type(const node& n, const node& type, const node& whole, const std::vector<node>& declarators,
                           const scope& in) {
        node name;
        if (n.is("type_definition") && !type.field("name") && !declarators.empty())
            name = read_declarator(declarators.front()).name;
        if (!n.is("type_definition") && !declarators.empty())
            read_type(type, type, name, in);
        else
            read_type(type, whole, name, in);
    }

    void read_typedef(const c_declaration& n, const c_declarator& d, const scope& in) {
        const node& type = n.type;
        const bool named_above =
            is_type(type) && type.field("body") && (!type.field("name") || type.field("name").text() == d.name.text());
        if (named_above) return;
        element& e = add(element_kind::type_alias, n.whole, d.name, in, in.unsaid);
        e.type = c_variable_type(n, d);
    }

    void read_function(const c_declaration& n, const node& whole, const c_declarator& d, const scope& in) {
        if (n.whole.first("delete_method_clause")) return;
        scope around = in;
        const node name = enter_qualifiers(d.name, around);
        if (!name || name.is_any("destructor_name", "operator_cast")) return;
        const bool constructs = !around.type_name.empty() && name.text() == around.type_name;
        // Without a type, and no constructor: a macro that looks like a function, `TEST(a, b) {`.
        if (!constructs && !n.type && name.text() != "main" && !name.is("operator_name")) return;
        element_kind kind = around.type_name.empty() ? element_kind::function : element_kind::method;
        if (constructs) kind = element_kind::constructor;
        element& e = add(kind, whole, name, around, linkage(n, around));
        if (name.is("operator_name")) spell_operator(e);
        e.parameters = c_parameters(d.function);
        if (!constructs) e.return_type = c_return_type(n, d);
        e.decorators = c_attributes(n, d);
        e.deprecated = is_deprecated(e.decorators);
    }

    // `operator ==` is the same as `operator==`; `operator new` keeps its space.
    static void spell_operator(element& e) {
        const std::size_t sign = e.name.find_first_not_of(" \t\r\n", sizeof("operator") - 1);
        if (sign == std::string::npos || (e.name[sign] >= 'a' && e.name[sign] <= 'z')) return;
        const std::string spelled = "operator" + e.name.substr(sign);
        e.qualified.replace(e.qualified.size() - e.name.size(), e.name.size(), spelled);
        e.name = spelled;
    }

    // `A::B<int>::run`: enters A and B and is left with the node of `run`.
    static node enter_qualifiers(node name, scope& in) {
        for (int i = 0; i < 16 && name.is("qualified_identifier"); ++i) {
            const node outer = name.field("scope");
            if (outer) in = in.enter(last_segment(outer.text()), in.widest, in.unsaid);
            name = name.field("name");
        }
        return name.is("template_function") ? name.field("name") : name;
    }

    void read_variable(const c_declaration& n, const node& whole, const c_declarator& d, const scope& in) {
        const node value = d.value ? d.value : n.whole.field("default_value");
        const bool member = !in.type_name.empty();
        const bool fixed = n.has("type_qualifier", "const") || n.has("type_qualifier", "constexpr");
        const bool shared = !member || n.has("storage_class_specifier", "static");
        element_kind kind = member ? element_kind::field : element_kind::variable;
        if (fixed && shared) kind = element_kind::constant;
        scope around = in;
        const node name = enter_qualifiers(d.name, around);
        if (!name) return;
        element& e = add(kind, whole, name, around, linkage(n, in));
        e.type = c_variable_type(n, d);
        e.value = as_written(value);
        e.decorators = c_attributes(n, d);
        e.deprecated = is_deprecated(e.decorators);
    }

    // `given` names a type that has no name of its own.
    void read_type(const node& n, const node& whole, const node& given, const scope& in) {
        const node body = n.field("body");
        if (!body) return;
        node name = n.field("name") ? n.field("name") : given;
        scope around = in;
        name = enter_qualifiers(name, around);
        if (name.is("template_type")) name = name.field("name");
        if (!name) {
            // The members of an anonymous union or enum are members of what is around it.
            scope same = in;
            read_list(body, same);
            return;
        }
        element_kind kind = n.is("class_specifier") ? element_kind::class_type : element_kind::struct_type;
        if (n.is("enum_specifier")) kind = element_kind::enum_type;
        element& e = add(kind, whole, name, around, around.unsaid);
        e.type = on_one_line(n.field("base"));
        e.decorators = c_attributes(c_declaration(n), {});
        e.deprecated = is_deprecated(e.decorators);
        const bool closed = n.is("class_specifier");
        scope inside = around.enter(e.name, e.visible, closed ? visibility::private_ : visibility::exported);
        read_list(body, inside);
    }

    void read_enumerator(const node& n, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        element& e = add(element_kind::enum_member, n, name, in, in.unsaid);
        e.value = as_written(n.field("value"));
        e.decorators = c_attributes(c_declaration(n), {});
        e.deprecated = is_deprecated(e.decorators);
    }

    void read_named(const node& n, const node& whole, const scope& in) {
        const node name = n.field("name");
        if (!name) return;
        const bool alias = n.is("alias_declaration");
        element& e = add(alias ? element_kind::type_alias : element_kind::trait_type, whole, name, in, in.unsaid);
        if (alias) e.type = on_one_line(n.field("type"));
    }

    // Macros know no name spaces.
    element* add_macro(element_kind kind, const node& n) {
        const node name = n.field("name");
        if (!name) return nullptr;
        element& e = add(kind, n, name, scope{}, header_ ? visibility::exported : visibility::private_);
        end_at_text(e.where, trimmed(n.text()));
        return &e;
    }

    void read_object_macro(const node& n) {
        const std::string_view value = trimmed(n.field("value").text());
        if (value.empty() && is_guard(n.field("name").text())) return;
        element* e = add_macro(value.empty() ? element_kind::macro : element_kind::constant, n);
        if (e != nullptr && value.size() <= 2000) e->value = value;
    }

    void read_function_macro(const node& n) {
        element* e = add_macro(element_kind::macro, n);
        if (e == nullptr) return;
        for (const node& p : n.field("parameters").children()) {
            if (p.is("identifier"))
                e->parameters.push_back({.name = std::string(p.text()), .type = {}, .default_text = {}});
            else if (p.is("..."))
                e->parameters.push_back(
                    {.name = {}, .type = {}, .default_text = {}, .optional = true, .variadic = true});
        }
    }

    surface& out_;
    bool header_;
};

} // namespace

void read_c(const node& root, std::string_view path, surface& out) {
    c_reader(out, is_header(path)).read_file(root);
}

} // namespace delta::syntax
