// SPDX-License-Identifier: Apache-2.0
#include "api/text_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "store/uuid.hpp"

namespace delta::api {

namespace {

// The control characters above ASCII, U+0080 to U+009F, are two bytes of UTF-8 each.
bool has_blank_or_control(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto code = static_cast<unsigned char>(utf8[at]);
        if (code <= 0x20 || code == 0x7F) return true;
        if (code == 0xC2 && at + 1 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) < 0xA0) return true;
    }
    return false;
}

// Of a domain. Names in other scripts than Latin are taken as they are.
bool is_label(std::string_view s) {
    return !s.empty() && std::ranges::all_of(s, [](char c) {
        return is_alpha(c) || is_digit(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    });
}

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
    if (at == std::string_view::npos || at == 0) return false;
    const std::string_view name = s.substr(0, at);
    const std::vector<std::string_view> labels = split(s.substr(at + 1), '.');
    return count_characters(name) <= 64 && !has_blank_or_control(s) && labels.size() > 1 &&
           std::ranges::all_of(labels, is_label);
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
