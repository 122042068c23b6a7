// SPDX-License-Identifier: Apache-2.0
#include "docs/rst_lines.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::docs {
namespace {

constexpr std::size_t shortest_certain_adornment = 4;
constexpr std::size_t longest_enumerator = 6;
constexpr std::size_t longest_field_name = 200;
constexpr std::size_t directive_name_limit = 80;

bool is_punctuation(char c) {
    return c > ' ' && c < 0x7F && !is_alpha(c) && !is_digit(c);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

bool is_enumerator(std::string_view word) {
    if (word == "#") return true;
    if (word.empty() || word.size() > longest_enumerator) return false;
    if (std::ranges::all_of(word, is_digit)) return true;
    if (word.size() == 1) return is_alpha(word.front());
    return word.find_first_not_of("ivxlc") == word.npos || word.find_first_not_of("IVXLC") == word.npos;
}

// Takes one "-f FILE" or "--file=FILE" at `at`; the place behind it, or `at` when there is none.
std::size_t option_end(std::string_view text, std::size_t at) {
    const bool is_long = text.substr(at).starts_with("--");
    std::size_t i = at + (is_long ? 2 : 1);
    if (i >= text.size() || text[at] != '-' || !(is_alpha(text[i]) || is_digit(text[i]) || text[i] == '?')) return at;
    ++i;
    if (is_long)
        while (i < text.size() && (is_word(text[i]) || text[i] == '-')) ++i;
    const std::size_t name_end = i;
    if (i < text.size() && (text[i] == '=' || text[i] == ' ')) ++i;
    if (i >= text.size()) return name_end;
    if (text[i] == '<') {
        const std::size_t close = text.find('>', i);
        return close == text.npos ? name_end : close + 1;
    }
    if (!is_alpha(text[i])) return name_end;
    while (i < text.size() && (is_word(text[i]) || text[i] == '-')) ++i;
    return i;
}

// Length of the UTF-8 sequence that `lead` begins; a stray byte counts as one.
std::size_t sequence_length(unsigned char lead) {
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

// The wide blocks are told well enough by the first byte: E1 84 (Jamo) to ED (Hangul) and EF BC (full width), F0 9F
// (emoji); the few narrow ones among them do not stand in tables.
std::size_t columns_of(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence.front());
    if (lead >= 0x80 && lead < 0xC0) return 0;
    if (lead >= 0xE3 && lead <= 0xED) return 2;
    return lead >= 0xF0 ? 2 : 1;
}

template <class Step>
void walk_columns(std::string_view text, Step step) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::min(sequence_length(static_cast<unsigned char>(text[at])), text.size() - at);
        if (!step(at, columns_of(text.substr(at, length)))) return;
        at += length;
    }
}

} // namespace

bool is_adornment(std::string_view text) {
    return text.size() >= 2 && is_punctuation(text.front()) &&
           text.find_first_not_of(text.front()) == std::string_view::npos;
}

bool adorns(std::string_view line, std::string_view title) {
    if (!is_adornment(line) || is_adornment(title)) return false;
    return line.size() >= shortest_certain_adornment || (line != "::" && line.size() >= display_width(title));
}

std::size_t bullet_length(std::string_view text) {
    constexpr std::array<std::string_view, 6> marks = {"*", "-", "+", "\u2022", "\u2023", "\u2043"};
    for (const std::string_view mark : marks) {
        if (!text.starts_with(mark)) continue;
        if (text.size() == mark.size()) return mark.size();
        return is_space(text[mark.size()]) ? skip_blanks(text, mark.size()) : 0;
    }
    return 0;
}

std::size_t enumerator_length(std::string_view text) {
    const std::size_t begin = text.starts_with('(') ? 1 : 0;
    const std::size_t end = text.find_first_of(".)", begin);
    if (end == text.npos || (begin == 1 && text[end] != ')')) return 0;
    if (!is_enumerator(text.substr(begin, end - begin))) return 0;
    if (end + 1 == text.size()) return text.size();
    return is_space(text[end + 1]) ? skip_blanks(text, end + 1) : 0;
}

std::optional<field_head> find_field(std::string_view text) {
    if (text.size() < 3 || text.front() != ':' || text[1] == ':' || is_space(text[1])) return std::nullopt;
    const std::size_t limit = std::min(text.size(), longest_field_name);
    for (std::size_t at = 2; at < limit; ++at) {
        if (text[at] != ':' || text[at - 1] == '\\') continue;
        if (at + 1 == text.size() || is_space(text[at + 1]))
            return field_head{text.substr(1, at - 1), skip_blanks(text, at + 1)};
        if (text[at + 1] == '`') return std::nullopt;
    }
    return std::nullopt;
}

std::optional<option_head> find_options(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        const std::size_t end = option_end(text, at);
        if (end == at) return std::nullopt;
        if (end == text.size()) return option_head{end, end};
        if (text.substr(end).starts_with("  ") || text[end] == '\t') return option_head{end, skip_blanks(text, end)};
        if (!text.substr(end).starts_with(", ")) return std::nullopt;
        at = end + 2;
    }
}

std::optional<directive_head> find_directive(std::string_view text) {
    const std::size_t colons = text.substr(0, directive_name_limit).find("::");
    if (colons == text.npos || colons == 0) return std::nullopt;
    const std::string_view name = text.substr(0, colons);
    const auto fits = [](char c) { return is_word(c) || std::string_view("-+.:").find(c) != std::string_view::npos; };
    if (!std::ranges::all_of(name, fits)) return std::nullopt;
    if (colons + 2 < text.size() && !is_space(text[colons + 2])) return std::nullopt;
    return directive_head{name, skip_blanks(text, colons + 2)};
}

bool is_simple_border(std::string_view text) {
    return text.starts_with('=') && text.find_first_not_of("= ") == text.npos && text.find(' ') != text.npos;
}

bool is_simple_rule(std::string_view text) {
    if (text.empty() || (text.front() != '=' && text.front() != '-')) return false;
    return text.find_first_not_of(text.front() == '=' ? "= " : "- ") == text.npos;
}

bool is_grid_border(std::string_view text) {
    return text.size() >= 3 && text.front() == '+' && text.back() == '+' && (text[1] == '-' || text[1] == '=') &&
           text.find_first_not_of("+-=") == text.npos;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    walk_columns(text, [&](std::size_t, std::size_t columns) {
        width += columns;
        return true;
    });
    return width;
}

std::vector<std::size_t> column_offsets(std::string_view text, const std::vector<std::size_t>& columns) {
    std::vector<std::size_t> offsets;
    std::size_t width = 0;
    walk_columns(text, [&](std::size_t at, std::size_t wide) {
        while (offsets.size() < columns.size() && width >= columns[offsets.size()]) offsets.push_back(at);
        width += wide;
        return offsets.size() < columns.size();
    });
    offsets.resize(columns.size(), text.size());
    return offsets;
}

} // namespace delta::docs
