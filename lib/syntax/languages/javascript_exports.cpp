// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/javascript.hpp"

namespace delta::syntax::javascript {
namespace {

class export_collector {
  public:
    explicit export_collector(export_map& out) : out_(out) {}

    void read(const node& statement) {
        const std::string_view kind = statement.kind();
        if (kind == "export_statement") {
            read_export(statement);
        } else if (kind == "expression_statement") {
            const node expression = statement.named_child(0);
            if (expression.is("assignment_expression")) read_assignment(expression);
        } else if (kind == "lexical_declaration" || kind == "variable_declaration") {
            // `const app = module.exports = …`
            for (const node& d : statement.named_children())
                for (node a = d.field("value"); a.is("assignment_expression"); a = a.field("right"))
                    if (is_exports_object(a.field("left"))) add(d.field("name"), d.field("name"));
        }
    }

  private:
    void add(const node& local, const node& outside) {
        if (local.is_any("identifier", "type_identifier", "shorthand_property_identifier"))
            if (std::vector<node>& names = out_[local.text()]; names.size() < most_sharing) names.push_back(outside);
    }

    void read_export(const node& n) {
        if (n.field("source")) return; // passes on what another file defines
        if (const node value = n.field("value")) return add(value, value);
        if (const node declaration = n.field("declaration")) return read_declaration(declaration);
        bool assigned = false;
        for (const node& child : n.children()) {
            if (child.is("=")) assigned = true;
            if (assigned && child.is("identifier")) add(child, child);
            if (!child.is("export_clause")) continue;
            for (const node& specifier : child.named_children()) {
                const node local = specifier.field("name");
                const node alias = specifier.field("alias");
                // A default export is called as its author called it: the importer's name is not known here.
                add(local, alias && alias.text() != "default" ? alias : local);
            }
        }
    }

    void read_declaration(const node& n) {
        add(n.field("name"), n.field("name"));
        if (!n.is_any("lexical_declaration", "variable_declaration")) return;
        for (const node& d : n.named_children()) add(d.field("name"), d.field("name"));
    }

    void read_assignment(const node& n) {
        const node value = assigned_value(n);
        for (node a = n; a.is("assignment_expression"); a = a.field("right")) {
            const node target = a.field("left");
            if (is_exports_object(target)) {
                add(value, value);
                if (value.is("object")) read_object(value);
            } else if (target.is("member_expression") && is_exports_object(target.field("object"))) {
                const node name = target.field("property");
                add(value, name.text() == "default" ? value : name);
            }
        }
    }

    void read_object(const node& object) {
        for (const node& n : object.named_children()) {
            if (n.is("shorthand_property_identifier")) add(n, n);
            if (n.is("pair")) add(n.field("value"), n.field("key"));
        }
    }

    export_map& out_;
};

} // namespace

bool is_exports_object(const node& n) {
    return (n.is("identifier") && n.text() == "exports") || (n.is("member_expression") && n.text() == "module.exports");
}

export_map read_exports(const node& module) {
    export_map out;
    export_collector collect(out);
    for (const node& statement : module.named_children()) collect.read(statement);
    return out;
}

} // namespace delta::syntax::javascript
