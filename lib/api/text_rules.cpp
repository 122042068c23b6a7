// SPDX-License-Identifier: Apache-2.0
#include "api/text_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "store/uuid.hpp"

namespace delta::api {

namespace {

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string counted(std::int64_t count, std::string_view unit) {
    return fmt::format("{} {}", count, count == 1 ? unit.substr(0, unit.size() - 1) : unit);
}

} // namespace

bool is_email(std::string_view s) {
    const std::size_t at = s.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64) return false;
    const std::string_view domain = s.substr(at + 1);
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos || dot == 0 || domain.ends_with('.') || domain.contains("..")) return false;
    return std::ranges::none_of(domain, [](char c) { return c == '@'; }) && std::ranges::none_of(s, [](char c) {
               return is_space(c) || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
           });
}

std::optional<std::string> find_length_fault(const schema& expected, std::size_t length, std::string_view unit) {
    const auto size = static_cast<std::int64_t>(length);
    if (expected.least && size < *expected.least) {
        if (*expected.least == 1 && size == 0) return "must not be empty";
        return "must have at least " + counted(*expected.least, unit);
    }
    if (expected.most && size > *expected.most) return "must have at most " + counted(*expected.most, unit);
    return std::nullopt;
}

std::optional<std::string> find_fault(const schema& expected, std::string_view text) {
    if (text.contains('\0')) return "must not contain the character U+0000";
    if (std::optional<std::string> fault = find_length_fault(expected, count_characters(text), "characters"))
        return fault;
    if (!expected.choices.empty() && std::ranges::find(expected.choices, text) == expected.choices.end())
        return "must be one of " + join(expected.choices, ", ");
    if (expected.format == text_format::uuid && !store::is_uuid(text)) return "must be a UUID";
    if (expected.format == text_format::email && !is_email(text)) return "must be an e-mail address";
    return std::nullopt;
}

} // namespace delta::api
