// SPDX-License-Identifier: Apache-2.0
// Tables of AsciiDoc: cells between bars, gathered into rows by the number of columns.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "docs/adoc_reader.hpp"

namespace delta::docs {
namespace {

constexpr std::size_t most_columns = 64;
constexpr std::size_t longest_spec = 10;

// "2+", ".3+", "^.>s", "a": what may stand directly before a cell's bar.
bool is_spec(std::string_view text) {
    if (text.empty() || text.size() > longest_spec) return false;
    if (text.find_first_not_of("0123456789.+*<>^aehlmsvd") != text.npos) return false;
    const bool style_only = std::ranges::all_of(text, is_alpha);
    return !style_only || text.size() == 1;
}

std::size_t number_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    std::size_t number = 0;
    for (const char c : text.substr(begin, std::min<std::size_t>(end - begin, 2)))
        number = number * 10 + static_cast<std::size_t>(c - '0');
    return std::max<std::size_t>(number, 1);
}

} // namespace

// Takes the words on a cell's shape off the end of the cell before it, or off the line's begin.
void adoc_reader::take_spec(cell& next, cell* before) const {
    const std::string_view bytes = lines_.bytes();
    const std::size_t bar = next.begin - 1;
    const std::size_t lowest = std::max<std::size_t>(before != nullptr ? before->begin : lines_[next.line].start,
                                                     bar - std::min(bar, longest_spec + 1));
    std::size_t begin = bar;
    while (begin > lowest && !is_space(bytes[begin - 1])) --begin;
    const std::string_view spec = lines_.slice(begin, bar);
    const bool stands_alone = begin == lowest ? begin == lines_[next.line].start : is_space(bytes[begin - 1]);
    if (!stands_alone || !is_spec(spec)) return;
    if (before != nullptr) before->end = begin;
    const std::size_t plus = spec.find('+');
    if (plus == spec.npos) return;
    const std::size_t dot = spec.substr(0, plus).find('.');
    if (dot == spec.npos) {
        next.columns = number_before(spec, plus);
    } else {
        next.rows = number_before(spec, plus);
        next.columns = number_before(spec, dot);
    }
}

std::vector<adoc_reader::cell> adoc_reader::find_cells(std::size_t first, std::size_t last, char separator) const {
    std::vector<cell> cells;
    const std::string_view bytes = lines_.bytes();
    for (std::size_t i = first; i < last; ++i) {
        for (std::size_t at = lines_[i].begin; at < lines_[i].end; ++at) {
            if (bytes[at] != separator || (at > 0 && bytes[at - 1] == '\\')) continue;
            cell next{.begin = at + 1, .end = lines_[last - 1].end, .line = i, .columns = 1, .rows = 1};
            cell* const before = cells.empty() ? nullptr : &cells.back();
            if (before != nullptr) before->end = at;
            take_spec(next, before);
            cells.push_back(next);
        }
    }
    return cells;
}

std::vector<adoc_reader::cell> adoc_reader::find_csv_cells(std::size_t first, std::size_t last, char separator) const {
    std::vector<cell> cells;
    for (std::size_t i = first; i < last; ++i) {
        if (lines_[i].blank()) continue;
        bool quoted = false;
        std::size_t begin = lines_[i].begin;
        for (std::size_t at = begin; at <= lines_[i].end; ++at) {
            const bool ends = at == lines_[i].end || (lines_.bytes()[at] == separator && !quoted);
            if (!ends) {
                quoted = quoted != (lines_.bytes()[at] == '"');
                continue;
            }
            const bool in_quotes = at > begin + 1 && lines_.bytes()[begin] == '"' && lines_.bytes()[at - 1] == '"';
            const std::size_t quote = in_quotes ? 1 : 0;
            cells.push_back({.begin = begin + quote, .end = at - quote, .line = i, .columns = 1, .rows = 1});
            begin = at + 1;
        }
    }
    return cells;
}

void adoc_reader::read_table(std::size_t first, std::size_t last, char delimiter) {
    const std::size_t begin = lines_.skip_blank(first, last);
    if (begin >= last) return;
    const bool csv = delimiter == ',' || delimiter == ':' || attributes_.format == "csv" || attributes_.format == "dsv";
    const char plain = delimiter == '|' && csv ? (attributes_.format == "csv" ? ',' : ':') : delimiter;
    const char separator = attributes_.separator.size() == 1 ? attributes_.separator.front() : plain;
    const std::vector<cell> cells = csv ? find_csv_cells(begin, last, separator) : find_cells(begin, last, separator);
    if (cells.empty()) return;
    const auto on_first_line = static_cast<std::size_t>(std::ranges::count(cells, cells.front().line, &cell::line));
    std::size_t columns = count_adoc_columns(attributes_.columns);
    const bool told = columns != 0;
    if (!told)
        for (const cell& c : cells) columns += c.line == cells.front().line ? c.columns : 0;
    columns = std::clamp<std::size_t>(columns, 1, most_columns);
    // A first line of its own, with a blank one below, names the columns.
    const std::size_t below = cells.front().line + 1;
    const bool alone = first == begin && below < last && lines_[below].blank() && (!told || on_first_line == columns);
    push_rows(cells, columns, attributes_.header || alone);
}

void adoc_reader::push_rows(const std::vector<cell>& cells, std::size_t columns, bool header) {
    const std::uint32_t group = ++groups_;
    std::vector<std::size_t> taken(columns, 0); // rows that a cell from above still reaches into, by column
    for (std::size_t i = 0; i < cells.size();) {
        // Rows that cells from above fill alone begin nowhere.
        const std::size_t least = *std::ranges::min_element(taken);
        for (std::size_t& rows : taken) rows -= least;
        const std::size_t first = i;
        std::size_t bottom = cells[first].line + 1;
        std::vector<std::vector<inline_run>> row(columns);
        for (std::size_t column = 0; column < columns;) {
            if (taken[column] > 0) {
                --taken[column++];
                continue;
            }
            if (i == cells.size()) break;
            const cell& next = cells[i++];
            std::size_t begin = next.begin;
            std::size_t end = next.end;
            while (begin < end && is_space(lines_.bytes()[begin])) ++begin;
            while (end > begin && is_space(lines_.bytes()[end - 1])) --end;
            if (begin < end) add_runs(begin, end, row[column]);
            bottom = std::max<std::size_t>(bottom, lines_.between(begin, end).end_line);
            for (std::size_t k = 0; k < std::max<std::size_t>(next.columns, 1) && column < columns; ++k)
                taken[column++] = next.rows - 1;
        }
        block& made = push(block_kind::table_row, cells[first].line, bottom);
        made.cells = std::move(row);
        made.table_header = header;
        made.group = group;
        header = false;
    }
}

} // namespace delta::docs
