// SPDX-License-Identifier: Apache-2.0
// Makefiles: targets and variables.
#include "syntax/reader.hpp"
#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

// A comment may follow a value, and the grammar does not tell it apart.
std::string_view without_comment(std::string_view value) {
    const std::size_t mark = std::min(value.find(" #"), value.find("\t#"));
    return trim(value.substr(0, mark));
}

void add_targets(const node& rule, collector& out) {
    const node targets = rule.first("targets");
    // The rule of a pattern (`%.o`), of a special name (`.PHONY`) or of a computed one is no command for people.
    for (const node& target : targets.named_children()) {
        const std::string_view name = target.text();
        if (target.is("word") && !name.starts_with('.') && name.find('%') == name.npos)
            out.add({.kind = element_kind::target, .name = name, .qualified = {}, .whole = rule.text()});
    }
}

void add_variable(const node& assignment, collector& out) {
    // `target: NAME = value` sets it for one target only.
    if (assignment.field("target_or_pattern")) return;
    const node name = assignment.field("name");
    if (!name || name.text().starts_with('.')) return;
    out.add({.kind = element_kind::variable,
             .name = name.text(),
             .qualified = {},
             .whole = assignment.text(),
             .value = without_comment(assignment.field("value").text())});
}

void walk(const node& at, int depth, collector& out) {
    if (depth == max_depth) return;
    for (const node& n : at.named_children()) {
        if (n.is("rule")) add_targets(n, out);
        if (n.is("variable_assignment")) add_variable(n, out);
        if (n.is_error() ||
            n.is_any("conditional", "else_directive", "elsif_directive", "export_directive", "override_directive"))
            walk(n, depth + 1, out);
    }
}

} // namespace

void read_makefile(const node& root, collector& out) {
    walk(root, 0, out);
}

} // namespace delta::syntax::structured
