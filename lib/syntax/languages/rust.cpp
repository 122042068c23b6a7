// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <optional>

#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

using attributes = std::vector<std::string>;

std::string_view attribute_name(std::string_view attribute) {
    return attribute.substr(0, attribute.find_first_of("( =\t"));
}

bool has_attribute(const attributes& all, std::string_view name) {
    for (const std::string& a : all)
        if (attribute_name(a) == name) return true;
    return false;
}

bool is_test_only(const attributes& all) {
    for (const std::string& a : all)
        if (a == "cfg(test)" || a == "cfg(doctest)" || a == "test") return true;
    return false;
}

// What the modifier of `n` says: `pub` is all the world, `pub(…)` this crate or less.
std::optional<visibility> said(const node& n) {
    const node modifier = n.first("visibility_modifier");
    if (!modifier) return std::nullopt;
    return modifier.text().find('(') == std::string_view::npos ? visibility::exported : visibility::internal;
}

std::string_view pattern_name(node pattern) {
    for (int i = 0; i < 8 && pattern.is_any("mut_pattern", "reference_pattern", "ref_pattern"); ++i) {
        const std::uint32_t last = pattern.named_count();
        if (last == 0) return {};
        pattern = pattern.named_child(last - 1);
    }
    return pattern.is("identifier") || pattern.text() == "_" ? pattern.text() : std::string_view();
}

std::vector<parameter> read_parameters(const node& list) {
    std::vector<parameter> out;
    for (const node& n : list.children()) {
        parameter p;
        if (n.is("parameter")) {
            const node pattern = n.field("pattern");
            if (pattern.is("self")) continue;
            p.name = pattern_name(pattern);
            p.type = on_one_line(n.field("type"));
        } else if (n.is("variadic_parameter")) {
            p.variadic = p.optional = true;
        } else if (n.named() && !n.is_any("self_parameter", "attribute_item", "line_comment", "block_comment") &&
                   !n.is_error()) {
            p.type = on_one_line(n); // a bare type, in function pointers
        } else {
            continue;
        }
        out.push_back(std::move(p));
    }
    return out;
}

bool takes_self(const node& list) {
    for (const node& n : list.named_children())
        if (n.is("self_parameter") || n.field("pattern").is("self")) return true;
    return false;
}

// The fields of a tuple struct or variant are what one passes to make it.
std::vector<parameter> positional_fields(const node& body) {
    std::vector<parameter> out;
    for (const node& n : body.named_children()) {
        if (n.is_any("visibility_modifier", "attribute_item", "line_comment", "block_comment") || n.is_error())
            continue;
        out.push_back({.name = {}, .type = on_one_line(n), .default_text = {}});
    }
    return out;
}

// "&'a mut path::Type<T>" is "Type".
std::string_view implemented_type(node type) {
    for (int i = 0; i < 8; ++i) {
        if (type.is("reference_type") || type.is("generic_type"))
            type = type.field("type");
        else if (type.is("scoped_type_identifier"))
            type = type.field("name");
        else
            break;
    }
    return type.is_any("type_identifier", "primitive_type") ? type.text() : std::string_view();
}

class rust_reader {
  public:
    explicit rust_reader(surface& out) : out_(out) {}

    void read_file(const node& root) {
        scope file;
        file.unsaid = visibility::private_;
        read_items(root, file);
        narrow_members();
    }

  private:
    void read_items(const node& list, const scope& in) {
        if (too_deep(in, out_)) return;
        attributes pending;
        for (const node& n : list.named_children()) {
            if (n.is("attribute_item")) {
                pending.push_back(on_one_line(n.named_child(0)));
                continue;
            }
            if (n.is_any("line_comment", "block_comment")) continue;
            if (!is_test_only(pending)) read_item(n, in, pending);
            pending.clear();
        }
    }

    void read_item(const node& n, const scope& in, attributes& with) {
        if (n.is_any("function_item", "function_signature_item"))
            read_function(n, in, with);
        else if (n.is_any("struct_item", "union_item"))
            read_struct(n, in, with);
        else if (n.is("enum_item"))
            read_enum(n, in, with);
        else if (n.is("trait_item"))
            read_trait(n, in, with);
        else if (n.is("impl_item"))
            read_impl(n, in);
        else if (n.is_any("const_item", "static_item"))
            read_constant(n, in, with);
        else if (n.is_any("type_item", "associated_type"))
            read_alias(n, in, with);
        else if (n.is("mod_item"))
            read_module(n, in, with);
        else if (n.is("macro_definition"))
            read_macro(n, in, with);
        else if (n.is("foreign_mod_item"))
            read_items(n.field("body"), in.deeper());
        else if (n.is_error())
            read_items(n, in.deeper());
    }

