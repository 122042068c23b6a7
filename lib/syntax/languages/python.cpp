// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/python.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::syntax {
namespace {

using namespace python;

// The class whose body is being read.
struct class_body {
    bool is_enum = false;
    std::set<std::string, std::less<>> attributes; // so that `self.x = …` does not repeat a declared one
};

struct decoration {
    std::vector<std::string> texts;
    bool is_static = false;
    bool is_property = false;
    bool is_accessor = false; // `@x.setter`: the property itself was told before
    bool is_deprecated = false;
};

// `@path.name(…)` without its arguments.
std::string_view callee_of(const node& expression) {
    return (expression.is("call") ? expression.field("function") : expression).text();
}

decoration read_decorators(const node& decorated) {
    decoration out;
    for (const node& n : decorated.named_children()) {
        if (!n.is("decorator")) continue;
        const node expression = n.named_child(0);
        const std::string_view name = last_segment(callee_of(expression));
        out.texts.push_back(as_written(expression));
        out.is_static = out.is_static || name == "staticmethod";
        out.is_property = out.is_property || name == "property" || name.ends_with("_property");
        out.is_accessor = out.is_accessor || name == "setter" || name == "deleter";
        out.is_deprecated = out.is_deprecated || to_lower(name).contains("deprecat");
    }
    return out;
}

bool derives_from_enum(const node& superclasses) {
    constexpr std::array<std::string_view, 3> flags = {"Flag", "IntFlag", "TextChoices"};
    return std::ranges::any_of(superclasses.named_children(), [&](const node& n) {
        const std::string_view name = last_segment(n.text());
        return name.ends_with("Enum") || name.ends_with("Choices") || std::ranges::find(flags, name) != flags.end();
    });
}

bool is_main_guard(const node& condition) {
    return condition.text().contains("__name__");
}

// Statements that only hold other statements, which still are at the level of what is around.
bool is_transparent(std::string_view kind) {
    constexpr std::array<std::string_view, 10> kinds = {
        "if_statement",        "elif_clause",    "else_clause",    "try_statement", "except_clause",
        "except_group_clause", "finally_clause", "with_statement", "block",         "ERROR"};
    return std::ranges::find(kinds, kind) != kinds.end();
}

class python_reader {
  public:
    python_reader(const node& module, surface& out) : out_(out), exports_(read_exports(module)) {}

    void read_block(const node& block, const scope& in, class_body* type) {
        if (too_deep(in, out_)) return;
        for (const node& n : block.named_children()) read_statement(n, in, type, block.is("ERROR"));
    }

  private:
    // Of a broken stretch only whole definitions are believed, and assignments at the margin: others may be the locals
    // of a function whose head did not parse.
    void read_statement(const node& n, const scope& in, class_body* type, bool broken) {
        const std::string_view kind = n.kind();
        if (kind == "expression_statement") {
            if ((!broken || n.where().column == 1) && n.named_child(0).is("assignment"))
                read_assignment(n.named_child(0), in, type);
        } else if (kind == "function_definition") {
            read_function(n, n, {}, in, type);
        } else if (kind == "class_definition") {
            read_class(n, n, {}, in);
        } else if (kind == "decorated_definition") {
            const node definition = n.field("definition");
            if (definition.is("function_definition")) read_function(n, definition, read_decorators(n), in, type);
            if (definition.is("class_definition")) read_class(n, definition, read_decorators(n), in);
        } else if (kind == "type_alias_statement") {
            read_type_alias(n, in);
        } else if (kind == "if_statement" && is_main_guard(n.field("condition"))) {
            return;
        } else if (is_transparent(kind)) {
            read_block(n, in.deeper(), type);
        }
    }

    visibility own_visibility(std::string_view name, const scope& in) const {
        if (!in.prefix.empty() || !exports_) return by_name(name);
        return exports_->contains(name) ? visibility::exported : narrower(visibility::internal, by_name(name));
    }

    element* add(element_kind kind, const node& whole, const node& name, const scope& in) {
        if (!name.is("identifier") || name.is_error()) return nullptr;
        return &out_.elements.emplace_back(make_element(kind, whole, name, in, own_visibility(name.text(), in)));
    }

    void read_class(const node& whole, const node& n, decoration&& with, const scope& in) {
        class_body body;
        body.is_enum = derives_from_enum(n.field("superclasses"));
        element* const e =
            add(body.is_enum ? element_kind::enum_type : element_kind::class_type, whole, n.field("name"), in);
        if (e == nullptr) return;
        e->decorators = std::move(with.texts);
        e->deprecated = with.is_deprecated;
        const scope inside = in.enter(e->name, e->visible, visibility::exported);
        read_block(n.field("body"), inside, &body);
    }

