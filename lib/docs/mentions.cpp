// SPDX-License-Identifier: Apache-2.0
#include "docs/mentions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/fences.hpp"
#include "docs/inline_code.hpp"
#include "docs/links.hpp"
#include "docs/prose.hpp"
#include "docs/statements.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr int deepest_item = 32;

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

// "**copy-fonts:** …": what the entry is about, whatever its form.
void read_lead(const std::vector<inline_run>& runs, mention_sink& sink) {
    const std::string_view name = leading_emphasis(runs);
    if (name.empty() || has_code_signal(name)) return; // prose knows those by itself
    const auto run = std::ranges::find(runs, inline_kind::emphasis, &inline_run::kind);
    const placed_text text(sink.source(), run->content, run->where);
    const auto begin = static_cast<std::size_t>(name.data() - run->content.data());
    sink.add(mention_kind::code_word, text, begin, begin + name.size());
}

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

} // namespace

std::string first_word_of(const block& b) {
    const std::vector<inline_run>& runs = b.cells.empty() ? b.runs : b.cells.front();
    const std::string_view bold = leading_emphasis(runs);
    if (!bold.empty()) return std::string(bold);
    for (const inline_run& run : runs)
        if (run.kind == inline_kind::code) return std::string(name_of_code(run.content));
    if (!b.title.empty()) return std::string(name_of_code(b.title));
    const auto first =
        std::find_if(runs.begin(), runs.end(), [](const inline_run& r) { return !trim(r.content).empty(); });
    if (first == runs.end() || first->kind == inline_kind::link) return {};
    const std::string_view text = trim(first->content);
    const std::string_view word = text.substr(0, text.find_first_of(" \t\n(:,="));
    const bool alone = word.size() == text.size() && first + 1 == runs.end();
    const bool names =
        b.kind == block_kind::heading || b.kind == block_kind::definition_term || b.kind == block_kind::table_row;
    if (word.empty() || is_placeholder(word)) return {};
    return has_code_signal(word) || (alone && names && is_plain_name(word)) ? std::string(word.substr(0, 100)) : "";
}

void block_reader::read(const block& b, const std::string& first_word) {
    sink_.in_heading = b.kind == block_kind::heading;
    const std::string_view owner = owner_of(b);
    if (b.kind == block_kind::list_item || b.kind == block_kind::definition_term) read_lead(b.runs, sink_);
    read_runs(b.runs, sink_);
    read_statements(b.runs, owner, sink_);
    for (const std::vector<inline_run>& cell : b.cells) {
        read_runs(cell, sink_);
        read_statements(cell, first_word, sink_);
    }
    if (b.kind == block_kind::code_fence) read_fence(b, sink_);
    if (b.kind == block_kind::table_row && b.table_header)
        columns_ = columns_of(b);
    else if (b.kind == block_kind::table_row)
        read_table_value(b, columns_, sink_);
    follow(b, first_word);
}

// What a block is about when it does not say so itself: the item above it, the term, the heading.
std::string_view block_reader::owner_of(const block& b) const {
    const auto level = static_cast<std::size_t>(std::max(b.level, 0));
    const std::size_t above = b.kind == block_kind::list_item ? level - std::min<std::size_t>(level, 1) : level;
    if (b.kind == block_kind::heading) return {};
    for (std::size_t i = std::min(above, items_.size()); i > 0; --i)
        if (!items_[i - 1].empty()) return items_[i - 1];
    return term_.empty() ? heading_ : term_;
}

void block_reader::follow(const block& b, const std::string& first_word) {
    if (b.kind == block_kind::heading) {
        heading_ = first_word;
        term_.clear();
        items_.clear();
    } else if (b.kind == block_kind::definition_term || b.kind == block_kind::directive) {
        term_ = first_word;
        items_.clear();
    } else if (b.kind == block_kind::list_item && b.level > 0 && b.level <= deepest_item) {
        items_.resize(static_cast<std::size_t>(b.level) - 1);
        items_.push_back(first_word);
    } else if (b.kind == block_kind::paragraph && b.level == 0) {
        items_.clear();
    }
}

} // namespace delta::docs
