// SPDX-License-Identifier: Apache-2.0
#include "drift/touched.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "drift/names.hpp"
#include "drift/word_count.hpp"

namespace delta::drift {
namespace {

using syntax::element;

constexpr std::size_t max_elements = 60;
constexpr std::size_t max_words = 40;
constexpr std::uint32_t longest_comment = 60; // lines right above a definition

struct touch {
    std::uint32_t code = 0, comments = 0; // changed lines
};

// The lines of a change's head, told apart.
class changed_lines {
  public:
    changed_lines(const source_change& c, const std::vector<hunk>& hunks) : hunks_(hunks) {
        for (const std::uint32_t line : c.after.code_lines) {
            if (line >= code_.size()) code_.resize(line + 1);
            code_[line] = true;
        }
    }

    touch in(const element& e) const {
        const std::uint32_t last = std::max(e.where.line, e.where.end_line);
        std::uint32_t first = e.where.line;
        while (first > 1 && !is_code(first - 1) && first + longest_comment > e.where.line) --first;
        touch out;
        for (const hunk& h : hunks_) {
            if (h.after_begin > last || h.after_end < first) continue;
            for (std::uint32_t n = std::max(h.after_begin, first); n < h.after_end && n <= last; ++n)
                ++(is_code(n) ? out.code : out.comments);
            // What was only taken out leaves no line behind.
            if (h.after_begin == h.after_end && h.after_begin > first) ++out.code;
        }
        return out;
    }

  private:
    bool is_code(std::uint32_t line) const { return line < code_.size() && code_[line]; }

    const std::vector<hunk>& hunks_;
    std::vector<bool> code_;
};

class collector {
  public:
    explicit collector(code_delta& delta) : delta_(delta) {
        for (const fact& f : delta.facts) {
            told_.insert(f.name);
            told_.insert(f.new_name);
        }
    }

    void read(const source_change& c, std::uint32_t file) {
        std::set<std::string_view> before;
        for (const element& e : c.before.elements) before.insert(e.qualified.empty() ? e.name : e.qualified);
        const changed_lines lines(c, delta_.hunks[file]);
        for (const element& e : c.after.elements) {
            if (found_.size() >= max_elements) return;
            if (e.visible != syntax::visibility::exported || e.name.size() < 3 || told_.contains(e.name) ||
                !before.contains(e.qualified.empty() ? e.name : e.qualified))
                continue;
            const touch t = lines.in(e);
            if (t.code > 0) add(e, file, t);
        }
    }

    // Options and keys whose handling changed: words of the code on changed lines.
    void read_words() {
        std::vector<std::tuple<double, std::string_view, const word_delta*>> all;
        for (const auto& [text, d] : delta_.words) {
            const std::uint32_t changed = d.removed_lines + d.added_lines - std::min(d.imports, d.added_lines);
            const bool names = looks_like_code(text) || (d.strings > 0 && !is_common_name(text));
            if (changed == 0 || d.before == 0 || d.after == 0 || d.kind == syntax::word_kind::number || !names ||
                told_.contains(text))
                continue;
            all.emplace_back(-static_cast<double>(changed) / (d.before + d.after), text, &d);
        }
        std::ranges::sort(all);
        for (const auto& [share, text, d] : all) {
            if (found_.size() >= max_elements + max_words) return;
            if (!told_.insert(std::string(text)).second) continue;
            fact f{.kind = fact_kind::touched, .what = syntax::element_kind::variable, .is_element = false};
            f.name = f.qualified = text;
            f.is_entry = d->entries_before > 0;
            f.file = d->file;
            f.after = {d->line, d->line};
            f.uses = d->added_lines + d->removed_lines;
            f.share = std::min(1.0, -share);
            f.comment_too = d->comments > 0;
            found_.push_back(std::move(f));
        }
    }

    void finish() { std::ranges::move(found_, std::back_inserter(delta_.facts)); }

  private:
    void add(const element& e, std::uint32_t file, const touch& t) {
        if (!told_.insert(e.name).second) return;
        fact f{.kind = fact_kind::touched, .what = e.kind};
        f.name = e.name;
        f.qualified = e.qualified.empty() ? e.name : e.qualified;
        if (f.qualified.size() > e.name.size() + 1)
            f.container = f.qualified.substr(0, f.qualified.size() - e.name.size() - 1);
        f.file = file;
        f.after = {e.name_span.line, e.name_span.line};
        f.uses = t.code;
        const std::uint32_t size = std::max(e.where.line, e.where.end_line) - e.where.line + 1;
        f.share = std::min(1.0, static_cast<double>(t.code) / size);
        f.comment_too = t.comments > 0;
        found_.push_back(std::move(f));
    }

    code_delta& delta_;
    std::set<std::string, std::less<>> told_;
    std::vector<fact> found_;
};

} // namespace

void add_touched(const std::vector<source_change>& changes, code_delta& delta) {
    collector all(delta);
    for (std::uint32_t i = 0; i < changes.size(); ++i)
        if (changes[i].role == file_role::source && changes[i].type == change_type::modified) all.read(changes[i], i);
    all.read_words();
    all.finish();
}

} // namespace delta::drift
