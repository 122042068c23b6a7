// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/c_declarator.hpp"

#include "syntax/languages/scope.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {
namespace {

bool is_name(const node& n) {
    return n.is_any("identifier", "field_identifier", "type_identifier", "qualified_identifier", "operator_name",
                    "destructor_name", "operator_cast", "template_function", "primitive_type");
}

// One step towards the name.
node inner_declarator(const node& n) {
    if (const node field = n.field("declarator")) return field;
    for (const node& child : n.named_children())
        if (is_name(child) || child.kind().ends_with("_declarator")) return child;
    return {};
}

// The text of `whole` from `begin` to `end`, both offsets of the file.
std::string_view between(const node& whole, std::uint32_t begin, std::uint32_t end) {
    if (begin < whole.begin() || end < begin) return {};
    return whole.text().substr(begin - whole.begin(), end - begin);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\\";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool belongs_to_type(const node& n) {
    if (!n.named() || n.is_any("storage_class_specifier", "explicit_function_specifier", "virtual", "comment"))
        return false;
    if (n.is("type_qualifier")) {
        const std::string_view word = n.text();
        return word == "const" || word == "volatile" || word == "_Atomic" || word == "restrict";
    }
    return n.kind().find("attribute") == std::string_view::npos && !n.is("ms_declspec_modifier") && !n.is_error();
}

// "const struct s" of `static const struct s {…} x`.
std::string specifiers(const c_declaration& declaration) {
    const std::uint32_t type_end = declaration.type ? declaration.type.end() : declaration.whole.begin();
    std::string out;
    for (const node& n : declaration.parts) {
        // Behind the type only qualifiers belong to it: `char const *name`.
        if (!belongs_to_type(n) || (n.begin() >= type_end && !n.is("type_qualifier"))) continue;
        if (!out.empty()) out.push_back(' ');
        const node body = n.field("body");
        out += body ? on_one_line(trimmed(between(n, n.begin(), body.begin()))) : on_one_line(n);
    }
    return out;
}

std::string with_suffix(std::string base, const node& whole, const node& declarator, std::string_view suffix) {
    suffix = trimmed(suffix);
    if (suffix.empty()) return base;
    const std::uint32_t at = declarator.begin();
    const char before = at > whole.begin() ? whole.text()[at - whole.begin() - 1] : ' ';
    if (before == ' ' || before == '\n' || before == '\t') base.push_back(' ');
    return base + on_one_line(suffix);
}

std::string type_without_name(const c_declaration& declaration, const c_declarator& d) {
    std::string base = specifiers(declaration);
    if (!d.outer) return base;
    const node& whole = declaration.whole;
    const std::uint32_t end = d.value ? d.value.begin() : d.outer.end();
    if (!d.name) return with_suffix(std::move(base), whole, d.outer, between(whole, d.outer.begin(), end));
    std::string_view after = trimmed(between(whole, d.name.end(), end));
    if (d.value && after.ends_with('=')) after = trimmed(after.substr(0, after.size() - 1));
    const std::string rest = std::string(between(whole, d.outer.begin(), d.name.begin())) + std::string(after);
    return with_suffix(std::move(base), whole, d.outer, rest);
}

} // namespace

c_declarator read_declarator(const node& declarator) {
    c_declarator out{declarator, {}, {}, {}};
    node n = declarator;
    node last;
    for (int depth = 0; n && depth < max_depth; ++depth) {
        if (is_name(n)) {
            out.name = n;
            break;
        }
        if (n.is("init_declarator"))
            out.value = n.field("value");
        else if (n.is("function_declarator"))
            last = n;
        else if (!n.is_any("parenthesized_declarator", "attributed_declarator"))
            last = {};
        n = inner_declarator(n);
    }
    if (out.name) out.function = last;
    return out;
}

bool c_declaration::has(std::string_view kind, std::string_view word) const {
    for (const node& n : parts)
        if (n.is(kind) && n.text() == word) return true;
    return false;
}

std::string c_return_type(const c_declaration& declaration, const c_declarator& d) {
    if (const node trailing = d.function.first("trailing_return_type")) return on_one_line(trailing.named_child(0));
    const std::string around = std::string(between(d.outer, d.outer.begin(), d.function.begin())) +
                               std::string(between(d.outer, d.function.end(), d.outer.end()));
    return with_suffix(specifiers(declaration), declaration.whole, d.outer, around);
}

std::string c_variable_type(const c_declaration& declaration, const c_declarator& d) {
    return type_without_name(declaration, d);
}

std::vector<parameter> c_parameters(const node& function_declarator) {
    std::vector<parameter> out;
    for (const node& n : function_declarator.field("parameters").children()) {
        parameter p;
        if (n.is_any("variadic_parameter", "...")) {
            p.variadic = p.optional = true;
        } else if (n.is("identifier")) {
            p.name = n.text();
        } else if (n.is_any("parameter_declaration", "optional_parameter_declaration",
                            "variadic_parameter_declaration")) {
            const c_declarator d = read_declarator(n.field("declarator"));
            p.name = d.name.text();
            p.type = type_without_name(c_declaration(n), d);
            p.default_text = trimmed(as_written(n.field("default_value")));
            p.variadic = n.is("variadic_parameter_declaration");
            p.optional = p.variadic || n.is("optional_parameter_declaration");
            if (p.name.empty() && p.type == "void") continue;
        } else {
            continue;
        }
        out.push_back(std::move(p));
    }
    return out;
}

std::vector<std::string> c_attributes(const c_declaration& declaration, const c_declarator& d) {
    std::vector<std::string> out;
    const auto take = [&out](const std::vector<node>& parts) {
        for (const node& n : parts) {
            if (n.is("attribute_declaration")) {
                for (const node& attribute : n.named_children()) out.push_back(on_one_line(attribute));
            } else if (n.is("attribute_specifier")) {
                const std::string_view text = n.first("argument_list").text();
                if (text.size() > 2) out.push_back(on_one_line(trimmed(text.substr(1, text.size() - 2))));
            }
        }
    };
    take(declaration.parts);
    if (d.function) take(d.function.children());
    return out;
}

bool is_deprecated(const std::vector<std::string>& attributes) {
    for (const std::string& a : attributes) {
        std::string_view name = std::string_view(a).substr(0, a.find_first_of("( "));
        if (const std::size_t colons = name.rfind("::"); colons != name.npos) name = name.substr(colons + 2);
        if (name == "deprecated" || name == "__deprecated__") return true;
    }
    return false;
}

} // namespace delta::syntax
