// SPDX-License-Identifier: Apache-2.0
#include "docs/markdown_inlines.hpp"

#include <cmark-gfm.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "docs/html_tag.hpp"
#include "docs/html_text.hpp"
#include "docs/placed_text.hpp"

namespace delta::docs {

namespace {

constexpr int most_searches = 64;
constexpr std::size_t longest_search = 4096;
// A label longer than this is not told again in its link's content.
constexpr std::size_t longest_label = 1000;

std::string_view text_of(const char* s) {
    return s == nullptr ? std::string_view{} : std::string_view(s);
}

} // namespace

std::size_t markdown_inlines::offset_of(int line, int column) const {
    if (line < 1 || static_cast<std::size_t>(line) > prepared_.column_one.size()) return std::string_view::npos;
    return prepared_.column_one[static_cast<std::size_t>(line) - 1] + static_cast<std::size_t>(std::max(column, 1)) - 1;
}

std::vector<inline_run> markdown_inlines::read(cmark_node* node, std::uint32_t first, std::uint32_t last) {
    runs_.clear();
    links_.clear();
    emphasis_ = 0;
    searches_ = 0;
    // A cell begins inside its line.
    const std::size_t hint = offset_of(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    cursor_ = hint == std::string_view::npos ? at_.begin_of(first) : std::max(hint, at_.begin_of(first));
    end_ = at_.end_of(last);
    cmark_iter* const iter = cmark_iter_new(node);
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
        cmark_node* const inner = cmark_iter_get_node(iter);
        if (inner == node) continue;
        if (event == CMARK_EVENT_ENTER)
            enter(inner);
        else
            leave(inner);
    }
    cmark_iter_free(iter);
    for (inline_run& run : runs_)
        if (run.where.line == 0) run.where = at_.of(run.where.begin, run.where.end);
    return std::exchange(runs_, {});
}

void markdown_inlines::enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const std::size_t hint = offset_of(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
    if (type == CMARK_NODE_TEXT) return add_text(text_of(cmark_node_get_literal(node)), hint);
    if (type == CMARK_NODE_CODE) return add_code(text_of(cmark_node_get_literal(node)), hint);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return add_break();
    if (type == CMARK_NODE_HTML_INLINE) return add_inline_html(text_of(cmark_node_get_literal(node)), hint);
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
        ++emphasis_;
        return;
    }
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) return;
    inline_run run;
    run.kind = type == CMARK_NODE_LINK ? inline_kind::link : inline_kind::image;
    run.target = text_of(cmark_node_get_url(node));
    runs_.push_back(std::move(run));
    links_.push_back({runs_.size() - 1, runs_.size()});
}

void markdown_inlines::leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) --emphasis_;
    if ((type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) || links_.empty()) return;
    const open_link open = links_.back();
    links_.pop_back();
    finish_link(open);
}

// Where `literal` stands if it begins at `at`, as the offset of its end; npos when it does not. In the source an escape
// has a backslash before it, a reference stands for a character, and a line end with the indentation and quote marks
// after it for a space.
std::size_t markdown_inlines::match(std::string_view literal, std::size_t at) const {
    if (bytes_.substr(at).starts_with(literal)) return at + literal.size();
    for (std::size_t i = 0; i < literal.size(); ++i) {
        if (at >= end_) return std::string_view::npos;
        const char c = literal[i];
        if (bytes_[at] == '&' && entity_length(bytes_.substr(at, std::min<std::size_t>(40, end_ - at))) > 0) {
            at += entity_length(bytes_.substr(at, 40));
            while (i + 1 < literal.size() && (static_cast<unsigned char>(literal[i + 1]) & 0xC0U) == 0x80U) ++i;
            continue;
        }
        if (bytes_[at] == '\\' && at + 1 < end_ && bytes_[at + 1] == c) ++at;
        if (bytes_[at] == c || (c == ' ' && (bytes_[at] == '\0' || bytes_[at] == '\r'))) {
            ++at;
            if (bytes_[at - 1] != '\r' || at >= end_ || bytes_[at] != '\n') continue;
        } else if (c != ' ' || (bytes_[at] != '\n' && bytes_[at] != '\r')) {
            return std::string_view::npos;
        }
        while (at < end_ && (is_space(bytes_[at]) || bytes_[at] == '>')) ++at;
    }
    return at;
}

