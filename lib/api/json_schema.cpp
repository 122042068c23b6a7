// SPDX-License-Identifier: Apache-2.0
#include "api/json_schema.hpp"

#include <boost/json/array.hpp>
#include <string_view>

#include "api/text_rules.hpp"

namespace delta::api {

namespace {

using boost::json::array;
using boost::json::object;

std::string_view type_name(shape is) {
    switch (is) {
        case shape::text:
            return "string";
        case shape::integer:
            return "integer";
        case shape::number:
            return "number";
        case shape::boolean:
            return "boolean";
        case shape::object:
            return "object";
        case shape::array:
            return "array";
    }
    return "";
}

void add_type(object& out, const schema& of) {
    if (of.nullable)
        out["type"] = array{type_name(of.is), "null"};
    else
        out["type"] = type_name(of.is);
}

void add_bounds(object& out, const schema& of) {
    const bool counts = of.is == shape::integer || of.is == shape::number;
    const bool is_text = of.is == shape::text;
    if (of.least) out[counts ? "minimum" : is_text ? "minLength" : "minItems"] = *of.least;
    if (of.most) out[counts ? "maximum" : is_text ? "maxLength" : "maxItems"] = *of.most;
    // PostgreSQL keeps no such character. A text without bounds is an answer.
    if (is_text && of.most) out["pattern"] = "^[^\\u0000]*$";
}

void add_text_rules(object& out, const schema& of) {
    if (!of.choices.empty()) {
        array choices(of.choices.begin(), of.choices.end());
        if (of.nullable) choices.emplace_back(nullptr);
        out["enum"] = std::move(choices);
    }
    if (of.format == text_format::uuid) out["format"] = "uuid";
    if (of.format == text_format::date) out["format"] = "date";
    if (of.format == text_format::date_time) out["format"] = "date-time";
    // The format "email" would be ASCII alone, and we take names of other scripts.
    if (of.format == text_format::email) out["pattern"] = email_pattern;
}

object write(const schema& of, object& components);

void add_properties(object& out, const schema& of, object& components) {
    object properties;
    array required;
    for (const property& p : of.properties) {
        properties[p.name] = to_json_schema(p.is, components);
        if (p.required) required.emplace_back(p.name);
    }
    if (!properties.empty()) out["properties"] = std::move(properties);
    if (!required.empty()) out["required"] = std::move(required);
}

object write(const schema& of, object& components) {
    object out;
    add_type(out, of);
    if (!of.description.empty()) out["description"] = of.description;
    add_bounds(out, of);
    add_text_rules(out, of);
    if (of.is == shape::object) add_properties(out, of, components);
    if (of.items) out["items"] = to_json_schema(*of.items, components);
    return out;
}

} // namespace

object to_json_schema(const schema& of, object& components) {
    if (of.name.empty()) return write(of, components);
    if (!components.contains(of.name)) {
        schema plain = of;
        plain.nullable = false;
        // The name is taken before its parts are written, so that components stand in the order of first use.
        components[of.name] = nullptr;
        components[of.name] = write(plain, components);
    }
    object reference{{"$ref", "#/components/schemas/" + of.name}};
    if (!of.nullable) return reference;
    return {{"anyOf", array{std::move(reference), object{{"type", "null"}}}}};
}

} // namespace delta::api