    // Adds `n` by its name; the element is valid until the next one is added. Null when `n` has no name.
    element* add(element_kind kind, const node& n, const scope& in, attributes& with) {
        const node name = n.field("name");
        if (!name || name.text() == "_") return nullptr;
        element e = make_element(kind, n, name, in, said(n).value_or(in.unsaid));
        e.deprecated = has_attribute(with, "deprecated");
        e.decorators = std::move(with);
        if (!in.type_name.empty()) owners_.emplace_back(out_.elements.size(), in.prefix);
        return &out_.elements.emplace_back(std::move(e));
    }

    void read_function(const node& n, const scope& in, attributes& with) {
        const node list = n.field("parameters");
        element* e = add(takes_self(list) ? element_kind::method : element_kind::function, n, in, with);
        if (e == nullptr) return;
        e->parameters = read_parameters(list);
        e->return_type = on_one_line(n.field("return_type"));
    }

    void read_struct(const node& n, const scope& in, attributes& with) {
        element* e = add(element_kind::struct_type, n, in, with);
        if (e == nullptr) return;
        const node body = n.field("body");
        if (body.is("ordered_field_declaration_list")) e->parameters = positional_fields(body);
        types_[e->qualified] = e->visible;
        if (body.is("field_declaration_list")) read_fields(body, in.enter(e->name, e->visible, visibility::private_));
    }

    void read_fields(const node& body, const scope& in) {
        attributes pending;
        for (const node& n : body.named_children()) {
            if (n.is("attribute_item")) pending.push_back(on_one_line(n.named_child(0)));
            if (!n.is("field_declaration")) continue;
            if (element* e = add(element_kind::field, n, in, pending)) e->type = on_one_line(n.field("type"));
            pending.clear();
        }
    }

    void read_enum(const node& n, const scope& in, attributes& with) {
        const element* e = add(element_kind::enum_type, n, in, with);
        if (e == nullptr) return;
        types_[e->qualified] = e->visible;
        const scope inside = in.enter(e->name, e->visible, visibility::exported);
        attributes pending;
        for (const node& variant : n.field("body").named_children()) {
            if (variant.is("attribute_item")) pending.push_back(on_one_line(variant.named_child(0)));
            if (!variant.is("enum_variant")) continue;
            element* member = add(element_kind::enum_member, variant, inside, pending);
            pending.clear();
            if (member == nullptr) continue;
            member->value = as_written(variant.field("value"));
            const node body = variant.field("body");
            if (body.is("ordered_field_declaration_list"))
                member->parameters = positional_fields(body);
            else if (body)
                read_fields(body, inside.enter(member->name, member->visible, visibility::exported));
        }
    }

    void read_trait(const node& n, const scope& in, attributes& with) {
        const element* e = add(element_kind::trait_type, n, in, with);
        if (e == nullptr) return;
        types_[e->qualified] = e->visible;
        read_items(n.field("body"), in.enter(e->name, e->visible, visibility::exported));
    }

    // What implements a trait is seen through the trait; only the trait's own members are its interface.
    void read_impl(const node& n, const scope& in) {
        const std::string_view type = implemented_type(n.field("type"));
        if (type.empty()) return;
        const visibility widest = n.field("trait") ? visibility::internal : visibility::exported;
        const visibility unsaid = n.field("trait") ? visibility::internal : visibility::private_;
        read_items(n.field("body"), in.enter(type, widest, unsaid));
    }

    void read_constant(const node& n, const scope& in, attributes& with) {
        const bool may_change = bool(n.first("mutable_specifier"));
        element* e = add(may_change ? element_kind::variable : element_kind::constant, n, in, with);
        if (e == nullptr) return;
        e->type = on_one_line(n.field("type"));
        e->value = as_written(n.field("value"));
    }

    void read_alias(const node& n, const scope& in, attributes& with) {
        if (element* e = add(element_kind::type_alias, n, in, with)) e->type = on_one_line(n.field("type"));
    }

    void read_module(const node& n, const scope& in, attributes& with) {
        const element* e = add(element_kind::module, n, in, with);
        if (e == nullptr) return;
        scope inside = in.enter(e->name, e->visible == visibility::private_ ? visibility::internal : e->visible,
                                visibility::private_);
        inside.type_name.clear();
        read_items(n.field("body"), inside);
    }

    void read_macro(const node& n, const scope& in, attributes& with) {
        const bool exported = has_attribute(with, "macro_export");
        scope top = in;
        // An exported macro lives at the root of its crate, wherever it is written.
        if (exported) top.widest = visibility::exported;
        if (element* e = add(element_kind::macro, n, top, with))
            e->visible = exported ? visibility::exported : visibility::private_;
    }

    // An impl block may stand before its type: members learn last how visible the type is.
    void narrow_members() {
        for (const auto& [index, owner] : owners_) {
            const auto type = types_.find(owner);
            if (type == types_.end()) continue;
            element& e = out_.elements[index];
            e.visible = narrower(e.visible, type->second);
        }
    }

    surface& out_;
    std::map<std::string, visibility, std::less<>> types_;
    std::vector<std::pair<std::size_t, std::string>> owners_;
};

} // namespace

void read_rust(const node& root, std::string_view, surface& out) {
    rust_reader(out).read_file(root);
}

} // namespace delta::syntax
