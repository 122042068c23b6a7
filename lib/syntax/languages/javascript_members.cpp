// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "syntax/languages/javascript.hpp"

namespace delta::syntax::javascript {
namespace {

// What stands in front of a member's name, and the mark behind it.
struct modifiers {
    visibility own = visibility::exported;
    bool getter = false;
    bool setter = false;
    bool is_static = false;
    bool optional = false;
    std::vector<std::string> decorators;
};

void read_modifier(const node& n, modifiers& out) {
    const std::string_view kind = n.kind();
    if (kind == "accessibility_modifier") {
        if (n.text() == "private") out.own = visibility::private_;
        if (n.text() == "protected") out.own = visibility::internal;
    } else if (kind == "private_property_identifier") {
        out.own = visibility::private_;
    } else if (kind == "decorator") {
        out.decorators.push_back(as_written(n.named_child(0)));
    }
    out.getter = out.getter || kind == "get";
    out.setter = out.setter || kind == "set";
    out.is_static = out.is_static || kind == "static";
    out.optional = out.optional || kind == "?";
}

modifiers read_modifiers(const node& member) {
    modifiers out;
    for (const node& n : member.children()) read_modifier(n, out);
    return out;
}

node member_name(const node& member) {
    const node name = member.field("name") ? member.field("name") : member.field("property");
    return name.is_any("property_identifier", "private_property_identifier", "string", "number") ? name : node();
}

class member_reader {
  public:
    member_reader(const scope& in, element_kind field_kind, surface& out)
        : in_(in), field_kind_(field_kind), out_(out) {}

    void read(const node& body) {
        if (too_deep(in_, out_)) return;
        note said;
        std::vector<std::string> decorators;
        for (const node& n : body.named_children()) {
            if (n.is("comment")) {
                said = read_note(n);
            } else if (n.is("decorator")) {
                decorators.push_back(as_written(n.named_child(0)));
            } else {
                read_member(n, said, std::move(decorators));
                said = {};
                decorators.clear();
            }
        }
        for (const node& constructor : constructors_) read_assigned(constructor.field("body"), 0);
    }

  private:
    void read_member(const node& n, const note& said, std::vector<std::string>&& decorators) {
        const node name = member_name(n);
        if (!name) return;
        const bool callable = n.is_any("method_definition", "method_signature", "abstract_method_signature");
        if (!callable && !n.is_any("public_field_definition", "field_definition", "property_signature", "pair")) return;
        modifiers with = read_modifiers(n);
        decorators.insert(decorators.end(), with.decorators.begin(), with.decorators.end());
        const std::size_t before = out_.elements.size();
        if (with.getter || with.setter)
            add_accessor(n, name, with, said);
        else if (callable)
            add_method(n, name, with, said);
        else
            add_field(n, name, with, said);
        if (out_.elements.size() > before) out_.elements[before].decorators = std::move(decorators);
    }

    void add_method(const node& n, const node& name, const modifiers& with, const note& said) {
        const bool constructor = field_kind_ == element_kind::field && !with.is_static && name.text() == "constructor";
        element& e =
            add(out_, constructor ? element_kind::constructor : element_kind::method, n, name, in_, with.own, said);
        e.parameters = read_parameters(n);
        e.return_type = return_type(n);
        e.optional = with.optional;
        if (!constructor) return;
        constructors_.push_back(n);
        for (const node& p : n.field("parameters").named_children()) add_parameter_property(p);
    }

    // `constructor(private readonly host: string)` declares a field too.
    void add_parameter_property(const node& p) {
        const modifiers with = read_modifiers(p);
        const node name = p.field("pattern");
        const bool declares = p.first("accessibility_modifier") || p.first("readonly") || p.first("override_modifier");
        if (!declares || !name.is("identifier") || !names_.insert(name.text()).second) return;
        element& e = add(out_, element_kind::field, p, name, in_, with.own, {});
        e.type = type_text(p.field("type"));
        e.value = as_written(p.field("value"));
    }

    // A getter and a setter are one property.
    void add_accessor(const node& n, const node& name, const modifiers& with, const note& said) {
        if (!names_.insert(name.text()).second) return;
        element& e = add(out_, element_kind::property, n, name, in_, with.own, said);
        e.type = return_type(n);
        if (const std::vector<parameter> taken = read_parameters(n); with.setter && !taken.empty())
            e.type = taken[0].type;
    }

