// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "docs/adoc_inline.hpp"
#include "docs/adoc_reader.hpp"
#include "docs/suppression_comment.hpp"

namespace delta::docs {
namespace {

constexpr int deepest = 50;

bool is_comment(std::string_view text) {
    return text.starts_with("//") && !text.starts_with("///");
}

// Lines that steer the processor and show nothing.
bool is_condition(std::string_view name) {
    return name == "ifdef" || name == "ifndef" || name == "ifeval" || name == "endif" || name == "toc";
}

bool is_code_style(std::string_view style) {
    return style == "source" || style == "listing" || style == "literal" || style == "plantuml" || style == "mermaid" ||
           style == "ditaa" || style == "stem" || style == "latexmath" || style == "asciimath";
}

} // namespace

block_list adoc_reader::read() {
    read_blocks(front_matter_end(), lines_.size(), 0);
    return std::move(out_);
}

// Site generators put settings between two "---" before the text.
std::size_t adoc_reader::front_matter_end() const {
    if (lines_.size() == 0 || lines_.text(0) != "---") return 0;
    for (std::size_t i = 1; i < lines_.size(); ++i)
        if (lines_.text(i) == "---") return i + 1;
    return 0;
}

void adoc_reader::read_blocks(std::size_t first, std::size_t last, int depth) {
    const std::vector<open_list> outer = std::exchange(lists_, {});
    continued_ = false;
    for (std::size_t i = first; i < last;) i = lines_[i].blank() ? i + 1 : read_block(i, last, depth);
    lists_ = outer;
    continued_ = false;
}

std::size_t adoc_reader::read_block(std::size_t i, std::size_t last, int depth) {
    const std::string_view text = lines_.text(i);
    if (skip_line(i)) return i + 1;
    const bool at_margin = lines_[i].indent == 0;
    const adoc_fence fence = at_margin ? find_adoc_fence(text) : adoc_fence::none;
    if (fence != adoc_fence::none) return read_fenced(i, last, depth, fence);
    if (const std::optional<adoc_block_macro> macro = find_adoc_macro(text)) return read_macro(i, *macro);
    if (const std::size_t next = at_margin ? read_heading(i, last) : i; next != i) return next;
    const bool after_blank = i == 0 || lines_[i - 1].blank();
    const std::optional<adoc_marker> marker = find_adoc_marker(text);
    if (marker) return read_item(i, last, *marker);
    if (const std::optional<adoc_term> term = find_adoc_term(text)) return read_term(i, *term);
    if (!at_margin && !continued_ && (lists_.empty() || after_blank)) return read_indented(i, last);
    if (!continued_ && after_blank) lists_.clear();
    continued_ = false;
    if (is_code_style(attributes_.style)) {
        const std::size_t end = text_end(i, last, false);
        push_fence(i, end, code_language());
        forget_attributes();
        return end;
    }
    return read_text(i, last);
}

// Comments, settings, breaks and what is said of the block to come.
bool adoc_reader::skip_line(std::size_t i) {
    const std::string_view text = lines_.text(i);
    if (is_comment(text)) {
        read_comment(i, i + 1, lines_[i].begin + 2, lines_[i].end);
        return true;
    }
    if (text == "+") return continued_ = true;
    if (text == "'''" || text == "<<<" || text == "---" || text == "***") return true;
    if (const std::optional<adoc_attribute> attribute = find_adoc_attribute(text)) {
        if (attribute->name == "source-language") default_language_ = attribute->value;
        return true;
    }
    const std::size_t known = attributes_.anchors.size();
    if (!read_adoc_attributes(text, attributes_)) return false;
    for (std::size_t k = known; k < attributes_.anchors.size(); ++k) {
        const std::string_view name = attributes_.anchors[k];
        const auto begin = static_cast<std::size_t>(name.data() - lines_.bytes().data());
        out_.anchors.push_back({std::string(name), lines_.between(begin, begin + name.size())});
    }
    return true;
}

std::size_t adoc_reader::read_fenced(std::size_t i, std::size_t last, int depth, adoc_fence kind) {
    const std::string_view opening = lines_.text(i);
    const bool backquoted = opening.starts_with('`');
    std::size_t close = i + 1;
    while (close < last && lines_.text(close) != (backquoted ? "```" : opening)) ++close;
    const bool code = kind == adoc_fence::listing || kind == adoc_fence::literal ||
                      (kind == adoc_fence::container && is_code_style(attributes_.style));
    if (!continued_ && lines_[i - (i > 0)].blank()) lists_.clear();
    if (code) {
        push_fence(i + 1, close, backquoted ? trim(opening.substr(3)) : code_language());
    } else if (kind == adoc_fence::comment) {
        if (close > i + 1) read_comment(i, close, lines_[i + 1].start, lines_[close - 1].end);
    } else if (kind == adoc_fence::table) {
        read_table(i + 1, close, opening.front());
    } else if (kind == adoc_fence::container && depth < deepest) {
        forget_attributes();
        read_blocks(i + 1, close, depth + 1);
    }
    forget_attributes();
    continued_ = false;
    return std::min(close + 1, last);
}

void adoc_reader::read_comment(std::size_t first, std::size_t last, std::size_t begin, std::size_t end) {
    auto found = find_suppression(lines_.slice(begin, end), lines_.whole(first, last));
    if (found) out_.suppressions.push_back(std::move(*found));
}

std::size_t adoc_reader::read_heading(std::size_t i, std::size_t last) {
    int level = adoc_title_level(lines_.text(i));
    const bool underlined = level == 0;
    const bool may_be_underlined = !lines_.text(i).starts_with('.') && !find_adoc_marker(lines_.text(i));
    if (underlined && i + 1 < last && may_be_underlined)
        level = adoc_underline_level(lines_.text(i + 1), lines_.text(i));
    if (level == 0) return i;
    lists_.clear();
    continued_ = false;
    forget_attributes();
    const std::size_t end = i + (underlined ? 2 : 1);
    block& heading = push(block_kind::heading, i, end);
    heading.level = level;
    if (!underlined) lines_.skip(i, static_cast<std::size_t>(level));
    add_runs(lines_[i].begin, lines_[i].end, heading.runs);
    return level == 1 && out_.blocks.size() == 1 ? skip_header(end, last) : end;
}

// Under a document's title: author, version, settings.
std::size_t adoc_reader::skip_header(std::size_t i, std::size_t last) {
    while (i < last && !lines_[i].blank()) {
        const adoc_fence fence = find_adoc_fence(lines_.text(i));
        if (fence == adoc_fence::comment) {
            i = read_fenced(i, last, deepest, fence);
        } else if (fence != adoc_fence::none || find_adoc_macro(lines_.text(i))) {
            break;
        } else {
            skip_line(i++);
        }
    }
    forget_attributes();
    return i;
}

std::size_t adoc_reader::read_macro(std::size_t i, const adoc_block_macro& macro) {
    if (is_condition(macro.name) || macro.target.empty()) return i + 1;
    const bool picture = macro.name == "image" || macro.name == "video" || macro.name == "audio";
    const auto begin = static_cast<std::size_t>(macro.target.data() - lines_.bytes().data());
    block& made = push(block_kind::directive, i, i + 1);
    made.info = macro.name;
    made.title = macro.target;
    inline_run& run = made.runs.emplace_back();
    run.kind = picture ? inline_kind::image : inline_kind::link;
    run.content = picture ? trim(macro.attributes.substr(0, macro.attributes.find(','))) : std::string_view();
    run.target = macro.target;
    run.where = lines_.between(begin, begin + macro.target.size());
    forget_attributes();
    continued_ = false;
    return i + 1;
}

std::size_t adoc_reader::enter_list(std::string_view key) {
    const auto known = std::ranges::find(lists_, key, &open_list::key);
    if (known == lists_.end()) {
        lists_.push_back({std::string(key), ++groups_});
    } else {
        lists_.erase(known + 1, lists_.end());
    }
    return lists_.size() - 1;
}

std::size_t adoc_reader::read_item(std::size_t i, std::size_t last, const adoc_marker& marker) {
    const std::size_t list = enter_list(marker.key);
    const std::size_t end = text_end(i, last, true);
    block& item = push(block_kind::list_item, i, end);
    item.level = static_cast<int>(list) + 1;
    item.group = lists_[list].group;
    lines_.skip(i, marker.length);
    const std::string_view text = lines_.text(i);
    if (text.starts_with("[ ] ") || text.starts_with("[x] ") || text.starts_with("[*] ")) lines_.skip(i, 4);
    add_runs(lines_[i].begin, lines_[end - 1].end, item.runs);
    continued_ = false;
    forget_attributes();
    return end;
}

// What is said of a term is read as text that the list goes on with.
std::size_t adoc_reader::read_term(std::size_t i, const adoc_term& term) {
    const std::size_t list = enter_list(term.key);
    block& made = push(block_kind::definition_term, i, i + 1);
    made.group = lists_[list].group;
    add_runs(lines_[i].begin, lines_[i].begin + term.term.size(), made.runs);
    lines_.skip(i, term.body);
    forget_attributes();
    continued_ = true;
    return lines_[i].blank() ? i + 1 : i;
}

std::size_t adoc_reader::read_text(std::size_t i, std::size_t last) {
    const std::string_view text = lines_.text(i);
    const bool is_title = text.size() > 1 && text.front() == '.' && text[1] != '.' && text[1] != ' ';
    const std::size_t end = is_title ? i + 1 : text_end(i, last, !lists_.empty());
    block& paragraph = push(block_kind::paragraph, i, end);
    for (const std::string_view label : {"NOTE: ", "TIP: ", "WARNING: ", "IMPORTANT: ", "CAUTION: "})
        if (text.starts_with(label)) lines_.skip(i, label.size());
    if (is_title) lines_.skip(i, 1);
    add_runs(lines_[i].begin, lines_[end - 1].end, paragraph.runs);
    if (!is_title) forget_attributes();
    return end;
}

std::size_t adoc_reader::read_indented(std::size_t i, std::size_t last) {
    std::size_t end = i + 1;
    while (end < last && !lines_[end].blank() && lines_.text(end) != "+") ++end;
    push_fence(i, end, is_code_style(attributes_.style) ? code_language() : std::string_view());
    forget_attributes();
    return end;
}

// The line behind a paragraph that begins on line `i`.
std::size_t adoc_reader::text_end(std::size_t i, std::size_t last, bool in_list) const {
    std::size_t end = i + 1;
    for (; end < last && !lines_[end].blank(); ++end) {
        const std::string_view text = lines_.text(end);
        adoc_block_attributes ignored;
        if (text == "+" || is_comment(text)) break;
        if (lines_[end].indent == 0 && find_adoc_fence(text) != adoc_fence::none) break;
        if (text.starts_with('[') && read_adoc_attributes(text, ignored)) break;
        if (text.ends_with(']') && find_adoc_macro(text)) break;
        if (in_list && (find_adoc_marker(text) || find_adoc_term(text))) break;
    }
    return end;
}

std::string_view adoc_reader::code_language() const {
    const bool source = attributes_.style == "source" || attributes_.style.empty() || attributes_.style == "listing";
    if (!source) return attributes_.style == "literal" ? std::string_view() : attributes_.style;
    if (!attributes_.language.empty()) return attributes_.language;
    return attributes_.style == "source" ? default_language_ : std::string_view();
}

block& adoc_reader::push(block_kind kind, std::size_t first, std::size_t last) {
    block& made = out_.blocks.emplace_back();
    made.kind = kind;
    made.where = lines_.whole(first, last);
    return made;
}

void adoc_reader::push_fence(std::size_t first, std::size_t last, std::string_view info) {
    first = lines_.skip_blank(first, last);
    last = lines_.trim_blank(first, last);
    if (first >= last) return;
    block& fence = push(block_kind::code_fence, first, last);
    fence.info = to_lower(info);
    fence.content_where = fence.where;
    fence.content = lines_.slice(fence.where.begin, fence.where.end);
}

void adoc_reader::add_runs(std::size_t begin, std::size_t end, std::vector<inline_run>& runs) {
    read_adoc_inline(lines_, begin, end, runs, out_.anchors);
}

block_list read_asciidoc(std::string_view bytes) {
    return adoc_reader(bytes).read();
}

} // namespace delta::docs
