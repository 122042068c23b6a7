// SPDX-License-Identifier: Apache-2.0
#include "llm/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <cctype>
#include <stdexcept>
#include <string_view>

#include "base/utf8.hpp"

namespace delta::llm {
namespace {

using boost::json::object;
using boost::json::value;

using fault = std::optional<std::string>;

constexpr std::array<std::string_view, 8> known{"type",  "properties", "required",  "additionalProperties",
                                                "items", "enum",       "maxLength", "maxItems"};

std::string_view text_of(const object& in, std::string_view key) {
    const value* const found = in.if_contains(key);
    return found && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
}

std::size_t limit_of(const object& in, std::string_view key) {
    const value* const found = in.if_contains(key);
    return found ? found->to_number<std::size_t>() : static_cast<std::size_t>(-1);
}

bool has_type(const value& v, std::string_view type) {
    if (type == "object") return v.is_object();
    if (type == "array") return v.is_array();
    if (type == "string") return v.is_string();
    if (type == "boolean") return v.is_bool();
    if (type == "number") return v.is_number();
    if (type == "integer") return v.is_int64() || v.is_uint64();
    throw std::logic_error(fmt::format("a schema with the type {}", type));
}

std::size_t characters_of(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) ++count;
    return count;
}

fault look(const value& v, const value& schema, const std::string& path);

fault look_at_members(const object& v, const object& schema, const std::string& path) {
    const value* const required = schema.if_contains("required");
    if (required)
        for (const value& name : required->as_array())
            if (!v.contains(name.as_string())) return fmt::format("{}.{} is missing", path, name.as_string().c_str());
    const value* const properties = schema.if_contains("properties");
    const value* const others = schema.if_contains("additionalProperties");
    for (const auto& member : v) {
        const value* const wanted = properties ? properties->as_object().if_contains(member.key()) : nullptr;
        // Its name is the model's: it is not repeated.
        if (!wanted && others && others->is_bool() && !others->as_bool())
            return fmt::format("{} has a member that was not asked for", path);
        if (!wanted) continue;
        if (fault found = look(member.value(), *wanted, fmt::format("{}.{}", path, std::string_view(member.key()))))
            return found;
    }
    return std::nullopt;
}

fault look(const value& v, const value& schema, const std::string& path) {
    const object& wanted = schema.as_object();
    for (const auto& keyword : wanted)
        if (std::ranges::find(known, std::string_view(keyword.key())) == known.end())
            throw std::logic_error(fmt::format("a schema with {}", std::string_view(keyword.key())));
    const std::string_view type = text_of(wanted, "type");
    if (!has_type(v, type)) return fmt::format("{} is no {}", path, type);
    if (const value* const choices = wanted.if_contains("enum"))
        if (std::ranges::find(choices->as_array(), v) == choices->as_array().end())
            return fmt::format("{} is none of {}", path, boost::json::serialize(*choices));
    if (v.is_string() && characters_of(v.get_string()) > limit_of(wanted, "maxLength"))
        return fmt::format("{} is longer than {} characters", path, limit_of(wanted, "maxLength"));
    if (v.is_object()) return look_at_members(v.get_object(), wanted, path);
    if (!v.is_array()) return std::nullopt;
    if (v.get_array().size() > limit_of(wanted, "maxItems"))
        return fmt::format("{} has more than {} items", path, limit_of(wanted, "maxItems"));
    for (std::size_t i = 0; i < v.get_array().size(); ++i)
        if (fault found = look(v.get_array()[i], wanted.at("items"), fmt::format("{}[{}]", path, i))) return found;
    return std::nullopt;
}

// The schema with `change` made to each object of it that is a schema itself.
template <class Change>
value rewrite(const value& schema, const Change& change) {
    object out;
    for (const auto& member : schema.as_object()) {
        if (member.key() == "properties") {
            object properties;
            for (const auto& p : member.value().as_object()) properties[p.key()] = rewrite(p.value(), change);
            out["properties"] = std::move(properties);
        } else if (member.key() == "items") {
            out["items"] = rewrite(member.value(), change);
        } else {
            out[member.key()] = member.value();
        }
    }
    change(out);
    return out;
}

} // namespace

fault find_schema_fault(const value& v, const value& schema) {
    return look(v, schema, "answer");
}

value to_gemini_schema(const value& schema) {
    return rewrite(schema, [](object& one) {
        std::string type(text_of(one, "type"));
        std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        one["type"] = type;
        one.erase("additionalProperties");
        for (const char* const limit : {"maxLength", "maxItems"})
            if (const value* const found = one.if_contains(limit)) one[limit] = boost::json::serialize(*found);
        if (const value* const properties = one.if_contains("properties")) {
            boost::json::array order;
            for (const auto& p : properties->as_object()) order.emplace_back(p.key());
            one["propertyOrdering"] = std::move(order);
        }
    });
}

value to_strict_schema(const value& schema) {
    return rewrite(schema, [](object& one) {
        one.erase("maxLength");
        one.erase("maxItems");
    });
}

} // namespace delta::llm
