// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/javascript.hpp"

#include <utility>

namespace delta::syntax {
namespace {

using namespace javascript;

// What is known of a statement before its own text is read.
struct circumstances {
    node whole;            // the statement with `export` and decorators, null when it is the statement itself
    bool exported = false; // by `export` in front
    bool broken = false;   // found in a stretch that did not parse
    note said;
    std::vector<std::string> decorators;

    const node& span_of(const node& n) const { return whole ? whole : n; }
};

// `require("x")`, `require("x").y` and `await import("x")` name what another file defines.
bool is_import(node value) {
    if (value.is("await_expression")) value = value.named_child(0);
    while (value.is("member_expression")) value = value.field("object");
    if (!value.is("call_expression")) return false;
    const node callee = value.field("function");
    return callee.is("import") || callee.text() == "require";
}

class module_reader {
  public:
    module_reader(const node& module, surface& out) : out_(out), exports_(read_exports(module)) {}

    void read_statements(const node& block, const scope& in) {
        if (too_deep(in, out_)) return;
        circumstances about;
        for (const node& n : block.named_children()) {
            if (n.is("comment")) {
                about.said = read_note(n);
                continue;
            }
            about.broken = block.is("ERROR");
            read_statement(n, in, std::move(about));
            about = {};
        }
    }

  private:
    void read_statement(const node& n, const scope& in, circumstances about) {
        const std::string_view kind = n.kind();
        if (kind == "export_statement") {
            read_export(n, in, std::move(about));
        } else if (kind == "expression_statement") {
            const node expression = n.named_child(0);
            if (expression.is("internal_module")) read_namespace(expression, in, about);
            if (expression.is("assignment_expression") && in.prefix.empty()) read_assignment(n, expression, in, about);
        } else if (kind == "ERROR") {
            read_statements(n, in.deeper());
        } else {
            read_declaration(n, in, std::move(about));
        }
    }

    void read_declaration(const node& n, const scope& in, circumstances about) {
        const std::string_view kind = n.kind();
        if (kind == "function_declaration" || kind == "generator_function_declaration" ||
            kind == "function_signature") {
            if (element* const e = add_top(element_kind::function, n, n.field("name"), in, about)) fill_function(*e, n);
        } else if (kind == "class_declaration" || kind == "abstract_class_declaration") {
            for (const node& d : n.named_children())
                if (d.is("decorator")) about.decorators.push_back(as_written(d.named_child(0)));
            read_class(n, n.field("name"), in, about);
        } else if (kind == "lexical_declaration" || kind == "variable_declaration") {
            read_variables(n, in, about);
        } else if (kind == "interface_declaration") {
            if (const element* const e = add_top(element_kind::interface_type, n, n.field("name"), in, about))
                read_type_members(n.field("body"), inside(*e, in), out_);
        } else if (kind == "type_alias_declaration") {
            read_type_alias(n, in, about);
        } else if (kind == "enum_declaration") {
            if (const element* const e = add_top(element_kind::enum_type, n, n.field("name"), in, about))
                read_enum_body(n.field("body"), inside(*e, in), out_);
        } else if (kind == "internal_module" || kind == "module") {
            read_namespace(n, in, about);
        } else if (kind == "ambient_declaration") {
            read_ambient(n, in, std::move(about));
        }
    }

    static scope inside(const element& e, const scope& in) {
        scope out = in.enter(e.name, e.visible, visibility::exported);
        // Members of something at the top, which is not exported, are inside nothing that is.
        out.prefix = e.qualified;
        return out;
    }

    // A definition at the top of a module or namespace. A name that is exported under another one takes that: it is
    // what readers of the documentation see; the local name becomes an alias.
    element* add_top(element_kind kind, const node& n, const node& name, const scope& in, const circumstances& about) {
        if (!name || name.is_error() || name.text().empty()) return nullptr;
        const auto listed = in.prefix.empty() ? exports_.find(name.text()) : exports_.end();
        const bool exported = about.exported || listed != exports_.end();
        element& e =
            add(out_, kind, about.span_of(n), name, in, exported ? visibility::exported : in.unsaid, about.said);
        e.decorators = about.decorators;
        if (listed != exports_.end()) rename(e, listed->second, in);
        return &e;
    }

