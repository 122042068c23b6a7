// SPDX-License-Identifier: Apache-2.0
#include "report/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace delta::report {

namespace {

struct range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool is_in(const std::array<range, N>& ranges, char32_t c) {
    return std::ranges::any_of(ranges, [c](const range& r) { return c >= r.first && c <= r.last; });
}

// Controls, marks that turn the direction of text, and characters one cannot see.
constexpr std::array acting{range{0x00, 0x1F},     range{0x7F, 0x9F},     range{0xAD, 0xAD},      range{0x061C, 0x061C},
                            range{0x200B, 0x200B}, range{0x200E, 0x200F}, range{0x2028, 0x202E},  range{0x2060, 0x206F},
                            range{0xFEFF, 0xFEFF}, range{0xFFF9, 0xFFFB}, range{0xE0000, 0xE0FFF}};

// The common blocks that terminals draw two columns wide (East Asian Wide and Fullwidth, emoji).
constexpr std::array wide{range{0x1100, 0x115F},   range{0x2E80, 0x303E},   range{0x3041, 0xA4CF},
                          range{0xA960, 0xA97F},   range{0xAC00, 0xD7A3},   range{0xF900, 0xFAFF},
                          range{0xFE30, 0xFE6F},   range{0xFF00, 0xFF60},   range{0xFFE0, 0xFFE6},
                          range{0x1F300, 0x1F64F}, range{0x1F680, 0x1F6FF}, range{0x1F900, 0x1FAFF},
                          range{0x20000, 0x3FFFD}};

// Combining marks, joiners and variation selectors.
constexpr std::array unseen{range{0x0300, 0x036F}, range{0x0483, 0x0489}, range{0x0591, 0x05BD}, range{0x0610, 0x061A},
                            range{0x064B, 0x065F}, range{0x1AB0, 0x1AFF}, range{0x1DC0, 0x1DFF}, range{0x200C, 0x200D},
                            range{0x20D0, 0x20FF}, range{0xFE00, 0xFE0F}, range{0xFE20, 0xFE2F}};

std::size_t width_of(char32_t c) {
    if (c < 0x300) return 1;
    if (is_in(unseen, c)) return 0;
    return is_in(wide, c) ? 2 : 1;
}

void append_spelled(std::string& out, char32_t c) {
    const auto n = static_cast<unsigned>(c);
    if (c == '\n')
        out += "\\n";
    else if (c == '\r')
        out += "\\r";
    else if (c < 0x80)
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", n);
    else
        fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", n);
}

} // namespace

std::string harmless(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        if (next.value == '\t')
            out += "    ";
        else if (is_in(acting, next.value))
            append_spelled(out, next.value);
        else
            append_utf8(out, next.value);
        at += next.size;
    }
    return out;
}

std::string shown_path(std::string_view path) {
    std::string plain = harmless(path);
    const bool odd = plain != path || path.find_first_of("\"\\") != path.npos || trim(path) != path;
    if (!odd) return plain;
    std::string out = "\"";
    for (std::size_t at = 0; at < path.size();) {
        const code_point next = decode_utf8(path, at);
        if (!next.valid)
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(path[at]));
        else if (next.value == '"' || next.value == '\\')
            out.append(1, '\\').append(1, path[at]);
        else if (is_in(acting, next.value))
            append_spelled(out, next.value);
        else
            append_utf8(out, next.value);
        at += next.size;
    }
    return out + '"';
}

std::size_t display_width(std::string_view s) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        width += width_of(next.value);
        at += next.size;
    }
    return width;
}

std::string cut_to_width(std::string_view s, std::size_t width) {
    constexpr std::string_view dots = "...";
    std::size_t used = 0;
    std::size_t keep = 0; // bytes that still leave room for the dots
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        if (used + dots.size() <= width) keep = at;
        used += width_of(next.value);
        if (used > width) return std::string(s.substr(0, keep)).append(dots.substr(0, width));
        at += next.size;
    }
    return std::string(s);
}

std::string end_within(std::string_view s, std::size_t width) {
    constexpr std::string_view dots = "... ";
    if (display_width(s) <= width) return std::string(s);
    if (width < dots.size()) return {};
    std::size_t over = display_width(s) + dots.size() - width;
    std::size_t at = 0;
    while (at < s.size() && over > 0) {
        const code_point next = decode_utf8(s, at);
        over -= std::min(over, width_of(next.value));
        at += next.size;
    }
    // What combines with a character that was cut belongs to it.
    while (at < s.size() && width_of(decode_utf8(s, at).value) == 0) at += decode_utf8(s, at).size;
    const std::size_t blank = s.find(' ', at > 0 ? at - 1 : 0);
    if (blank != s.npos && blank + 1 < s.size()) at = blank + 1;
    return std::string(dots).append(s.substr(at));
}

std::vector<std::string> wrapped(std::string_view s, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    for (const std::string_view word : split(s, ' ')) {
        if (word.empty()) continue;
        const std::size_t wanted = display_width(word);
        const bool fits = !lines.empty() && used + 1 + wanted <= width;
        if (fits)
            lines.back().append(1, ' ').append(word);
        else
            lines.emplace_back(word);
        used = fits ? used + 1 + wanted : wanted;
    }
    return lines;
}

std::vector<std::string> excerpt_lines(std::string_view excerpt, std::size_t limit) {
    // A sequence cut at the end is not the document's fault: leave it out.
    std::size_t tail = excerpt.size();
    while (tail > 0 && excerpt.size() - tail < 3 && (static_cast<unsigned char>(excerpt[tail - 1]) & 0xC0U) == 0x80U)
        --tail;
    if (tail > 0 && static_cast<unsigned char>(excerpt[tail - 1]) >= 0xC0 && !decode_utf8(excerpt, tail - 1).valid)
        excerpt = excerpt.substr(0, tail - 1);
    std::vector<std::string> out;
    for (const std::string_view line : split_lines(excerpt)) {
        if (out.size() == limit) break;
        out.push_back(harmless(line));
    }
    return out;
}

} // namespace delta::report
