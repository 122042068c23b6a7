// SPDX-License-Identifier: Apache-2.0
#include "api/validate.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "api/text_rules.hpp"

namespace delta::api {

namespace {

using boost::json::value;

std::string_view name_of(shape is) {
    switch (is) {
        case shape::text:
            return "text";
        case shape::integer:
            return "a whole number";
        case shape::number:
            return "a number";
        case shape::boolean:
            return "true or false";
        case shape::object:
            return "an object";
        case shape::array:
            return "a list";
    }
    return "";
}

std::string_view name_of(const value& v) {
    if (v.is_null()) return "null";
    if (v.is_bool()) return v.get_bool() ? "true" : "false";
    if (v.is_number()) return "a number";
    if (v.is_string()) return "text";
    return v.is_array() ? "a list" : "an object";
}

// JSON has one kind of number: 5.0 is whole.
bool is_whole(const value& v) {
    if (v.is_int64()) return true;
    return v.is_double() && std::trunc(v.get_double()) == v.get_double() && std::abs(v.get_double()) < 9e15;
}

bool has_shape(const value& v, shape expected) {
    switch (expected) {
        case shape::text:
            return v.is_string();
        case shape::integer:
            return is_whole(v);
        case shape::number:
            return v.is_number();
        case shape::boolean:
            return v.is_bool();
        case shape::object:
            return v.is_object();
        case shape::array:
            return v.is_array();
    }
    return false;
}

std::optional<std::string> find_number_fault(const schema& expected, double number) {
    const bool low = expected.least && number < static_cast<double>(*expected.least);
    const bool high = expected.most && number > static_cast<double>(*expected.most);
    if (!low && !high) return std::nullopt;
    if (expected.least && expected.most && *expected.most != INT64_MAX)
        return fmt::format("must be from {} to {}", *expected.least, *expected.most);
    return low ? fmt::format("must be at least {}", *expected.least)
               : fmt::format("must be at most {}", *expected.most);
}

class visitor {
  public:
    std::vector<field_error> found;

    void visit(const schema& expected, const value& v, const std::string& path) {
        if (v.is_null() && expected.nullable) return;
        // A number of 64 bits unsigned is whole too, but none of ours is so large.
        if (!has_shape(v, expected.is)) {
            if (expected.is == shape::integer && v.is_number())
                add(path, v.is_uint64() ? "is too large" : "must be a whole number");
            else
                add(path, fmt::format("must be {}, not {}", name_of(expected.is), name_of(v)));
            return;
        }
        if (v.is_string()) add_if(path, find_fault(expected, v.get_string()));
        if (v.is_number()) add_if(path, find_number_fault(expected, v.to_number<double>()));
        if (v.is_object()) visit_properties(expected, v.get_object(), path);
        if (v.is_array()) visit_items(expected, v.get_array(), path);
    }

  private:
    void visit_properties(const schema& expected, const boost::json::object& o, const std::string& path) {
        for (const property& p : expected.properties) {
            const std::string name = path.empty() ? p.name : path + "." + p.name;
            if (const value* const member = o.if_contains(p.name))
                visit(p.is, *member, name);
            else if (p.required)
                add(name, "is missing");
        }
    }

    void visit_items(const schema& expected, const boost::json::array& a, const std::string& path) {
        if (std::optional<std::string> fault = find_length_fault(expected, a.size(), "elements"))
            return add(path, *fault);
        if (!expected.items) return;
        for (std::size_t i = 0; i < a.size(); ++i) visit(*expected.items, a[i], fmt::format("{}[{}]", path, i));
    }

    void add(const std::string& path, std::string message) {
        found.push_back({path.empty() ? "body" : path, std::move(message)});
    }
    void add_if(const std::string& path, std::optional<std::string> fault) {
        if (fault) add(path, *std::move(fault));
    }
};

std::optional<std::string_view> find_value(const parameter& p, const http::request& from) {
    switch (p.in) {
        case place::path: {
            const auto found = from.parameters.find(p.name);
            return found == from.parameters.end() ? std::nullopt : std::optional<std::string_view>(found->second);
        }
        case place::query:
            return from.find_query(p.name);
        case place::header:
            return from.headers.find(p.name);
    }
    return std::nullopt;
}

std::optional<std::string> find_fault_of_text(const schema& expected, std::string_view text) {
    if (expected.is != shape::integer) return find_fault(expected, text);
    std::int64_t number = 0;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const std::from_chars_result read = std::from_chars(begin, end, number);
    if (read.ec == std::errc::invalid_argument || read.ptr != end) return "must be a whole number";
    if (read.ec == std::errc::result_out_of_range) return "is too large";
    return find_number_fault(expected, static_cast<double>(number));
}

} // namespace

std::vector<field_error> validate(const schema& expected, const boost::json::value& body) {
    visitor all;
    all.visit(expected, body, "");
    return std::move(all.found);
}

std::vector<field_error> validate_parameters(const operation& of, const http::request& from) {
    std::vector<field_error> found;
    for (const parameter& p : of.parameters) {
        const std::optional<std::string_view> given = find_value(p, from);
        if (!given) {
            if (p.required) found.push_back({p.name, "is missing"});
            continue;
        }
        if (std::optional<std::string> fault = find_fault_of_text(p.is, *given))
            found.push_back({p.name, *std::move(fault)});
    }
    return found;
}

} // namespace delta::api
