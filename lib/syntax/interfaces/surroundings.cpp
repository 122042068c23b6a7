// SPDX-License-Identifier: Apache-2.0
// What stands around a call or beside it: the variable it is kept in, its fallback, the names about it.
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/scan.hpp"

namespace delta::syntax {
namespace {

// Nodes that hand a value on unchanged on its way into a variable.
bool passes_on(const node& n) {
    return n.is_any("expression_list", "await", "await_expression", "parenthesized_expression", "unary_expression",
                    "try_expression", "as_expression", "satisfies_expression", "reference_expression");
}

node target_of(const node& n) {
    if (n.is_any("assignment", "assignment_expression", "assignment_statement", "short_var_declaration"))
        return n.field("left");
    if (n.is_any("variable_declarator", "var_spec", "public_field_definition", "field_definition")) {
        const node name = n.field("name");
        return name ? name : n.field("property");
    }
    if (n.is("let_declaration")) return n.field("pattern");
    if (n.is("init_declarator")) return n.field("declarator");
    if (n.is("property_declaration")) return n.first("variable_declaration");
    return {};
}

// Names are looked for this many levels up, so that deep nesting stays linear.
constexpr std::size_t farthest = 200;

} // namespace

span site_context::extent() const {
    span where = site.whole.where();
    if (!site.callee_node || site.callee_node.begin() < where.begin) return where;
    const span from = site.callee_node.where();
    if (at == 0 && from.line == where.line) return where;
    where.begin = from.begin;
    where.line = from.line;
    where.column = from.column;
    return where;
}

std::string_view site_context::target() const {
    std::size_t up = ancestors.size();
    while (up > 0 && ancestors.size() - up < 8 && passes_on(ancestors[up - 1])) --up;
    if (up == 0) return {};
    node left = target_of(ancestors[up - 1]);
    if (left.is("expression_list")) left = left.named_child(0);
    if (left.is_any("mut_pattern", "pointer_declarator", "reference_declarator"))
        left = left.named_child(left.named_count() - 1);
    if (left.is("variable_declaration")) left = left.named_child(0);
    return left && left.end() - left.begin() <= 128 ? left.text() : std::string_view();
}

std::string_view fallback_of(const node& binary, const node& left) {
    // PHP's short ternary `a ?: b`.
    if (binary.is("conditional_expression") && !binary.field("body") && !binary.field("consequence") &&
        binary.field("condition") && binary.field("condition").end() == left.end())
        return cut(binary.field("alternative").text(), 200);
    if (!binary.is_any("binary_expression", "boolean_operator", "binary")) return {};
    if (!is_any_of(binary.field("operator").text(), {"||", "??", "or", "?:"})) return {};
    const node first = binary.field("left");
    if (first.begin() != left.begin() || first.end() != left.end()) return {};
    return cut(binary.field("right").text(), 200);
}

std::string_view site_context::fallback() const {
    return ancestors.empty() ? std::string_view() : fallback_of(ancestors.back(), chain.back().whole);
}

std::string_view name_around(std::span<const node> ancestors, std::string_view but) {
    const std::size_t outermost = ancestors.size() > farthest ? ancestors.size() - farthest : 0;
    for (std::size_t up = ancestors.size(); up > outermost; --up) {
        const std::string_view kind = ancestors[up - 1].kind();
        const bool definition = kind.ends_with("definition") || kind.ends_with("declaration") ||
                                kind.ends_with("_item") || kind.ends_with("_spec") ||
                                is_any_of(kind, {"method", "class", "module"});
        if (!definition ||
            is_any_of(kind, {"lexical_declaration", "variable_declaration", "short_var_declaration", "let_declaration",
                             "local_variable_declaration", "declaration", "var_declaration", "import_declaration",
                             "decorated_definition", "type_declaration"}))
            continue;
        std::string_view name = declared_name(ancestors[up - 1]).text();
        if (name.starts_with('$')) name.remove_prefix(1);
        if (!name.empty() && name != but) return name;
    }
    return {};
}

std::string_view last_part(std::string_view name) {
    const std::size_t dot = name.find_last_of(".>:$@");
    return dot == name.npos ? name : name.substr(dot + 1);
}

std::vector<std::string> strings_in(const node& n) {
    std::vector<std::string> out;
    if (const auto one = plain_string(n)) {
        out.push_back(*one);
        return out;
    }
    // A list in a list at most: `argument(string)`, `element(string)`.
    for (const node& child : n.named_children()) {
        if (const auto text = plain_word(child))
            out.push_back(*text);
        else if (child.named_count() > 0)
            for (const node& inner : child.named_children())
                if (const auto deep = plain_string(inner)) out.push_back(*deep);
    }
    return out;
}

std::string to_kebab(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '_' || c == '-') {
            if (!out.empty()) out += '-';
        } else if (is_upper(c)) {
            const bool starts_word = i > 0 && !is_upper(name[i - 1]);
            const bool ends_acronym = i > 0 && i + 1 < name.size() && is_upper(name[i - 1]) && is_lower(name[i + 1]);
            if ((starts_word || ends_acronym) && !out.ends_with('-') && !out.empty()) out += '-';
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += c;
        }
    }
    return out;
}

bool is_environment_name(std::string_view name) {
    if (name.empty() || name.size() > 128 || is_digit(name.front())) return false;
    return std::ranges::all_of(name, [](char c) { return is_alpha(c) || is_digit(c) || c == '_'; });
}

bool is_any_of(std::string_view wanted, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, wanted) != names.end();
}

std::string upper_method(std::string_view written) {
    std::string out(last_part(written));
    for (char& c : out)
        if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

} // namespace delta::syntax