    static void rename(element& e, const std::vector<node>& names, const scope& in) {
        bool as_itself = false;
        for (const node& n : names) {
            as_itself = as_itself || name_text(n) == e.name;
            if (name_text(n) != e.name) e.aliases.emplace_back(name_text(n));
        }
        if (as_itself || e.aliases.empty()) return;
        std::swap(e.name, e.aliases.front());
        e.qualified = in.qualify(e.name);
        e.name_span = names.front().where();
    }

    static void fill_function(element& e, const node& function) {
        e.parameters = read_parameters(function);
        e.return_type = return_type(function);
    }

    void read_class(const node& n, const node& name, const scope& in, const circumstances& about) {
        if (const element* const e = add_top(element_kind::class_type, n, name, in, about))
            read_class_body(n.field("body"), inside(*e, in), out_);
    }

    void read_type_alias(const node& n, const scope& in, const circumstances& about) {
        element* const e = add_top(element_kind::type_alias, n, n.field("name"), in, about);
        if (e == nullptr) return;
        const node value = n.field("value");
        const scope members = inside(*e, in);
        if (value.is("object_type")) return read_type_members(value, members, out_);
        e->value = as_written(value);
        if (!value.is("intersection_type")) return;
        for (const node& part : value.named_children())
            if (part.is("object_type")) read_type_members(part, members, out_);
    }

    void read_namespace(const node& n, const scope& in, const circumstances& about) {
        const node name = n.field("name");
        // `declare module "x"` and everything ambient is outside by itself.
        const bool ambient = name.is("string") || in.unsaid == visibility::exported;
        const element* const e = add_top(element_kind::module, n, name, in, about);
        if (e == nullptr) return;
        scope members = inside(*e, in);
        members.unsaid = ambient ? visibility::exported : visibility::internal;
        if (name.is("string")) members.widest = in.widest;
        read_statements(n.field("body"), members);
    }

    void read_ambient(const node& n, const scope& in, circumstances about) {
        for (const node& child : n.named_children()) {
            if (child.is("statement_block")) { // `declare global { … }`
                scope global = in.deeper();
                global.unsaid = visibility::exported;
                read_statements(child, global);
            } else {
                if (!about.whole) about.whole = n;
                scope ambient = in;
                if (child.is("module") && child.field("name").is("string")) ambient.unsaid = visibility::exported;
                if (child.is_any("module", "internal_module"))
                    about.exported = about.exported || ambient.unsaid == visibility::exported;
                read_declaration(child, ambient, about);
            }
        }
    }

    void read_variables(const node& n, const scope& in, const circumstances& about) {
        const std::vector<node> all = n.named_children();
        if (about.broken && !about.exported && n.where().column != 1) return; // may be a function's local
        const element_kind kind = n.field("kind").text() == "const" ? element_kind::constant : element_kind::variable;
        for (const node& d : all) {
            if (!d.is("variable_declarator")) continue;
            circumstances one;
            one.exported = about.exported;
            one.broken = about.broken;
            one.said = about.said;
            one.whole = all.size() == 1 ? about.span_of(n) : d;
            const node name = d.field("name");
            if (name.is("identifier"))
                read_value(kind, d, name, d.field("type"), assigned_value(d.field("value")), in, one);
            else if (about.exported && name.is("object_pattern"))
                for (const node& part : name.named_children()) add_unpacked(d, part, in, one);
        }
    }

    // `export const { a, b: c } = …`
    void add_unpacked(const node& whole, const node& part, const scope& in, const circumstances& about) {
        node name = part;
        if (part.is("pair_pattern")) name = part.field("value");
        if (part.is("object_assignment_pattern")) name = part.field("left");
        if (name.is_any("identifier", "shorthand_property_identifier_pattern"))
            add_top(element_kind::variable, whole, name, in, about);
    }

