// SPDX-License-Identifier: Apache-2.0
#include "docs/html_text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "docs/html_tag.hpp"
#include "docs/suppression_comment.hpp"

namespace delta::docs {

namespace {

bool starts_block(std::string_view name) {
    static constexpr std::string_view names[] = {
        "p",     "div", "br", "summary", "details", "blockquote", "section", "dd",     "table",  "thead",
        "tbody", "dl",  "hr", "center",  "main",    "aside",      "article", "header", "footer", "nav"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_code_tag(std::string_view name) {
    return name == "code" || name == "kbd" || name == "tt" || name == "samp";
}

void add_suppression(std::string_view comment, span where, block_list& out) {
    if (std::optional<block_list::suppression> found = find_suppression(comment, where))
        out.suppressions.push_back(*std::move(found));
}

class html_reader {
  public:
    html_reader(std::string_view source, const places& at, std::uint32_t& group, block_list& out)
        : source_(source), at_(at), group_(group), out_(out) {}

    void read(std::size_t begin, std::size_t end) {
        std::size_t at = begin;
        while (at < end) {
            const std::size_t open = std::min(source_.find('<', at), end);
            text(at, open);
            if (open == end) break;
            const html_tag tag = read_html_tag(source_, open, end);
            if (tag.kind == html_tag::is_text)
                text(open, tag.end);
            else if (tag.kind == html_tag::is_comment)
                comment(tag);
            else
                at = std::max(at, element(tag, end));
            at = std::max(at, tag.end);
        }
        flush();
    }

  private:
    void comment(const html_tag& tag) {
        add_suppression(source_.substr(tag.content_begin, tag.content_end - tag.content_begin),
                        at_.of(tag.begin, tag.end), out_);
    }

    void text(std::size_t begin, std::size_t end) {
        const std::string_view content = source_.substr(begin, end - begin);
        if (content.empty()) return;
        if (trim(content).empty() && (runs_.empty() || code_ > 0)) return;
        inline_run run;
        run.kind = code_ > 0 ? inline_kind::code : inline_kind::text;
        run.content = content;
        run.where = at_.of(begin, end);
        if (link_ < runs_.size() && runs_[link_].content.size() < 1000) runs_[link_].content += content;
        runs_.push_back(std::move(run));
    }

    // Gives where reading goes on when the element's content has been read too.
    std::size_t element(const html_tag& tag, std::size_t end) {
        if (tag.id_end > tag.id_begin)
            out_.anchors.push_back({std::string(source_.substr(tag.id_begin, tag.id_end - tag.id_begin)),
                                    at_.of(tag.id_begin, tag.id_end)});
        const std::string_view name = tag.name;
        if (is_code_tag(name))
            code_ = tag.kind == html_tag::is_open ? 1 : 0;
        else if (name == "a")
            link(tag, inline_kind::link);
        else if (name == "img")
            link(tag, inline_kind::image);
        else if (name == "script" || name == "style")
            return skip_raw(tag, end);
        else if (name == "pre" && tag.kind == html_tag::is_open)
            return pre(tag, end);
        else
            structure(tag);
        return tag.end;
    }

    void structure(const html_tag& tag) {
        const std::string_view name = tag.name;
        const bool opens = tag.kind == html_tag::is_open;
        if (name == "td" || name == "th") return cell(opens, name == "th");
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
            return begin_block(opens ? block_kind::heading : block_kind::paragraph, name[1] - '0', tag);
        if (name == "tr") {
            begin_block(opens ? block_kind::table_row : block_kind::paragraph, 0, tag);
            is_header_ = opens;
            return;
        }
        if (name == "ul" || name == "ol") {
            begin_block(block_kind::paragraph, 0, tag);
            if (opens && lists_.size() < 64)
                lists_.push_back(++group_);
            else if (!opens && !lists_.empty())
                lists_.pop_back();
            return;
        }
        if (name == "li")
            return begin_block(opens ? block_kind::list_item : block_kind::paragraph, static_cast<int>(lists_.size()),
                               tag);
        if (name == "dt") return begin_block(opens ? block_kind::definition_term : block_kind::paragraph, 0, tag);
        if ((name == "table" || name == "dl") && opens) ++group_;
        if (starts_block(name) && kind_ != block_kind::table_row) begin_block(block_kind::paragraph, 0, tag);
    }

    void begin_block(block_kind kind, int level, const html_tag& tag) {
        flush();
        kind_ = kind;
        level_ = level;
        begin_ = tag.begin;
    }

    void cell(bool opens, bool header) {
        if (kind_ != block_kind::table_row) return;
        if (opens) {
            runs_.clear();
            is_header_ = is_header_ && header;
        } else {
            cells_.push_back(std::move(runs_));
            runs_.clear();
        }
        link_ = npos;
    }

    void link(const html_tag& tag, inline_kind kind) {
        link_ = npos;
        if (tag.kind != html_tag::is_open || tag.target_end <= tag.target_begin) return;
        inline_run run;
        run.kind = kind;
        run.target = source_.substr(tag.target_begin, tag.target_end - tag.target_begin);
        run.where = at_.of(tag.target_begin, tag.target_end);
        runs_.push_back(std::move(run));
        if (kind == inline_kind::link) link_ = runs_.size() - 1;
    }

    std::size_t skip_raw(const html_tag& tag, std::size_t end) const {
        if (tag.kind != html_tag::is_open) return tag.end;
        return find_closing_tag(source_, tag.end, end, tag.name);
    }

    std::size_t pre(const html_tag& tag, std::size_t end) {
        const std::size_t close = find_closing_tag(source_, tag.end, end, "pre");
        flush();
        std::size_t begin = tag.end;
        const html_tag inner =
            begin < close && source_[begin] == '<' ? read_html_tag(source_, begin, close) : html_tag{};
        if (inner.kind == html_tag::is_open) begin = inner.end;
        std::size_t stop = source_.substr(0, close).rfind("</code>");
        if (stop == npos || stop < begin) stop = close;
        block& b = out_.blocks.emplace_back();
        b.kind = block_kind::code_fence;
        b.where = at_.of_lines(at_.line_of(tag.begin), at_.line_of(close > tag.begin ? close - 1 : close));
        b.info = tag.language.empty() ? inner.language : tag.language;
        b.content = source_.substr(begin, stop - begin);
        b.content_where = at_.of(begin, stop);
        return close;
    }

    void flush() {
        if (kind_ == block_kind::table_row && !runs_.empty()) cells_.push_back(std::move(runs_));
        const bool has_text = std::any_of(runs_.begin(), runs_.end(), [](const inline_run& r) {
            return !trim(r.content).empty() || !r.target.empty();
        });
        if (has_text || !cells_.empty()) {
            block b;
            b.kind = kind_;
            b.level = level_;
            b.table_header = kind_ == block_kind::table_row && is_header_;
            if (kind_ == block_kind::list_item) b.group = lists_.empty() ? 0 : lists_.back();
            if (kind_ == block_kind::table_row || kind_ == block_kind::definition_term) b.group = group_;
            const std::size_t first = cells_.empty() ? runs_.front().where.begin : begin_;
            const std::size_t last = runs_.empty() || !cells_.empty() ? last_of_cells() : runs_.back().where.end;
            b.where = at_.of_lines(at_.line_of(std::min(begin_ == 0 ? first : begin_, first)),
                                   at_.line_of(last > first ? last - 1 : first));
            b.runs = std::move(runs_);
            b.cells = std::move(cells_);
            out_.blocks.push_back(std::move(b));
        }
        runs_.clear();
        cells_.clear();
        link_ = npos;
        code_ = 0;
        kind_ = block_kind::paragraph;
        begin_ = 0;
    }

    std::size_t last_of_cells() const {
        std::size_t last = begin_;
        for (const std::vector<inline_run>& cell : cells_)
            for (const inline_run& run : cell) last = std::max<std::size_t>(last, run.where.end);
        return last;
    }

    static constexpr std::size_t npos = std::string_view::npos;

    std::string_view source_;
    const places& at_;
    std::uint32_t& group_;
    block_list& out_;
    block_kind kind_ = block_kind::paragraph;
    int level_ = 0;
    std::size_t begin_ = 0; // of the tag that began the block
    std::vector<inline_run> runs_;
    std::vector<std::vector<inline_run>> cells_;
    std::vector<std::uint32_t> lists_;
    std::size_t link_ = npos; // the run of the open `<a>`
    int code_ = 0;
    bool is_header_ = false;
};

} // namespace

void read_html(std::string_view source, std::size_t begin, std::size_t end, const places& at, std::uint32_t& group,
               block_list& out) {
    html_reader(source, at, group, out).read(begin, std::min(end, source.size()));
}

void read_inline_html(std::string_view source, std::size_t begin, std::size_t end, const places& at, block_list& out) {
    if (begin >= end || end > source.size()) return;
    const html_tag tag = read_html_tag(source, begin, end);
    if (tag.kind == html_tag::is_comment)
        add_suppression(source.substr(tag.content_begin, tag.content_end - tag.content_begin), at.of(begin, end), out);
    if (tag.kind == html_tag::is_open && tag.id_end > tag.id_begin)
        out.anchors.push_back(
            {std::string(source.substr(tag.id_begin, tag.id_end - tag.id_begin)), at.of(tag.id_begin, tag.id_end)});
}

} // namespace delta::docs
