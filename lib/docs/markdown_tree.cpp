// SPDX-License-Identifier: Apache-2.0
#include "docs/markdown_tree.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "base/text.hpp"
#include "docs/html_text.hpp"
#include "docs/markdown_inlines.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

struct node_deleter {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct parser_deleter {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using node_pointer = std::unique_ptr<cmark_node, node_deleter>;

// The autolink extension is left out: it reads past its buffer in the version of Debian 12 (CVE-2023-22485), and bare
// addresses are found in prose anyway.
constexpr const char* extensions[] = {"table", "strikethrough", "tasklist"};

node_pointer parse(const std::string& text) {
    // The registry of extensions is a plain global list.
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    const std::unique_ptr<cmark_parser, parser_deleter> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    for (const char* const name : extensions)
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return node_pointer(cmark_parser_finish(parser.get()));
}

std::string_view text_of(const char* s) {
    return s == nullptr ? std::string_view{} : std::string_view(s);
}

// "js{4} title=x", "{ .yaml .annotate }", "rust,ignore" name a language with something around it.
std::string_view language_of(std::string_view info) {
    info = trim(info);
    while (!info.empty() && (info.front() == '{' || info.front() == '.' || info.front() == ' ')) info.remove_prefix(1);
    return info.substr(0, info.find_first_of(" \t,{}:"));
}

class tree_reader {
  public:
    tree_reader(std::string_view bytes, const places& at, const markdown_source& prepared)
        : bytes_(bytes), at_(at), inlines_(bytes, at, prepared, out_) {}

    block_list read(cmark_node* root) {
        cmark_iter* const iter = cmark_iter_new(root);
        for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter)) {
            cmark_node* const node = cmark_iter_get_node(iter);
            if (event == CMARK_EVENT_EXIT)
                leave(node);
            else if (enter(node))
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        }
        cmark_iter_free(iter);
        return std::move(out_);
    }

  private:
    static std::uint32_t first_line(cmark_node* node) {
        return static_cast<std::uint32_t>(std::max(cmark_node_get_start_line(node), 1));
    }
    std::uint32_t last_line(cmark_node* node) const {
        const std::uint32_t last = static_cast<std::uint32_t>(std::max(cmark_node_get_end_line(node), 1));
        return std::clamp(last, first_line(node), std::max(first_line(node), at_.line_count()));
    }