// cmark's columns are wrong now and then (after `\|` in a table, in over-indented lines), so they are only where the
// search begins. What is not found has an empty span at the cursor.
markdown_inlines::matched markdown_inlines::place(std::string_view literal, std::size_t hint) {
    if (hint != std::string_view::npos && hint >= cursor_ && hint < end_) {
        const std::size_t stop = match(literal, hint);
        if (stop != std::string_view::npos) return {hint, stop};
    }
    if (literal.size() <= longest_search && searches_ < most_searches) {
        const std::string_view region = bytes_.substr(0, end_);
        const std::size_t found = region.find(literal, cursor_);
        if (found != region.npos) return {found, found + literal.size()};
        // Over a line end: the first word is looked for, then the whole is compared.
        const std::string_view word = literal.substr(0, literal.find(' '));
        const std::size_t start = word.empty() ? region.npos : region.find(word, cursor_);
        const std::size_t stop = start == region.npos ? region.npos : match(literal, start);
        if (stop != region.npos) return {start, stop};
        ++searches_;
    }
    return {cursor_, cursor_};
}

void markdown_inlines::add_text(std::string_view literal, std::size_t hint) {
    const inline_kind kind = emphasis_ > 0 ? inline_kind::emphasis : inline_kind::text;
    const matched where = place(literal, hint);
    cursor_ = std::max(cursor_, where.end);
    if (!runs_.empty() && runs_.back().kind == kind && where.end > where.begin &&
        (links_.empty() || links_.back().first_label_run < runs_.size())) {
        inline_run& last = runs_.back();
        // An escaped character is one with the text around it.
        const bool escaped = where.begin == last.where.end + 1 && bytes_[last.where.end] == '\\';
        if (where.begin == last.where.end || escaped) {
            last.content += literal;
            last.where.end = static_cast<std::uint32_t>(where.end);
            return;
        }
    }
    inline_run run;
    run.kind = kind;
    run.content = literal;
    run.where.begin = static_cast<std::uint32_t>(where.begin);
    run.where.end = static_cast<std::uint32_t>(where.end);
    runs_.push_back(std::move(run));
}

void markdown_inlines::add_code(std::string_view literal, std::size_t hint) {
    matched where = place(literal, hint);
    // A space next to each back-quote is no part of the code.
    if (where.begin != hint && hint != std::string_view::npos && hint + 1 < end_ && bytes_[hint] == ' ') {
        const std::size_t stop = match(literal, hint + 1);
        if (stop != std::string_view::npos) where = {hint + 1, stop};
    }
    cursor_ = std::max(cursor_, where.end);
    inline_run run;
    run.kind = inline_kind::code;
    run.content = literal;
    run.where = at_.of(where.begin, where.end);
    runs_.push_back(std::move(run));
}

void markdown_inlines::add_break() {
    std::size_t at = cursor_;
    while (at < end_ && bytes_[at] != '\n' && (is_space(bytes_[at]) || bytes_[at] == '\\')) ++at;
    if (at < end_ && bytes_[at] == '\n') cursor_ = at + 1;
    if (runs_.empty() || runs_.back().where.end != at || runs_.back().kind == inline_kind::code ||
        runs_.back().kind == inline_kind::link || runs_.back().kind == inline_kind::image) {
        inline_run run;
        run.content = "\n";
        run.where.begin = static_cast<std::uint32_t>(at);
        run.where.end = static_cast<std::uint32_t>(std::max(at, cursor_));
        runs_.push_back(std::move(run));
        return;
    }
    runs_.back().content += '\n';
    runs_.back().where.end = static_cast<std::uint32_t>(std::max(at, cursor_));
}

