// SPDX-License-Identifier: Apache-2.0
#include "docs/adoc_lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {
namespace {

constexpr std::size_t longest_marker = 6;
constexpr std::size_t longest_term = 200;
constexpr std::size_t longest_target = 1000;

bool is_run_of(std::string_view text, char mark) {
    return text.find_first_not_of(mark) == text.npos;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
}

std::size_t letters(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return width;
}

std::string_view unquoted(std::string_view text) {
    text = trim(text);
    const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

// Splits at commas outside quotes.
std::vector<std::string_view> split_attributes(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0 ? c == quote : (c == '"' || c == '\'')) quote = quote != 0 ? '\0' : c;
        if (c != ',' || quote != 0) continue;
        out.push_back(text.substr(begin, at - begin));
        begin = at + 1;
    }
    out.push_back(text.substr(begin));
    return out;
}

// "source#id.role%option": a style and its shorthands.
void read_first_attribute(std::string_view text, adoc_block_attributes& into) {
    std::size_t end = std::min(text.find_first_of("#.%"), text.size());
    if (end > 0) into.style = trim(text.substr(0, end));
    while (end < text.size()) {
        const std::size_t next = std::min(text.find_first_of("#.%", end + 1), text.size());
        const std::string_view value = text.substr(end + 1, next - end - 1);
        if (text[end] == '#' && !value.empty()) into.anchors.push_back(value);
        if (text[end] == '%' && value == "header") into.header = true;
        end = next;
    }
}

void read_named_attribute(std::string_view name, std::string_view value, adoc_block_attributes& into) {
    if (name == "cols") into.columns = value;
    if (name == "lang" || name == "language") into.language = value;
    if (name == "id" && !value.empty()) into.anchors.push_back(value);
    if (name == "separator") into.separator = value;
    if (name == "format") into.format = value;
    if ((name == "options" || name == "opts") && value.find("header") != value.npos) into.header = true;
}

} // namespace

adoc_fence find_adoc_fence(std::string_view text) {
    if (text == "--") return adoc_fence::container;
    if (text == "```" || (text.starts_with("```") && text.find('`', 3) == text.npos)) return adoc_fence::listing;
    if (text.size() == 4 && text.ends_with("===") &&
        std::string_view("|,:!").find(text.front()) != std::string_view::npos)
        return adoc_fence::table;
    if (text.size() < 4 || !is_run_of(text, text.front())) return adoc_fence::none;
    switch (text.front()) {
        case '-':
            return adoc_fence::listing;
        case '.':
            return adoc_fence::literal;
        case '+':
            return adoc_fence::passthrough;
        case '/':
            return adoc_fence::comment;
        case '=':
        case '*':
        case '_':
            return adoc_fence::container;
        default:
            return adoc_fence::none;
    }
}

int adoc_title_level(std::string_view text) {
    const char mark = text.empty() ? ' ' : text.front();
    if (mark != '=' && mark != '#') return 0;
    const std::size_t marks = std::min(text.find_first_not_of(mark), text.size());
    if (marks > longest_marker || marks == text.size() || text[marks] != ' ') return 0;
    return static_cast<int>(marks);
}

int adoc_underline_level(std::string_view line, std::string_view title) {
    constexpr std::string_view marks = "=-~^+";
    const std::size_t level = line.size() < 2 ? marks.npos : marks.find(line.front());
    if (level == marks.npos || !is_run_of(line, line.front())) return 0;
    const std::size_t width = letters(title);
    const bool fits = line.size() + 1 >= width && line.size() <= width + 1;
    return fits && std::ranges::any_of(title, is_word) ? static_cast<int>(level) + 1 : 0;
}