    // True when all inside the node has been read.
    bool enter(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_LIST:
                lists_.push_back(++group_);
                return false;
            case CMARK_NODE_ITEM:
                is_item_ = true;
                return false;
            case CMARK_NODE_BLOCK_QUOTE:
                ++quotes_;
                is_item_ = false;
                return false;
            case CMARK_NODE_HEADING:
                heading(node);
                return true;
            case CMARK_NODE_PARAGRAPH:
                paragraph(node);
                return true;
            case CMARK_NODE_CODE_BLOCK:
                fence(node);
                return false;
            case CMARK_NODE_HTML_BLOCK:
                html(node);
                return false;
            default:
                return extension(node);
        }
    }

    void leave(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LIST && !lists_.empty()) lists_.pop_back();
        if (type == CMARK_NODE_ITEM) is_item_ = false;
        if (type == CMARK_NODE_BLOCK_QUOTE) --quotes_;
    }

    block& add(block_kind kind, cmark_node* node) {
        block& b = out_.blocks.emplace_back();
        b.kind = kind;
        b.where = at_.of_lines(first_line(node), last_line(node));
        return b;
    }

    std::vector<inline_run> runs_of(cmark_node* node) {
        return inlines_.read(node, std::min(first_line(node), at_.line_count()),
                             std::min(last_line(node), at_.line_count()));
    }

    void heading(cmark_node* node) {
        is_item_ = false;
        block& b = add(block_kind::heading, node);
        b.level = cmark_node_get_heading_level(node);
        b.runs = runs_of(node);
        take_explicit_anchor(b);
    }

    // `## Title {#name}` and `## Title { #name .class }` name the anchor of the heading.
    void take_explicit_anchor(block& heading) {
        if (heading.runs.empty() || heading.runs.back().kind != inline_kind::text) return;
        inline_run& last = heading.runs.back();
        const std::size_t open = last.content.rfind('{');
        if (open == last.content.npos || !last.content.ends_with('}')) return;
        const std::size_t hash = last.content.find('#', open);
        if (hash == last.content.npos || last.where.end - last.where.begin != last.content.size()) return;
        const std::size_t stop = std::min(last.content.find_first_of(" }", hash), last.content.size());
        const std::size_t begin = last.where.begin + hash + 1;
        out_.anchors.push_back(
            {last.content.substr(hash + 1, stop - hash - 1), at_.of(begin, last.where.begin + stop)});
        const std::size_t keep = last.content.find_last_not_of(' ', open == 0 ? 0 : open - 1);
        last.content.resize(open == 0 || keep == last.content.npos ? 0 : keep + 1);
        last.where = at_.of(last.where.begin, last.where.begin + last.content.size());
    }

    void paragraph(cmark_node* node) {
        block& b = add(is_item_ ? block_kind::list_item : block_kind::paragraph, node);
        b.level = static_cast<int>(lists_.size());
        if (is_item_) b.group = lists_.empty() ? 0 : lists_.back();
        is_item_ = false;
        if (!take_object(b)) b.runs = runs_of(node);
    }

    // mkdocstrings: "::: fmt.print(file, text)" stands for what the code says of it. "::: tip" opens a box elsewhere.
    bool take_object(block& b) {
        const std::string_view text = bytes_.substr(b.where.begin, b.where.end - b.where.begin);
        if (!text.starts_with("::: ")) return false;
        const std::string_view object = trim(text.substr(4));
        const std::string_view name = object.substr(0, object.find_first_of("( \n"));
        if (object.find('(') == object.npos && (name.size() != object.size() || !has_code_signal(name))) return false;
        const auto begin = static_cast<std::size_t>(object.data() - bytes_.data());
        b.kind = block_kind::directive;
        b.runs = {{inline_kind::code, std::string(object), {}, at_.of(begin, begin + object.size())}};
        return true;
    }

    void fence(cmark_node* node) {
        is_item_ = false;
        block& b = add(block_kind::code_fence, node);
        int length = 0;
        int offset = 0;
        char mark = 0;
        const bool is_fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
        b.info = language_of(text_of(cmark_node_get_fence_info(node)));
        const std::string_view literal = text_of(cmark_node_get_literal(node));
        const auto lines = static_cast<std::uint32_t>(std::count(literal.begin(), literal.end(), '\n'));
        const std::uint32_t first = first_line(node) + (is_fenced ? 1 : 0);
        if (lines == 0 || first > at_.line_count()) {
            b.content_where = at_.of(b.where.end, b.where.end);
            return;
        }
        b.content_where = at_.of_lines(first, std::min(first + lines - 1, at_.line_count()));
        b.content = bytes_.substr(b.content_where.begin, b.content_where.end - b.content_where.begin);
        if (quotes_ > 0) blank_quote_marks(b.content);
    }

    // A quoted fence keeps its length, so that places in it are places in the source.
    void blank_quote_marks(std::string& content) const {
        for (std::size_t at = 0; at < content.size(); ++at) {
            for (int marks = 0; at < content.size() && (content[at] == ' ' || content[at] == '>') && marks < quotes_;
                 ++at)
                if (content[at] == '>') {
                    content[at] = ' ';
                    ++marks;
                }
            at = std::min(content.find('\n', at), content.size());
        }
    }

    void html(cmark_node* node) {
        is_item_ = false;
        const span where = at_.of_lines(first_line(node), last_line(node));
        read_html(bytes_, where.begin, where.end, at_, group_, out_);
    }

    bool extension(cmark_node* node) {
        const std::string_view type = text_of(cmark_node_get_type_string(node));
        if (type == "table") ++group_;
        if (type != "table_row" && type != "table_header") return false;
        is_item_ = false;
        block& b = add(block_kind::table_row, node);
        b.group = group_;
        b.table_header = type == "table_header";
        for (cmark_node* cell = cmark_node_first_child(node); cell != nullptr; cell = cmark_node_next(cell))
            b.cells.push_back(runs_of(cell));
        return true;
    }

    std::string_view bytes_;
    const places& at_;
    block_list out_;
    markdown_inlines inlines_;
    std::vector<std::uint32_t> lists_;
    std::uint32_t group_ = 0;
    int quotes_ = 0;
    bool is_item_ = false;
};

} // namespace

block_list read_markdown_tree(std::string_view bytes, const places& at, const markdown_source& prepared) {
    const node_pointer root = parse(prepared.text);
    return tree_reader(bytes, at, prepared).read(root.get());
}

} // namespace delta::docs
