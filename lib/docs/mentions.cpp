// SPDX-License-Identifier: Apache-2.0
#include "docs/mentions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/fences.hpp"
#include "docs/inline_code.hpp"
#include "docs/links.hpp"
#include "docs/prose.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

// A link is told first, then the runs of its label: as many as its content has bytes.
class label_counter {
  public:
    void open(const inline_run& link) { left_ = link.content.size(); }
    bool take(const inline_run& run) {
        if (left_ == 0) return false;
        left_ -= std::min(left_, run.content.size());
        return true;
    }

  private:
    std::size_t left_ = 0;
};

void read_runs(const std::vector<inline_run>& runs, mention_sink& sink) {
    label_counter label;
    for (const inline_run& run : runs) {
        if (run.kind == inline_kind::link || run.kind == inline_kind::image) {
            sink.in_link = false;
            sink.in_code = false;
            read_link(run, sink);
            if (run.kind == inline_kind::link) label.open(run);
            continue;
        }
        if (run.kind == inline_kind::html) continue;
        sink.in_link = label.take(run);
        sink.in_code = run.kind == inline_kind::code;
        const placed_text text(sink.source(), run.content, run.where);
        if (sink.in_code)
            read_inline_code(text, sink);
        else
            read_prose(text, sink);
    }
    sink.in_link = false;
    sink.in_code = false;
}

// The name at the front of inline code: `timeout`, `connect(host)`, `--port <n>`.
std::string name_of_code(std::string_view code) {
    code = trim(code);
    std::size_t start = code.find_first_not_of("@#&*<");
    if (start == code.npos) return {};
    const std::string_view rest = code.substr(start);
    std::size_t length = 0;
    while (length < rest.size() && !is_space(rest[length]) &&
           std::string_view("(),=<>[]?;").find(rest[length]) == rest.npos)
        ++length;
    while (length > 0 && rest[length - 1] == ':') --length;
    return std::string(rest.substr(0, std::min<std::size_t>(length, 100)));
}

} // namespace

std::string first_word_of(const block& b) {
    const std::vector<inline_run>& runs = b.cells.empty() ? b.runs : b.cells.front();
    for (const inline_run& run : runs)
        if (run.kind == inline_kind::code) return name_of_code(run.content);
    if (!b.title.empty()) return name_of_code(b.title);
    for (const inline_run& run : runs) {
        if (run.kind != inline_kind::text && run.kind != inline_kind::emphasis) continue;
        const std::string_view text = trim(run.content);
        if (text.empty()) continue;
        const std::string_view word = text.substr(0, text.find_first_of(" \t\n(:,="));
        const bool one_word = word.size() == text.size() || run.kind == inline_kind::emphasis;
        const bool names = b.kind == block_kind::heading || b.kind == block_kind::definition_term ||
                           b.kind == block_kind::table_row || run.kind == inline_kind::emphasis;
        const bool signal = is_snake_case(word) || has_two_humps(word) || is_env_name(word) || word.starts_with("--") ||
                            (word.find('.') != word.npos && chain_length(word) == word.size());
        const bool name = one_word && names && (chain_length(word) == word.size() || word.find('-') != word.npos);
        if ((signal || name) && !is_placeholder(word)) return std::string(word.substr(0, 100));
        if (b.kind != block_kind::paragraph && b.kind != block_kind::list_item) break;
    }
    return {};
}

void read_block(const block& b, std::string_view owner, mention_sink& sink) {
    sink.in_heading = b.kind == block_kind::heading;
    read_runs(b.runs, sink);
    for (const std::vector<inline_run>& cell : b.cells) read_runs(cell, sink);
    if (b.kind == block_kind::code_fence) read_fence(b, sink);
    static_cast<void>(owner);
}

} // namespace delta::docs
