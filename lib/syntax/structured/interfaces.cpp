// SPDX-License-Identifier: Apache-2.0
// JSON Schema and OpenAPI: files that describe an interface rather than set it up.
#include <algorithm>
#include <array>

#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

constexpr std::array<std::string_view, 8> methods = {"get",     "post", "put",   "delete",
                                                     "options", "head", "patch", "trace"};

void read_properties(const entry& schema, const std::string& path, collector& out);

void read_property(const entry& property, const std::string& path, collector& out) {
    out.add({.kind = element_kind::config_key,
             .name = property.key,
             .qualified = path,
             .whole = property.whole,
             .value = value_of(property, "default"),
             .type = value_of(property, "type")});
    read_properties(property, path, out);
}

void read_enum(const entry& values, const std::string& path, collector& out) {
    for (const entry& item : values.children)
        if (item.kind == shape::scalar)
            out.add({.kind = element_kind::enum_member,
                     .name = item.value,
                     .qualified = path.empty() ? std::string(item.value) : path + "." + std::string(item.value),
                     .whole = item.whole});
}

// The model's depth bounds the recursion.
void read_properties(const entry& schema, const std::string& path, collector& out) {
    const std::string prefix = path.empty() ? "" : path + ".";
    for (const entry& e : schema.children) {
        if (e.key == "properties") {
            for (const entry& property : e.children) read_property(property, prefix + std::string(property.key), out);
        } else if (e.key == "definitions" || e.key == "$defs") {
            for (const entry& part : e.children) read_properties(part, prefix + std::string(part.key), out);
        } else if (e.key == "enum") {
            read_enum(e, path, out);
        } else if (e.key == "items" || e.key == "additionalProperties") {
            read_properties(e, path, out);
        } else if (e.key == "oneOf" || e.key == "anyOf" || e.key == "allOf") {
            for (const entry& choice : e.children) read_properties(choice, path, out);
        }
    }
}

} // namespace

void read_schema(const entry& root, collector& out) {
    read_properties(root, {}, out);
}

void read_openapi(const entry& root, collector& out) {
    for_each(root, "paths/*/*", [&](const entry& operation, const std::string& path) {
        if (std::ranges::find(methods, operation.key) == methods.end()) return;
        std::string method(operation.key);
        std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        // "paths./users.get" belongs to the route "/users".
        constexpr std::string_view above = "paths.";
        const std::string route = path.substr(above.size(), path.size() - above.size() - method.size() - 1);
        out.add({.kind = element_kind::route,
                 .name = operation.key,
                 .qualified = route,
                 .whole = operation.whole,
                 .spelled = route,
                 .method = method});
    });
    for_each(root, "components/schemas/*",
             [&](const entry& schema, const std::string&) { read_properties(schema, std::string(schema.key), out); });
    for_each(root, "definitions/*",
             [&](const entry& schema, const std::string&) { read_properties(schema, std::string(schema.key), out); });
}

} // namespace delta::syntax::structured
