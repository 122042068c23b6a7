// SPDX-License-Identifier: Apache-2.0
#include "pg/text_format.hpp"

namespace delta::pg {
namespace {

// Reads `digits` digits and then `after` off the front of `text`.
bool take(std::string_view& text, std::size_t digits, std::string_view after, int& number) {
    if (text.size() < digits) return false;
    number = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return false;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    if (!text.starts_with(after)) return false;
    text.remove_prefix(after.size());
    return true;
}

// ".5" is half a second: PostgreSQL leaves zeros at the end out.
bool take_fraction(std::string_view& text, int& microseconds) {
    microseconds = 0;
    if (!text.starts_with('.')) return true;
    text.remove_prefix(1);
    int scale = 100'000;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9' && scale > 0) {
        microseconds += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
    }
    return true;
}

// One element of an array, quoted or bare, off the front.
bool take_element(std::string_view& text, std::string& element) {
    const bool quoted = text.starts_with('"');
    if (quoted) text.remove_prefix(1);
    while (!text.empty()) {
        const char c = text.front();
        if (quoted ? c == '"' : c == ',' || c == '}') break;
        if (!quoted && c == '{') return false;
        if (c == '\\') {
            text.remove_prefix(1);
            if (text.empty()) return false;
        }
        element += text.front();
        text.remove_prefix(1);
    }
    if (!quoted) {
        if (element == "NULL") element.clear();
        return true;
    }
    if (text.empty()) return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

std::optional<timestamp> read_timestamp(std::string_view text) {
    using namespace std::chrono;
    int y = 0;
    int mo = 0;
    int d = 0;
    int h = 0;
    int mi = 0;
    int s = 0;
    int us = 0;
    const bool read = take(text, 4, "-", y) && take(text, 2, "-", mo) && take(text, 2, " ", d) &&
                      take(text, 2, ":", h) && take(text, 2, ":", mi) && take(text, 2, "", s) &&
                      take_fraction(text, us) && text == "+00";
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
    if (!read || !date.ok()) return std::nullopt;
    return sys_days(date) + hours(h) + minutes(mi) + seconds(s) + microseconds(us);
}

std::optional<std::vector<std::string>> read_array(std::string_view text) {
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') return std::nullopt;
    text.remove_prefix(1);
    std::vector<std::string> values;
    if (text == "}") return values;
    while (true) {
        if (!take_element(text, values.emplace_back()) || text.empty()) return std::nullopt;
        const char next = text.front();
        text.remove_prefix(1);
        if (next == '}') return text.empty() ? std::optional(std::move(values)) : std::nullopt;
        if (next != ',') return std::nullopt;
    }
}

std::string write_array(const std::vector<std::string>& values) {
    std::string text = "{";
    for (const std::string& value : values) {
        if (text.size() > 1) text += ',';
        text += '"';
        for (const char c : value) {
            if (c == '"' || c == '\\') text += '\\';
            text += c;
        }
        text += '"';
    }
    return text + '}';
}

} // namespace delta::pg