    void add_field(const node& n, const node& name, const modifiers& with, const note& said) {
        names_.insert(name.text());
        const node value = unwrap(n.field("value"));
        const bool method = is_function(value);
        element& e = add(out_, method ? element_kind::method : field_kind_, n, name, in_, with.own, said);
        e.type = type_text(n.field("type"));
        e.optional = with.optional;
        if (method) {
            e.parameters = read_parameters(value);
            e.return_type = return_type(value);
        } else {
            e.value = as_written(n.field("value"));
            // `retry: { limit?: number }` has members of its own.
            if (const node shape = n.field("type").named_child(0); shape.is("object_type"))
                read_type_members(shape, in_.enter(name.text(), e.visible, visibility::exported), out_);
        }
    }

    // `this.x = …` in a constructor, unless the class declares x.
    void read_assigned(const node& block, int depth) {
        if (depth > max_depth) return;
        for (const node& n : block.named_children()) {
            if (n.is_any("if_statement", "else_clause", "statement_block", "try_statement"))
                read_assigned(n, depth + 1);
            if (!n.is("expression_statement")) continue;
            const node value = assigned_value(n.named_child(0));
            std::size_t told = 0;
            for (node a = n.named_child(0); a.is("assignment_expression"); a = a.field("right"))
                add_assigned(a, a.field("left"), told++ < most_sharing ? value : node());
        }
    }

    void add_assigned(const node& whole, const node& target, const node& value) {
        if (!target.is("member_expression") || !target.field("object").is("this")) return;
        const node name = target.field("property");
        if (!names_.insert(name.text()).second) return;
        const bool hidden = name.is("private_property_identifier");
        element& e =
            add(out_, element_kind::field, whole, name, in_, hidden ? visibility::private_ : visibility::exported, {});
        e.value = as_written(value);
    }

    const scope& in_;
    element_kind field_kind_;
    surface& out_;
    std::set<std::string_view> names_;
    std::vector<node> constructors_;
};

// An entry of an object that stands for something defined elsewhere.
bool is_reference(const node& entry) {
    const node value = entry.field("value");
    return entry.is("shorthand_property_identifier") || value.is("identifier") ||
           (value.is("call_expression") && value.field("function").text() == "require");
}

void read_entry(const node& n, const scope& in, const note& said, surface& out) {
    const node key = n.is("pair") ? n.field("key") : n.is("shorthand_property_identifier") ? n : member_name(n);
    if (!key.is_any("property_identifier", "string", "number", "shorthand_property_identifier")) return;
    const node value = unwrap(n.field("value"));
    const modifiers with = n.is("method_definition") ? read_modifiers(n) : modifiers();
    const bool accessor = with.getter || with.setter;
    const bool callable = !accessor && (n.is("method_definition") || is_function(value));
    const element_kind callable_kind = in.prefix.empty() ? element_kind::function : element_kind::method;
    element& e = add(out, callable ? callable_kind : element_kind::property, n, key, in, visibility::exported, said);
    if (callable) {
        e.parameters = read_parameters(is_function(value) ? value : n);
        e.return_type = return_type(is_function(value) ? value : n);
    } else if (!accessor) {
        e.value = as_written(n.is("pair") ? n.field("value") : n);
    }
}

} // namespace

void read_class_body(const node& body, const scope& in, surface& out) {
    member_reader(in, element_kind::field, out).read(body);
}

void read_type_members(const node& body, const scope& in, surface& out) {
    member_reader(in, element_kind::property, out).read(body);
}

void read_object(const node& object, const scope& in, object_entries wanted, surface& out) {
    if (too_deep(in, out)) return;
    note said;
    for (const node& n : object.named_children()) {
        if (n.is("comment")) {
            said = read_note(n);
            continue;
        }
        if (wanted == object_entries::all || !is_reference(n)) read_entry(n, in, said, out);
        said = {};
    }
}

void read_enum_body(const node& body, const scope& in, surface& out) {
    note said;
    for (const node& n : body.named_children()) {
        if (n.is("comment")) {
            said = read_note(n);
            continue;
        }
        const node name = n.is("enum_assignment") ? n.field("name") : n;
        if (name.is_any("property_identifier", "string"))
            add(out, element_kind::enum_member, n, name, in, visibility::exported, said).value =
                as_written(n.field("value"));
        said = {};
    }
}

} // namespace delta::syntax::javascript
