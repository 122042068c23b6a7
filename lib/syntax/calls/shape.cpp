// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/shape.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <span>

namespace delta::syntax {
namespace {

constexpr shape python_shapes[] = {{"call", role::call, "", "function", "arguments"},
                                   {"decorator", role::decorator, "", "", ""},
                                   {"attribute", role::member, "object", "attribute", ""},
                                   {"await", role::wrapper, "", "", ""},
                                   {"subscript", role::subscript, "value", "subscript", ""}};

constexpr shape javascript_shapes[] = {{"call_expression", role::call, "", "function", "arguments"},
                                       {"new_expression", role::call, "", "constructor", "arguments"},
                                       {"decorator", role::decorator, "", "", ""},
                                       {"member_expression", role::member, "object", "property", ""},
                                       {"await_expression", role::wrapper, "", "", ""},
                                       {"non_null_expression", role::wrapper, "", "", ""},
                                       {"instantiation_expression", role::wrapper, "", "", ""},
                                       {"subscript_expression", role::subscript, "object", "index", ""},
                                       {"variable_declarator", role::declaration, "", "name", ""}};

constexpr shape go_shapes[] = {{"call_expression", role::call, "", "function", "arguments"},
                               {"composite_literal", role::struct_literal, "", "type", "body"},
                               {"selector_expression", role::member, "operand", "field", ""},
                               {"qualified_type", role::member, "package", "name", ""},
                               {"generic_type", role::wrapper, "", "", ""},
                               {"index_expression", role::wrapper, "", "", ""},
                               {"field_declaration", role::tagged_field, "", "name", ""}};

constexpr shape rust_shapes[] = {{"call_expression", role::call, "", "function", "arguments"},
                                 {"macro_invocation", role::call, "", "macro", ""},
                                 {"attribute_item", role::decorator, "", "", "arguments"},
                                 {"field_expression", role::member, "value", "field", ""},
                                 {"scoped_identifier", role::member, "path", "name", ""},
                                 {"generic_function", role::wrapper, "", "", ""}};

constexpr shape java_shapes[] = {{"method_invocation", role::call, "object", "name", "arguments"},
                                 {"object_creation_expression", role::call, "", "type", "arguments"},
                                 {"annotation", role::decorator, "", "name", "arguments"},
                                 {"marker_annotation", role::decorator, "", "name", ""},
                                 {"field_access", role::member, "object", "field", ""},
                                 {"scoped_identifier", role::member, "scope", "name", ""},
                                 {"generic_type", role::wrapper, "", "", ""}};

constexpr shape c_shapes[] = {{"call_expression", role::call, "", "function", "arguments"},
                              {"new_expression", role::call, "", "type", "arguments"},
                              {"field_expression", role::member, "argument", "field", ""},
                              {"qualified_identifier", role::member, "scope", "name", ""},
                              {"template_function", role::wrapper, "", "", ""},
                              {"template_method", role::wrapper, "", "", ""},
                              {"template_type", role::wrapper, "", "", ""},
                              {"dependent_name", role::wrapper, "", "", ""},
                              {"declaration", role::declaration, "", "declarator", ""}};

constexpr shape csharp_shapes[] = {{"invocation_expression", role::call, "", "function", "arguments"},
                                   {"object_creation_expression", role::call, "", "type", "arguments"},
                                   {"attribute", role::decorator, "", "name", "attribute_argument_list"},
                                   {"member_access_expression", role::member, "expression", "name", ""},
                                   {"qualified_name", role::member, "qualifier", "name", ""},
                                   {"conditional_access_expression", role::member, "condition", "", ""},
                                   {"member_binding_expression", role::wrapper, "", "", ""},
                                   {"generic_name", role::wrapper, "", "", ""},
                                   {"await_expression", role::wrapper, "", "", ""},
                                   {"element_access_expression", role::subscript, "expression", "subscript", ""}};

constexpr shape ruby_shapes[] = {{"call", role::call, "receiver", "method", "arguments"},
                                 {"scope_resolution", role::member, "scope", "name", ""},
                                 {"element_reference", role::subscript, "object", "", ""}};

constexpr shape php_shapes[] = {{"function_call_expression", role::call, "", "function", "arguments"},
                                {"member_call_expression", role::call, "object", "name", "arguments"},
                                {"nullsafe_member_call_expression", role::call, "object", "name", "arguments"},
                                {"scoped_call_expression", role::call, "scope", "name", "arguments"},
                                {"object_creation_expression", role::call, "", "", "arguments"},
                                {"attribute", role::decorator, "", "", "parameters"},
                                {"member_access_expression", role::member, "object", "name", ""},
                                {"qualified_name", role::member, "prefix", "", ""},
                                {"subscript_expression", role::subscript, "", "", ""}};

constexpr shape kotlin_shapes[] = {{"call_expression", role::call, "", "", "value_arguments"},
                                   {"annotation", role::decorator, "", "", "value_arguments"},
                                   {"navigation_expression", role::member, "", "", ""},
                                   {"indexing_expression", role::subscript, "", "", ""}};

constexpr shape bash_shapes[] = {{"command", role::command, "", "name", ""},
                                 {"expansion", role::expansion, "", "", ""},
                                 {"case_item", role::case_arm, "", "value", ""}};

std::span<const shape> shapes_of(language lang) {
    switch (lang) {
        case language::python:
            return python_shapes;
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return javascript_shapes;
        case language::go:
            return go_shapes;
        case language::rust:
            return rust_shapes;
        case language::java:
            return java_shapes;
        case language::c:
        case language::cpp:
            return c_shapes;
        case language::csharp:
            return csharp_shapes;
        case language::ruby:
            return ruby_shapes;
        case language::php:
            return php_shapes;
        case language::kotlin:
            return kotlin_shapes;
        case language::bash:
            return bash_shapes;
        default:
            return {};
    }
}

} // namespace

shape_table::shape_table(language lang) : shapes_(1) {
    const std::span<const shape> wanted = shapes_of(lang);
    shapes_.insert(shapes_.end(), wanted.begin(), wanted.end());
    const TSLanguage* const of = grammar(lang);
    // The last entry stands for symbols outside the table (the error symbol is 65535).
    index_.assign(std::size_t{UINT16_MAX} + 1, 0);
    for (std::uint32_t symbol = 0; symbol < ts_language_symbol_count(of); ++symbol) {
        const TSSymbol id = static_cast<TSSymbol>(symbol);
        if (ts_language_symbol_type(of, id) != TSSymbolTypeRegular) continue;
        const std::string_view name = ts_language_symbol_name(of, id);
        for (std::size_t i = 1; i < shapes_.size(); ++i)
            if (shapes_[i].kind == name) index_[symbol] = static_cast<std::uint8_t>(i);
    }
}

const shape_table& find_shapes(language lang) {
    static std::array<std::once_flag, 32> built;
    static std::array<std::unique_ptr<const shape_table>, 32> tables;
    const std::size_t slot = static_cast<std::size_t>(lang);
    std::call_once(built.at(slot), [&] { tables.at(slot) = std::make_unique<const shape_table>(lang); });
    return *tables.at(slot);
}

} // namespace delta::syntax
