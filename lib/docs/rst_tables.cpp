// SPDX-License-Identifier: Apache-2.0
// The four ways to write a table in reStructuredText.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "docs/rst_reader.hpp"

namespace delta::docs {
namespace {

// Wider tables are nobody's; what stands behind goes into the last column.
constexpr std::size_t most_columns = 64;

std::size_t number_of(std::string_view text) {
    std::size_t number = 0;
    for (const char c : text.substr(0, 3))
        if (is_digit(c)) number = number * 10 + static_cast<std::size_t>(c - '0');
    return number;
}

// Where the columns of "====  ====" begin.
std::vector<std::size_t> simple_columns(std::string_view border) {
    std::vector<std::size_t> columns;
    for (std::size_t at = 0; at < border.size() && columns.size() < most_columns; ++at)
        if (border[at] == '=' && (at == 0 || border[at - 1] == ' ')) columns.push_back(at);
    return columns;
}

} // namespace

void rst_reader::push_row(row& of, bool header, std::uint32_t group) {
    if (of.last == of.first) return;
    block& made = push(block_kind::table_row, of.first, of.last);
    made.cells = std::move(of.cells);
    made.table_header = header;
    made.group = group;
    of = {};
}

// Adds one line to a row. `columns` are counted from the table's left edge; text that runs over a column's end belongs
// to a cell that spans both.
void rst_reader::read_table_line(std::size_t i, const body& b, const std::vector<std::size_t>& columns, row& into) {
    if (into.last == into.first) into = {.first = i, .last = i, .cells = {}};
    into.last = i + 1;
    into.cells.resize(columns.size());
    const std::string_view text = lines_.text(i);
    const auto pad = static_cast<std::size_t>(std::max(lines_[i].indent - b.indent, 0));
    std::vector<std::size_t> shifted;
    for (const std::size_t column : columns) shifted.push_back(column - std::min(column, pad));
    const std::vector<std::size_t> offsets = column_offsets(text, shifted);
    for (std::size_t k = 0; k < columns.size();) {
        std::size_t next = k + 1;
        while (next < columns.size() && offsets[next] > 0 && offsets[next] < text.size() &&
               !is_space(text[offsets[next] - 1]) && text[offsets[next] - 1] != '|')
            ++next;
        std::size_t begin = offsets[k];
        std::size_t end = next < columns.size() ? offsets[next] : text.size();
        if (next < columns.size() && end > begin && text[end - 1] == '|') --end;
        while (begin < end && is_space(text[begin])) ++begin;
        while (end > begin && is_space(text[end - 1])) --end;
        if (begin < end) add_runs(lines_[i].begin + begin, lines_[i].begin + end, into.cells[k]);
        k = next;
    }
}

std::size_t rst_reader::read_simple_table(std::size_t i, const body& b) {
    std::size_t end = i + 1 < b.last ? table_ends_[i + 1] : b.last;
    if (end >= b.last) {
        for (end = i; follows(end + 1, b);) ++end;
    }
    const std::vector<std::size_t> columns = simple_columns(lines_.text(i));
    const std::uint32_t group = next_group();
    bool has_header = false;
    for (std::size_t at = i + 1; at < end; ++at) has_header = has_header || is_simple_border(lines_.text(at));
    row current;
    for (std::size_t at = i + 1; at < end; ++at) {
        const std::string_view text = lines_.text(at);
        const bool border = is_simple_border(text);
        // A first column left empty goes on with the row above.
        const bool begins = border || text.empty() || lines_[at].indent <= b.indent;
        if (begins) push_row(current, has_header, group);
        if (border) has_header = false;
        if (!border && !text.empty() && !(text.starts_with('-') && is_simple_rule(text)))
            read_table_line(at, b, columns, current);
    }
    push_row(current, has_header, group);
    return end + 1;
}

std::size_t rst_reader::read_grid_table(std::size_t i, const body& b) {
    const auto is_part = [&](std::size_t at) {
        return follows(at, b) && (lines_.text(at).front() == '+' || lines_.text(at).front() == '|');
    };
    std::vector<std::size_t> columns;
    std::size_t end = i;
    std::size_t header_end = i;
    for (; is_part(end); ++end) {
        const std::string_view text = lines_.text(end);
        if (!is_grid_border(text)) continue;
        for (std::size_t at = 0; at + 1 < text.size() && columns.size() < most_columns * 2; ++at)
            if (text[at] == '+') columns.push_back(at + 1);
        if (text[1] == '=') header_end = end;
        std::ranges::sort(columns);
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
        if (columns.size() > most_columns) columns.resize(most_columns);
    }
    const std::uint32_t group = next_group();
    row current;
    for (std::size_t at = i; at < end; ++at) {
        if (lines_.text(at).front() == '+') {
            push_row(current, at <= header_end, group);
        } else {
            if (lines_.text(at).ends_with('|')) --lines_[at].end;
            read_table_line(at, b, columns, current);
        }
    }
    push_row(current, false, group);
    return end;
}

void rst_reader::read_cell(std::size_t first, std::size_t last, std::vector<inline_run>& runs) {
    for (std::size_t i = lines_.skip_blank(first, last); i < last; i = lines_.skip_blank(i, last)) {
        std::size_t end = i + 1;
        while (end < last && !lines_[end].blank()) ++end;
        add_runs(lines_[i].begin, lines_[end - 1].end, runs);
        i = end;
    }
}

// A list of rows, each a list of cells.
void rst_reader::read_list_table(const directive& d) {
    const std::uint32_t group = next_group();
    const std::size_t headers = number_of(option(d, "header-rows"));
    std::size_t count = 0;
    for (std::size_t i = lines_.skip_blank(d.content, d.end); i < d.end; i = lines_.skip_blank(i, d.end)) {
        const std::size_t end = end_of_indented(i, d.end, lines_[i].indent);
        row current{.first = i, .last = end, .cells = {}};
        lines_.skip(i, bullet_length(lines_.text(i)));
        while (i < end) {
            const std::size_t cell_end = std::min(end_of_indented(i, end, lines_[i].indent), end);
            lines_.skip(i, bullet_length(lines_.text(i)));
            read_cell(i, cell_end, current.cells.emplace_back());
            i = lines_.skip_blank(cell_end, end);
        }
        push_row(current, count++ < headers, group);
        i = end;
    }
}

void rst_reader::read_csv_table(const directive& d) {
    const std::string_view delimiter = option(d, "delim");
    const char comma = delimiter == "tab"     ? '\t'
                       : delimiter == "space" ? ' '
                       : delimiter.empty()    ? ','
                                              : delimiter.front();
    const std::uint32_t group = next_group();
    if (const std::string_view header = option(d, "header"); !header.empty()) {
        const auto begin = static_cast<std::size_t>(header.data() - lines_.bytes().data());
        read_csv_row(begin, begin + header.size(), comma, true, group);
    }
    const std::size_t headers = number_of(option(d, "header-rows"));
    const std::size_t first = lines_.skip_blank(d.content, d.end);
    if (first >= d.end) return;
    const std::size_t end = lines_[lines_.trim_blank(first, d.end) - 1].end;
    std::size_t at = lines_[first].begin;
    for (std::size_t count = 0; at < end; ++count) at = read_csv_row(at, end, comma, count < headers, group);
}

// Reads cells up to a line's end outside quotes; the place behind it.
std::size_t rst_reader::read_csv_row(std::size_t at, std::size_t end, char delimiter, bool header,
                                     std::uint32_t group) {
    const std::string_view bytes = lines_.bytes();
    const std::size_t start = at;
    std::vector<std::vector<inline_run>> cells;
    while (at < end && bytes[at] != '\n') {
        while (at < end && is_space(bytes[at]) && bytes[at] != '\n' && bytes[at] != delimiter) ++at;
        const bool quoted = at < end && bytes[at] == '"';
        const std::size_t begin = at + (quoted ? 1 : 0);
        std::size_t close = begin;
        if (quoted) {
            while (close < end && (bytes[close] != '"' || (close + 1 < end && bytes[close + 1] == '"')))
                close += bytes[close] == '"' ? 2 : 1;
            close = std::min(close, end);
            at = std::min(close + 1, end);
        }
        while (at < end && bytes[at] != delimiter && bytes[at] != '\n') ++at;
        std::size_t cell_end = quoted ? close : at;
        while (cell_end > begin && is_space(bytes[cell_end - 1])) --cell_end;
        std::vector<inline_run>& cell = cells.emplace_back();
        if (begin < cell_end) add_runs(begin, cell_end, cell);
        if (at < end && bytes[at] == delimiter) ++at;
    }
    if (!cells.empty()) {
        flush_item();
        block& made = out_.blocks.emplace_back();
        made.kind = block_kind::table_row;
        made.cells = std::move(cells);
        made.table_header = header;
        made.group = group;
        made.where = lines_.between(start, at);
    }
    return at < end ? at + 1 : end;
}

} // namespace delta::docs
