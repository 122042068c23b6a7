// SPDX-License-Identifier: Apache-2.0
// Lists of reStructuredText: bullets and numbers, fields, options, definitions.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "docs/rst_reader.hpp"

namespace delta::docs {
namespace {

// Fields that tell of one name: ":param int port:", ":raises ValueError:", ":query limit:".
constexpr std::string_view naming_fields[] = {
    "param",   "parameter", "arg",       "argument",   "key",       "keyword",   "kwarg", "kwparam",
    "type",    "raises",    "raise",     "except",     "exception", "var",       "ivar",  "cvar",
    "vartype", "throws",    "query",     "queryparam", "form",      "formparam", "json",  "jsonparam",
    "reqjson", "resjson",   "reqheader", "resheader",  "statuscode"};

bool is_name(std::string_view text) {
    const auto fits = [](char c) { return is_word(c) || c == '.' || c == '*' || c == '-'; };
    return !text.empty() && std::ranges::all_of(text, fits);
}

} // namespace

// A letter or number with a dot may just begin a sentence: the next line then goes on with it.
bool rst_reader::is_enumerated(std::size_t i, const body& b) const {
    if (enumerator_length(lines_.text(i)) == 0) return false;
    return !follows(i + 1, b) || lines_[i + 1].indent > b.indent || enumerator_length(lines_.text(i + 1)) > 0;
}

std::size_t rst_reader::read_list(std::size_t i, const body& b, std::size_t (*marker)(std::string_view)) {
    const std::uint32_t group = next_group();
    const char mark = lines_.text(i).front();
    const bool bullets = marker == bullet_length;
    while (true) {
        const std::size_t end = end_of_indented(i, b.last, b.indent);
        flush_item();
        item_.emplace();
        item_->kind = block_kind::list_item;
        item_->where = lines_.whole(i, i + 1);
        item_->level = b.list_level + 1;
        item_->group = group;
        lines_.skip(i, marker(lines_.text(i)));
        read_item_body(i, end, b, b.list_level + 1);
        flush_item();
        i = lines_.skip_blank(end, b.last);
        if (i == b.last || lines_[i].indent > b.indent || marker(lines_.text(i)) == 0) return end;
        if (bullets ? lines_.text(i).front() != mark : !is_enumerated(i, b)) return end;
    }
}

// What begins on line `i`, behind a marker. A list item's column is told by its marker, and by what stands further
// left below it; elsewhere only the lines below tell it.
void rst_reader::read_item_body(std::size_t i, std::size_t end, const body& b, int list_level) {
    const std::size_t first = lines_.skip_blank(i, end);
    if (first == end) return;
    const int behind = indent_behind(first, end);
    const bool is_item = list_level > b.list_level;
    int indent = lines_[first].indent;
    if (first == i) indent = is_item ? std::min(indent, behind) : behind;
    lines_[first].indent = indent;
    read_body({.first = first, .last = end, .indent = indent, .depth = b.depth + 1, .list_level = list_level});
}

block& rst_reader::push_term(std::size_t i, std::uint32_t group) {
    block& term = push(block_kind::definition_term, i, i + 1);
    term.group = group;
    return term;
}

void rst_reader::add_field_name(std::size_t begin, std::string_view name, std::vector<inline_run>& runs) {
    const std::size_t first = name.find(' ');
    const std::size_t last = name.rfind(' ');
    const bool naming = std::ranges::find(naming_fields, name.substr(0, first)) != std::end(naming_fields);
    if (!naming || first == name.npos) return add_runs(begin, begin + name.size(), runs);
    add_runs(begin, begin + last, runs);
    add_code_run(begin + last + 1, begin + name.size(), runs);
}

std::size_t rst_reader::read_fields(std::size_t i, const body& b) {
    const std::uint32_t group = next_group();
    std::optional<field_head> head = find_field(lines_.text(i));
    while (true) {
        const std::size_t end = end_of_indented(i, b.last, b.indent);
        add_field_name(lines_[i].begin + 1, head->name, push_term(i, group).runs);
        lines_.skip(i, head->body);
        read_item_body(i, end, b, b.list_level);
        i = lines_.skip_blank(end, b.last);
        if (i == b.last || lines_[i].indent > b.indent) return end;
        head = find_field(lines_.text(i));
        if (!head) return end;
    }
}

// One code run for each of "-f FILE, --file=FILE".
void rst_reader::add_options(std::size_t begin, std::size_t end, std::vector<inline_run>& runs) {
    while (begin < end) {
        const std::size_t comma = std::min(lines_.slice(begin, end).find(", ") + begin, end);
        add_code_run(begin, comma < begin ? end : comma, runs);
        if (comma < begin || comma == end) return;
        begin = comma + 2;
    }
}

std::size_t rst_reader::read_options(std::size_t i, const body& b) {
    const std::uint32_t group = next_group();
    std::optional<option_head> head = find_options(lines_.text(i));
    while (true) {
        const std::size_t end = end_of_indented(i, b.last, b.indent);
        const std::size_t begin = lines_[i].begin;
        add_options(begin, begin + head->options_end, push_term(i, group).runs);
        lines_.skip(i, head->body);
        read_item_body(i, end, b, b.list_level);
        i = lines_.skip_blank(end, b.last);
        if (i == b.last || lines_[i].indent > b.indent) return end;
        head = find_options(lines_.text(i));
        if (!head) return end;
    }
}

// A line over indented ones; "name : type" tells a name in its first part.
std::size_t rst_reader::read_definition(std::size_t i, body& b) {
    const std::size_t end = end_of_indented(i, b.last, b.indent);
    const bool goes_on = b.terms_group != 0 && lines_.skip_blank(b.terms_end, b.last) == i;
    if (!goes_on) b.terms_group = next_group();
    b.terms_end = end;
    block& term = push_term(i, b.terms_group);
    const std::size_t begin = lines_[i].begin;
    const std::string_view text = lines_.text(i);
    const std::size_t colon = text.find(" : ");
    if (colon != text.npos && is_name(text.substr(0, colon))) {
        add_code_run(begin, begin + colon, term.runs);
        add_runs(begin + colon + 3, lines_[i].end, term.runs);
    } else {
        add_runs(begin, lines_[i].end, term.runs);
    }
    read_item_body(i + 1, end, b, b.list_level);
    return end;
}

} // namespace delta::docs
