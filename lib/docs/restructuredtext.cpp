// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "docs/rst_inline.hpp"
#include "docs/rst_reader.hpp"
#include "docs/suppression_comment.hpp"

namespace delta::docs {
namespace {

constexpr int deepest = 50;

// For each line, the next one that is a rule of a simple table with nothing behind it; found once, from the back, so
// that unfinished tables cost no search each.
std::vector<std::size_t> find_table_ends(const source_lines& lines) {
    std::vector<std::size_t> ends(lines.size(), lines.size());
    for (std::size_t i = lines.size(); i-- > 0;) {
        const bool last = i + 1 == lines.size() || lines[i + 1].blank();
        const bool rule = last && is_simple_border(lines.text(i));
        ends[i] = rule ? i : i + 1 < lines.size() ? ends[i + 1] : lines.size();
    }
    return ends;
}

} // namespace

rst_reader::rst_reader(std::string_view bytes)
    : lines_(bytes), targets_(lines_), table_ends_(find_table_ends(lines_)) {}

block_list rst_reader::read() {
    read_body({.first = 0, .last = lines_.size()});
    flush_item();
    return std::move(out_);
}

void rst_reader::read_body(body b) {
    if (b.depth > deepest) return read_flat(b);
    for (std::size_t i = b.first; i < b.last;) i = lines_[i].blank() ? i + 1 : read_block(i, b);
}

// Deeper than anybody writes: paragraphs are still told from each other, nothing else.
void rst_reader::read_flat(const body& b) {
    for (std::size_t i = lines_.skip_blank(b.first, b.last); i < b.last; i = lines_.skip_blank(i, b.last))
        i = read_paragraph(i, b.last);
}

std::size_t rst_reader::read_block(std::size_t i, body& b) {
    const std::string_view text = lines_.text(i);
    if (lines_[i].indent > b.indent) {
        const int indent = lines_[i].indent;
        const std::size_t end = end_of_indented(i, b.last, indent - 1);
        read_body({.first = i, .last = end, .indent = indent, .depth = b.depth + 1, .list_level = b.list_level});
        return end;
    }
    if (text == ".." || text.starts_with(".. ") || text.starts_with("..\t")) return read_explicit(i, b);
    if (const std::size_t next = read_heading(i, b); next != i) return next;
    if (is_simple_border(text)) return read_simple_table(i, b);
    if (is_grid_border(text)) return read_grid_table(i, b);
    if (is_adornment(text) && text.size() >= 4) return i + 1;
    if (text.starts_with(">>> ") || text == ">>>") return read_doctest(i, b);
    if (text == "__" || text.starts_with("__ ")) return i + 1;
    if (text == "|" || text.starts_with("| ")) return read_line_block(i, b);
    if (bullet_length(text) > 0) return read_list(i, b, bullet_length);
    if (is_enumerated(i, b)) return read_list(i, b, enumerator_length);
    if (find_field(text)) return read_fields(i, b);
    if (text.starts_with('-') && find_options(text)) return read_options(i, b);
    return read_text(i, b);
}

// A title with a line under it, or between two; `i` when it is none.
std::size_t rst_reader::read_heading(std::size_t i, const body& b) {
    const std::string_view text = lines_.text(i);
    const bool over = is_adornment(text) && follows(i + 1, b) && follows(i + 2, b) && lines_.text(i + 2) == text &&
                      adorns(text, lines_.text(i + 1));
    const std::size_t title = over ? i + 1 : i;
    const std::size_t last = title + 2;
    if (!over) {
        if (lines_[i].indent != b.indent || !follows(i + 1, b) || lines_[i + 1].indent != b.indent) return i;
        if (!adorns(lines_.text(i + 1), text)) return i;
    }
    const styled_line style{lines_.text(last - 1).front(), over};
    const auto known = std::ranges::find(styles_, style);
    const auto level = static_cast<int>(known - styles_.begin()) + 1;
    if (known == styles_.end()) styles_.push_back(style);
    block& heading = push(block_kind::heading, i, last);
    heading.level = level;
    add_runs(lines_[title].begin, lines_[title].end, heading.runs);
    return last;
}

std::size_t rst_reader::read_text(std::size_t i, body& b) {
    const bool stands_over_indented = follows(i + 1, b) && lines_[i + 1].indent > b.indent;
    if (stands_over_indented && !lines_.text(i).ends_with("::")) return read_definition(i, b);
    std::size_t end = i + 1;
    while (follows(end, b) && lines_[end].indent <= b.indent) ++end;
    const bool opens_literal = lines_.text(end - 1).ends_with("::");
    if (opens_literal) {
        lines_[end - 1].end -= 2;
        while (!lines_[end - 1].blank() && is_space(lines_.text(end - 1).back())) --lines_[end - 1].end;
    }
    if (end - i > 1 || !lines_[i].blank()) read_paragraph(i, end);
    return opens_literal ? read_literal(end, b) : end;
}

std::size_t rst_reader::read_paragraph(std::size_t i, std::size_t last) {
    std::size_t end = i + 1;
    while (end < last && !lines_[end].blank()) ++end;
    block& text = push(block_kind::paragraph, i, end);
    add_runs(lines_[i].begin, lines_[end - 1].end, text.runs);
    return end;
}

// What `::` announces: indented lines, or lines that all begin with the same quoting mark.
std::size_t rst_reader::read_literal(std::size_t i, const body& b) {
    const std::size_t first = lines_.skip_blank(i, b.last);
    if (first == b.last) return first;
    std::size_t end = first;
    if (lines_[first].indent > b.indent) {
        end = end_of_indented(first, b.last, b.indent);
    } else {
        const char mark = lines_.text(first).front();
        if (std::string_view(">$#%&!").find(mark) == std::string_view::npos) return i;
        while (follows(end, b) && lines_.text(end).front() == mark) ++end;
    }
    push_fence(first, end, language_);
    return end;
}

std::size_t rst_reader::read_doctest(std::size_t i, const body& b) {
    std::size_t end = i + 1;
    while (follows(end, b)) ++end;
    push_fence(i, end, "pycon");
    return end;
}

std::size_t rst_reader::read_line_block(std::size_t i, const body& b) {
    const std::size_t first = i;
    block text;
    for (; follows(i, b) && lines_.text(i).starts_with('|'); ++i) {
        lines_.skip(i, 1);
        add_runs(lines_[i].begin, lines_[i].end, text.runs);
    }
    push(block_kind::paragraph, first, i).runs = std::move(text.runs);
    return i;
}

std::size_t rst_reader::read_explicit(std::size_t i, body& b) {
    const std::size_t end = end_of_indented(i, b.last, b.indent);
    lines_.skip(i, 2);
    const std::string_view text = lines_.text(i);
    if (text.empty()) {
        const bool stands_alone = i + 1 == end || lines_[i + 1].blank();
        if (!stands_alone) read_comment(i + 1, end);
        return stands_alone ? i + 1 : end;
    }
    const std::optional<directive_head> head = find_directive(text);
    const std::size_t close = text.starts_with('[') ? text.find("] ") : text.npos;
    if (text.starts_with('_')) {
        read_target(text);
    } else if (text.starts_with('|')) {
        read_substitution(i, end, b);
    } else if (head) {
        read_directive(i, end, *head, b);
    } else if (close != text.npos) {
        lines_.skip(i, close + 1);
        read_item_body(i, end, b, b.list_level);
    } else {
        read_comment(i, end);
    }
    return end;
}

void rst_reader::read_comment(std::size_t i, std::size_t end) {
    end = lines_.trim_blank(i, end);
    if (i >= end) return;
    const span where = lines_.between(lines_[i].start, lines_[end - 1].end);
    auto found = find_suppression(lines_.slice(lines_[i].begin, lines_[end - 1].end), where);
    if (found) out_.suppressions.push_back(std::move(*found));
}

void rst_reader::read_target(std::string_view text) {
    const std::optional<rst_target_head> head = find_rst_target(text.substr(1));
    if (!head || !head->destination.empty() || head->name == "_") return;
    const auto begin = static_cast<std::size_t>(head->name.data() - lines_.bytes().data());
    out_.anchors.push_back({rst_id(head->name), lines_.between(begin, begin + head->name.size())});
}

block& rst_reader::push(block_kind kind, std::size_t first, std::size_t last) {
    if (item_ && kind == block_kind::paragraph) {
        block item = std::move(*item_);
        item_.reset();
        item.where = lines_.whole(first, last);
        return out_.blocks.emplace_back(std::move(item));
    }
    flush_item();
    block& made = out_.blocks.emplace_back();
    made.kind = kind;
    made.where = lines_.whole(first, last);
    return made;
}

void rst_reader::flush_item() {
    if (item_) out_.blocks.push_back(std::move(*item_));
    item_.reset();
}

void rst_reader::add_runs(std::size_t begin, std::size_t end, std::vector<inline_run>& runs) {
    read_rst_inline(lines_, targets_, begin, end, runs, out_.anchors);
}

void rst_reader::add_code_run(std::size_t begin, std::size_t end, std::vector<inline_run>& runs) const {
    if (begin >= end) return;
    inline_run& run = runs.emplace_back();
    run.kind = inline_kind::code;
    run.content = lines_.slice(begin, end);
    run.where = lines_.between(begin, end);
}

void rst_reader::push_fence(std::size_t first, std::size_t last, std::string_view info) {
    first = lines_.skip_blank(first, last);
    last = lines_.trim_blank(first, last);
    if (first >= last) return;
    block& fence = push(block_kind::code_fence, first, last);
    fence.info = to_lower(info);
    fence.content_where = fence.where;
    fence.content = lines_.slice(fence.where.begin, fence.where.end);
}

// The line behind those that follow line `i` and are indented by more than `indent`.
std::size_t rst_reader::end_of_indented(std::size_t i, std::size_t last, int indent) const {
    std::size_t end = i + 1;
    for (std::size_t at = i + 1; at < last && (lines_[at].blank() || lines_[at].indent > indent); ++at)
        if (!lines_[at].blank()) end = at + 1;
    return end;
}

// The indentation of what follows line `i`, or of the line itself when nothing does.
int rst_reader::indent_behind(std::size_t i, std::size_t end) const {
    const std::size_t next = lines_.skip_blank(i + 1, end);
    return next < end ? lines_[next].indent : lines_[i].indent;
}

block_list read_restructuredtext(std::string_view bytes) {
    return rst_reader(bytes).read();
}

} // namespace delta::docs
