// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "syntax/languages/scope.hpp"

namespace delta::syntax {
namespace {

struct declaration {
    element_kind kind = element_kind::variable;
    visibility visible = visibility::internal;
    bool declared = false; // by readonly, export, declare or typeset
};

// `readonly X=1`, `declare -rx X=1`, `export X=1`.
declaration read_declaration(const node& command) {
    declaration out;
    out.declared = true;
    const std::string_view word = command.child(0).text();
    bool constant = word == "readonly";
    bool exported = word == "export";
    for (const node& n : command.named_children()) {
        if (!n.is("word") || !n.text().starts_with('-')) continue;
        constant = constant || n.text().contains('r');
        exported = exported || n.text().contains('x');
    }
    if (constant) out.kind = element_kind::constant;
    if (constant || exported) out.visible = visibility::exported;
    return out;
}

// Statements that run at the level of what is around.
bool is_transparent(const node& n) {
    return n.is_any("if_statement", "elif_clause", "else_clause", "case_statement", "case_item", "compound_statement",
                    "list", "redirected_statement", "ERROR");
}

class bash_reader {
  public:
    explicit bash_reader(surface& out) : out_(out) {}

    void read_statements(const node& container, const scope& in) {
        if (too_deep(in, out_)) return;
        for (const node& n : container.named_children()) {
            if (n.is("function_definition")) {
                add(element_kind::function, n, n.field("name"), visibility::exported);
            } else if (n.is("variable_assignment")) {
                read_variable(n, {});
            } else if (n.is("declaration_command")) {
                const declaration said = read_declaration(n);
                for (const node& v : n.named_children())
                    if (v.is("variable_assignment")) read_variable(v, said);
            } else if (is_transparent(n)) {
                read_statements(n, in.deeper());
            }
        }
    }

  private:
    element* add(element_kind kind, const node& whole, const node& name, visibility visible) {
        if (!name || name.is_error() || name.text().empty()) return nullptr;
        return &out_.elements.emplace_back(make_element(kind, whole, name, {}, visible));
    }

    // A plain assignment counts once, and only in capitals: others are the script's own affair.
    void read_variable(const node& n, const declaration& said) {
        const node name = n.field("name");
        if (!name.is("variable_name") || n.first("+=")) return;
        if (!said.declared && std::ranges::any_of(name.text(), is_lower)) return;
        if (!seen_.insert(name.text()).second && !said.declared) return;
        if (element* const e = add(said.kind, n, name, said.visible)) e->value = as_written(n.field("value"));
    }

    surface& out_;
    std::set<std::string_view> seen_;
};

} // namespace

void read_bash(const node& root, std::string_view, surface& out) {
    if (root) bash_reader(out).read_statements(root, {});
}

} // namespace delta::syntax