    void read_function(const node& whole, const node& n, decoration&& with, const scope& in, class_body* type) {
        const std::string_view name = n.field("name").text();
        if (type != nullptr && with.is_accessor) return;
        const bool constructor = type != nullptr && name == "__init__";
        const bool property = type != nullptr && with.is_property;
        element* const e = add(constructor       ? element_kind::constructor
                               : property        ? element_kind::property
                               : type != nullptr ? element_kind::method
                                                 : element_kind::function,
                               whole, n.field("name"), in);
        if (e == nullptr) return;
        (property ? e->type : e->return_type) = on_one_line(n.field("return_type"));
        if (!property) e->parameters = read_parameters(n.field("parameters"), type != nullptr && !with.is_static);
        e->decorators = std::move(with.texts);
        e->deprecated = with.is_deprecated;
        if (type != nullptr) type->attributes.emplace(name);
        if (constructor) read_self_attributes(n, in, *type);
    }

    // The name of `self` is the author's choice, so it is taken from the signature.
    void read_self_attributes(const node& init, const scope& in, class_body& type) {
        const node first = init.field("parameters").named_child(0);
        const std::string_view self = (first.is("typed_parameter") ? first.named_child(0) : first).text();
        if (!self.empty()) read_self_attributes(init.field("body"), self, in, type);
    }

    void read_self_attributes(const node& block, std::string_view self, const scope& in, class_body& type) {
        if (too_deep(in, out_)) return;
        for (const node& n : block.named_children()) {
            if (n.is("expression_statement")) {
                read_self_chain(n.named_child(0), self, in, type);
            } else if (is_transparent(n.kind()) || n.is_any("for_statement", "while_statement")) {
                read_self_attributes(n, self, in.deeper(), type);
            }
        }
    }

    // `self.a = self.b = value`
    void read_self_chain(const node& chain, std::string_view self, const scope& in, class_body& type) {
        node value = chain;
        while (value.is("assignment")) value = value.field("right");
        std::size_t told = 0;
        for (node a = chain; a.is("assignment"); a = a.field("right"))
            read_self_attribute(a, told++ < most_sharing ? value : node(), self, in, type);
    }

    void read_self_attribute(const node& assignment, const node& value, std::string_view self, const scope& in,
                             class_body& type) {
        const node target = assignment.field("left");
        if (!target.is("attribute") || target.field("object").text() != self) return;
        const node name = target.field("attribute");
        if (!type.attributes.emplace(name.text()).second) return;
        element* const e = add(element_kind::field, assignment, name, in);
        if (e == nullptr) return;
        e->type = on_one_line(assignment.field("type"));
        e->value = as_written(value);
    }

    void read_assignment(const node& n, const scope& in, class_body* type) {
        node value = n;
        while (value.is("assignment")) value = value.field("right");
        std::size_t told = 0;
        for (node a = n; a.is("assignment"); a = a.field("right")) {
            const node target = a.field("left");
            if (++told > most_sharing) value = node();
            if (target.is("identifier")) read_name(a, target, value, in, type);
            if (target.is_any("pattern_list", "tuple_pattern")) read_names(a, target, value, in, type);
        }
    }

    void read_names(const node& whole, const node& targets, const node& value, const scope& in, class_body* type) {
        const std::vector<node> names = targets.named_children();
        const std::vector<node> values =
            value.is_any("expression_list", "tuple", "list") ? value.named_children() : std::vector<node>();
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i].is("identifier"))
                read_name(whole, names[i], values.size() == names.size() ? values[i] : node(), in, type);
    }

    static element_kind kind_of(std::string_view name, std::string_view declared, const node& value, class_body* type) {
        const bool is_final = declared.contains("Final");
        if (declared.contains("TypeAlias")) return element_kind::type_alias;
        if (type == nullptr)
            return is_final || is_constant_name(name) ? element_kind::constant : element_kind::variable;
        if (type->is_enum && value && !name.starts_with('_')) return element_kind::enum_member;
        return is_final || is_constant_name(name) ? element_kind::constant : element_kind::field;
    }

    void read_name(const node& whole, const node& name, const node& value, const scope& in, class_body* type) {
        const std::string_view text = name.text();
        if (text == "__all__" || (type != nullptr && is_dunder(text))) return;
        const node lambda = value.is("lambda") ? value : node();
        const element_kind kind = lambda ? (type != nullptr ? element_kind::method : element_kind::function)
                                         : kind_of(text, whole.field("type").text(), value, type);
        element* const e = add(kind, whole, name, in);
        if (e == nullptr) return;
        if (type != nullptr) type->attributes.emplace(text);
        if (lambda) {
            e->parameters = read_parameters(lambda.field("parameters"), type != nullptr);
            return;
        }
        e->type = on_one_line(whole.field("type"));
        e->value = kind == element_kind::field ? field_default(value) : as_written(value);
    }

    void read_type_alias(const node& n, const scope& in) {
        node name = n.field("left").named_child(0);
        if (name.is("generic_type")) name = name.named_child(0);
        if (element* const e = add(element_kind::type_alias, n, name, in)) e->value = as_written(n.field("right"));
    }

    surface& out_;
    std::optional<std::set<std::string_view>> exports_;
};

} // namespace

void read_python(const node& root, std::string_view, surface& out) {
    if (!root) return;
    python_reader(root, out).read_block(root, {}, nullptr);
}

} // namespace delta::syntax