void markdown_inlines::add_inline_html(std::string_view literal, std::size_t hint) {
    const matched where = place(literal, hint);
    cursor_ = std::max(cursor_, where.end);
    if (where.begin == where.end) return;
    read_inline_html(bytes_, where.begin, where.end, at_, out_);
    const html_tag tag = read_html_tag(bytes_, where.begin, where.end);
    inline_run run;
    if (tag.kind == html_tag::is_open && tag.target_end > tag.target_begin) {
        run.kind = tag.name == "a" ? inline_kind::link : inline_kind::image;
        run.target = bytes_.substr(tag.target_begin, tag.target_end - tag.target_begin);
        run.where = at_.of(tag.target_begin, tag.target_end);
        runs_.push_back(std::move(run));
        return;
    }
    run.kind = inline_kind::html;
    run.content = literal;
    run.where = at_.of(where.begin, where.end);
    runs_.push_back(std::move(run));
}

void markdown_inlines::finish_link(const open_link& open) {
    std::string label;
    for (std::size_t i = open.first_label_run; i < runs_.size() && label.size() < longest_label; ++i)
        if (runs_[i].kind != inline_kind::html && runs_[i].kind != inline_kind::image) label += runs_[i].content;
    inline_run& link = runs_[open.run];
    link.where = find_target(link.target);
    link.content = std::move(label);
}

// Past the title and the bracket that end a link, so that a link around an image finds its own target.
std::size_t markdown_inlines::skip_title(std::size_t at) const {
    std::size_t next = at;
    while (next < end_ && (is_space(bytes_[next]) || bytes_[next] == '>')) ++next;
    if (next < end_ && (bytes_[next] == '"' || bytes_[next] == '\'')) {
        next = bytes_.find(bytes_[next], next + 1);
        if (next >= end_) return at;
        ++next;
    }
    return next < end_ && bytes_[next] == ')' ? next + 1 : at;
}

// After its label a link goes on with `](target`, or its target stands in a definition elsewhere; an autolink is its
// own label.
span markdown_inlines::find_target(std::string_view target) {
    std::size_t at = cursor_;
    while (at < end_ && at < cursor_ + 16 && bytes_[at] != ']') ++at;
    if (at + 1 < end_ && bytes_[at] == ']' && bytes_[at + 1] == '(') {
        at += 2;
        while (at < end_ && (is_space(bytes_[at]) || bytes_[at] == '<')) ++at;
        if (bytes_.substr(at, target.size()) == target) {
            cursor_ = skip_title(at + target.size());
            return at_.of(at, at + target.size());
        }
        const std::size_t stop = std::min(bytes_.find_first_of(" \t\n)>", at), end_);
        cursor_ = std::max(cursor_, stop);
        return at_.of(at, std::max(at, stop));
    }
    if (cursor_ >= target.size() && bytes_.substr(cursor_ - target.size(), target.size()) == target)
        return at_.of(cursor_ - target.size(), cursor_);
    collect_definitions();
    const auto found = definitions_.find(target);
    if (found == definitions_.end()) return at_.of(cursor_, cursor_);
    return at_.of(found->second, found->second + target.size());
}

// `[label]: target` lines, for all reference links of the document at once.
void markdown_inlines::collect_definitions() {
    if (std::exchange(has_definitions_, true)) return;
    const auto line_text = [&](std::uint32_t line) {
        return bytes_.substr(at_.begin_of(line), at_.end_of(line) - at_.begin_of(line));
    };
    for (std::uint32_t line = 1; line <= at_.line_count(); ++line) {
        std::string_view text = line_text(line);
        const std::size_t bracket = text.find_first_not_of(" \t>");
        if (bracket == text.npos || text[bracket] != '[') continue;
        const std::size_t close = text.find("]:", bracket);
        if (close == text.npos) continue;
        std::size_t start = text.find_first_not_of(" \t<", close + 2);
        // A long target may stand on the next line.
        std::uint32_t target_line = line;
        if (start == text.npos && line < at_.line_count()) {
            target_line = line + 1;
            text = line_text(target_line);
            start = text.find_first_not_of(" \t<>");
        }
        if (start == text.npos) continue;
        const std::size_t stop = std::min(text.find_first_of(" \t>", start), text.size());
        definitions_.try_emplace(text.substr(start, stop - start), at_.begin_of(target_line) + start);
    }
}

} // namespace delta::docs