    void read_value(element_kind kind, const node& n, const node& name, const node& type, const node& written,
                    const scope& in, const circumstances& about) {
        const node value = unwrap(written);
        if (is_import(value)) return;
        if (value.is("class")) return read_class_value(n, value, name, in, about);
        const bool function = is_function(value);
        element* const e = add_top(function ? element_kind::function : kind, n, name, in, about);
        if (e == nullptr) return;
        e->type = type_text(type);
        if (function) return fill_function(*e, value);
        e->value = as_written(written);
        if (value.is("object")) read_object(value, inside(*e, in), object_entries::all, out_);
    }

    void read_class_value(const node& n, const node& value, const node& name, const scope& in,
                          const circumstances& about) {
        if (const element* const e = add_top(element_kind::class_type, n, name, in, about))
            read_class_body(value.field("body"), inside(*e, in), out_);
    }

    void read_export(const node& n, const scope& in, circumstances about) {
        about.whole = n;
        about.exported = true;
        for (const node& d : n.named_children())
            if (d.is("decorator")) about.decorators.push_back(as_written(d.named_child(0)));
        if (const node declaration = n.field("declaration")) return read_declaration(declaration, in, std::move(about));
        const node value = n.field("value");
        if (!value || value.is("identifier")) return;
        const node own_name = value.field("name");
        const node name = own_name && (is_function(value) || value.is("class")) ? own_name : n.first("default");
        read_value(element_kind::constant, n, name, {}, value, in, about);
    }

    // `exports.x = …`, `module.exports = …`, `Type.prototype.x = function …` and `thing.x = function …`.
    void read_assignment(const node& statement, const node& n, const scope& in, circumstances about) {
        if (about.broken) return;
        about.whole = statement;
        const node value = assigned_value(n);
        for (node a = n; a.is("assignment_expression"); a = a.field("right")) {
            const node target = a.field("left");
            if (is_exports_object(target)) return read_module_exports(a, target, value, in, about);
            if (!target.is("member_expression")) continue;
            const node object = target.field("object");
            const node name = target.field("property");
            if (is_exports_object(object)) {
                about.exported = true;
                if (!value.is("identifier")) read_value(element_kind::constant, a, name, {}, value, in, about);
                return;
            }
            if (is_function(value)) return read_attached(a, object, name, value, in, about);
        }
    }

    void read_module_exports(const node& n, const node& target, const node& value, const scope& in,
                             circumstances about) {
        about.exported = true;
        if (value.is("object")) return read_object(value, in, object_entries::written_here, out_);
        if (value.is("identifier")) return;
        const node own_name = value.field("name");
        const bool named = own_name && (is_function(value) || value.is("class"));
        const std::size_t before = out_.elements.size();
        const node name = named ? own_name : target.is("identifier") ? target : target.field("property");
        read_value(element_kind::constant, n, name, {}, value, in, about);
        if (!named && out_.elements.size() > before) call_default(before);
    }

    void call_default(std::size_t first) {
        for (std::size_t i = first; i < out_.elements.size(); ++i) {
            element& e = out_.elements[i];
            if (i == first) e.name = "default";
            e.qualified.replace(0, std::string_view("exports").size(), "default");
        }
    }

    void read_attached(const node& n, const node& object, const node& name, const node& function, const scope& in,
                       const circumstances& about) {
        const bool prototype = object.is("member_expression") && object.field("property").text() == "prototype";
        const node owner = prototype ? object.field("object") : object;
        if (!owner.is("identifier") || !name.is("property_identifier")) return;
        const visibility own = exports_.contains(owner.text()) ? visibility::exported : in.unsaid;
        const scope members = in.enter(owner.text(), own, visibility::exported);
        element& e = add(out_, element_kind::method, about.span_of(n), name, members, own, about.said);
        fill_function(e, function);
    }

    surface& out_;
    export_map exports_;
};

} // namespace

void read_javascript(const node& root, std::string_view path, surface& out) {
    if (!root) return;
    scope top;
    const bool declarations = path.ends_with(".d.ts") || path.ends_with(".d.mts") || path.ends_with(".d.cts");
    // Everything in a declaration file is outside, unless its author says by `export` what is.
    const bool says = static_cast<bool>(root.first("export_statement"));
    top.unsaid = declarations && !says ? visibility::exported : visibility::internal;
    module_reader(root, out).read_statements(root, top);
}

} // namespace delta::syntax