std::optional<adoc_marker> find_adoc_marker(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    if (end == text.size() || end == 0) return std::nullopt;
    const std::string_view mark = text.substr(0, end);
    const std::size_t length = skip_blanks(text, end);
    const bool bullets = (mark.front() == '*' || mark.front() == '.') && is_run_of(mark, mark.front());
    if ((bullets && mark.size() <= longest_marker) || mark == "-" || mark == "\u2022")
        return adoc_marker{std::string(mark), length};
    if (mark.size() < 2 || mark.size() > longest_marker) return std::nullopt;
    const std::string_view inside =
        mark.substr(mark.front() == '<' ? 1 : 0, mark.size() - (mark.front() == '<' ? 2 : 1));
    const bool number = !inside.empty() && std::ranges::all_of(inside, is_digit);
    if (mark.back() == '.' && number) return adoc_marker{"1.", length};
    if (mark.back() == '.' && inside.size() == 1 && is_alpha(inside.front()))
        return adoc_marker{is_lower(inside.front()) ? "a." : "A.", length};
    if (mark.front() == '<' && mark.back() == '>' && (number || inside == ".")) return adoc_marker{"<1>", length};
    return std::nullopt;
}

std::optional<adoc_term> find_adoc_term(std::string_view text) {
    const std::string_view head = text.substr(0, longest_term);
    for (std::size_t at = 1; at + 1 < head.size(); ++at) {
        if ((head[at] != ':' && head[at] != ';') || head[at + 1] != head[at] || is_space(head[at - 1])) continue;
        std::size_t end = at + 2;
        while (end < text.size() && text[end] == head[at] && end < at + 4) ++end;
        if (end < text.size() && !is_space(text[end])) {
            at = end - 1;
            continue;
        }
        return adoc_term{text.substr(0, at), text.substr(at, end - at), skip_blanks(text, end)};
    }
    return std::nullopt;
}

std::optional<adoc_block_macro> find_adoc_macro(std::string_view text) {
    const std::size_t colons = text.substr(0, 40).find("::");
    if (colons == text.npos || colons == 0 || !text.ends_with(']')) return std::nullopt;
    const std::string_view name = text.substr(0, colons);
    if (!std::ranges::all_of(name, [](char c) { return is_word(c) || c == '-'; })) return std::nullopt;
    const std::size_t open = text.substr(0, longest_target).find('[', colons);
    if (open == text.npos || text.substr(colons, open - colons).find(' ') != text.npos) return std::nullopt;
    return adoc_block_macro{name, text.substr(colons + 2, open - colons - 2),
                            text.substr(open + 1, text.size() - open - 2)};
}

std::optional<adoc_attribute> find_adoc_attribute(std::string_view text) {
    if (text.size() < 3 || text.front() != ':') return std::nullopt;
    const std::size_t close = text.find(':', 1);
    if (close == text.npos || close == 1) return std::nullopt;
    const std::string_view name = text.substr(1, close - 1);
    if (!std::ranges::all_of(name, [](char c) { return is_word(c) || c == '-' || c == '!'; })) return std::nullopt;
    if (close + 1 < text.size() && !is_space(text[close + 1])) return std::nullopt;
    return adoc_attribute{name, trim(text.substr(close + 1))};
}

bool read_adoc_attributes(std::string_view text, adoc_block_attributes& into) {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return false;
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (inside.starts_with('[') && inside.ends_with(']')) {
        const std::string_view id = inside.substr(1, inside.size() - 2);
        into.anchors.push_back(trim(id.substr(0, id.find(','))));
        return true;
    }
    // "[1] see there" and "[ ] a task" are prose.
    if (!inside.empty() && inside.find_first_of("[]") != inside.npos) return false;
    std::size_t position = 0;
    for (const std::string_view attribute : split_attributes(inside)) {
        const std::size_t equals = attribute.find('=');
        if (equals != attribute.npos) {
            read_named_attribute(trim(attribute.substr(0, equals)), unquoted(attribute.substr(equals + 1)), into);
            continue;
        }
        if (position == 0) read_first_attribute(trim(attribute), into);
        if (position == 1 && into.style != "quote" && into.style != "verse") into.language = unquoted(attribute);
        ++position;
    }
    return true;
}

std::size_t count_adoc_columns(std::string_view columns) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < columns.size();) {
        const std::size_t end = std::min(columns.find_first_of(",;", at), columns.size());
        const std::string_view column = trim(columns.substr(at, end - at));
        const std::size_t star = column.find('*');
        std::size_t times = 0;
        if (star != column.npos && star < 3)
            for (const char c : column.substr(0, star))
                times = times * 10 + (is_digit(c) ? static_cast<std::size_t>(c - '0') : 0);
        count += std::max<std::size_t>(times, 1);
        at = end + 1;
    }
    return count;
}

} // namespace delta::docs
