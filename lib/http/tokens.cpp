// SPDX-License-Identifier: Apache-2.0
#include "http/tokens.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::http {
namespace {

constexpr char lower(char c) {
    return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace

bool is_same(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool has_token(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const std::string_view item = list.substr(0, list.find(','));
        if (is_same(trim(item.substr(0, item.find(';'))), word)) return true;
        list.remove_prefix(std::min(list.size(), item.size() + 1));
    }
    return false;
}

bool is_field_name(std::string_view name) {
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return is_alpha(c) || is_digit(c) || marks.find(c) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view value) {
    // Without a way out, so that many bytes are looked at in one step.
    bool is_clean = true;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        is_clean &= (byte >= 0x20 && byte != 0x7f) || c == '\t';
    }
    return is_clean;
}

} // namespace delta::http
