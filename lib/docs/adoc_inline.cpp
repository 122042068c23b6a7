// SPDX-License-Identifier: Apache-2.0
#include "docs/adoc_inline.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "docs/inline_scanner.hpp"

namespace delta::docs {
namespace {

// Labels and emphasis hold markup in turn; nobody nests deeper than this.
constexpr int deepest_inline = 4;

constexpr std::array<std::string_view, 4> address_schemes = {"https://", "http://", "mailto:", "ftp://"};

class adoc_inline : inline_scanner {
  public:
    adoc_inline(const source_lines& source, stretch range, std::vector<inline_run>& runs,
                std::vector<block_list::anchor>& anchors, int depth)
        : inline_scanner(source, range, runs, anchors), depth_(depth) {}

    void read() {
        if (depth_ > deepest_inline) at_ = range_.end;
        while (at_ < range_.end)
            if (!read_markup()) ++at_;
        flush(range_.end);
    }

  private:
    // Searches for a closing mark that failed are not made again, and those that found one far ahead are remembered.
    struct search {
        std::size_t from = 0;
        std::size_t found = 0;
        bool made = false;
    };

    bool read_markup() {
        switch (bytes_[at_]) {
            case '\\':
                return read_escape();
            case '`':
                return read_code();
            case '+':
                return read_plus();
            case '*':
            case '_':
            case '#':
                return read_emphasis(bytes_[at_]);
            case '<':
                return next_is('<') && read_cross_reference();
            case '[':
                return next_is('[') && read_inline_anchor();
            case 'l':
            case 'x':
            case 'i':
            case 'h':
            case 'm':
            case 'f':
            case 'a':
                return read_macro();
            default:
                return false;
        }
    }

    void read_inside(stretch s) { adoc_inline(source_, s, runs_, anchors_, depth_ + 1).read(); }

    std::size_t find(std::string_view mark, std::size_t from, search& last) const {
        if (!last.made || from < last.from || from > last.found)
            last = {from, std::min(bytes_.substr(0, range_.end).find(mark, from), range_.end), true};
        return last.found;
    }

    // Constrained marks stand at a word's begin and end; doubled ones anywhere.
    bool opens(std::size_t at) const { return !is_gap(at + 1) && (at == range_.begin || !is_in_word(at - 1)); }

    std::size_t find_close(char mark, std::size_t from, bool& hopeless) const {
        for (std::size_t at = from + 1; !hopeless && at < range_.end; ++at)
            if (bytes_[at] == mark && !is_space(bytes_[at - 1]) && bytes_[at - 1] != '\\' && !is_in_word(at + 1) &&
                (at + 1 >= range_.end || bytes_[at + 1] != '_'))
                return at;
        hopeless = true;
        return range_.end;
    }

    void add_code(stretch s) {
        const std::string_view text = slice(s);
        const bool passed = text.size() > 2 && text.front() == '+' && text.back() == '+';
        if (passed) s = {s.begin + 1, s.end - 1};
        if (!s.empty()) add(inline_kind::code, s);
    }

    bool read_code() {
        if (next_is('`')) {
            const std::size_t close = find("``", at_ + 3, double_code_);
            if (close >= range_.end) return skip_marks('`');
            flush(at_);
            add_code({at_ + 2, close});
            resume(close + 2);
            return true;
        }
        if (!opens(at_)) return skip_marks('`');
        const std::size_t close = find_close('`', at_ + 1, no_code_);
        if (close == range_.end) return skip_marks('`');
        // "`curved quotes`" hold prose.
        const char before = at_ > range_.begin ? bytes_[at_ - 1] : ' ';
        const bool curved = (before == '"' || before == '\'') && close + 1 < range_.end && bytes_[close + 1] == before;
        flush(at_);
        if (curved) {
            read_inside({at_ + 1, close});
        } else {
            add_code({at_ + 1, close});
        }
        resume(close + 1);
        return true;
    }

    // +literal+ is code, ++anything++ and +++anything+++ pass as they are.
    bool read_plus() {
        std::size_t marks = 0;
        while (at_ + marks < range_.end && bytes_[at_ + marks] == '+') ++marks;
        if (marks == 1) {
            if (!opens(at_)) return false;
            const std::size_t close = find_close('+', at_ + 1, no_plus_);
            if (close == range_.end) return false;
            flush(at_);
            add(inline_kind::code, {at_ + 1, close});
            resume(close + 1);
            return true;
        }
        const bool three = marks >= 3;
        const std::size_t width = three ? 3 : 2;
        const std::size_t close = find(three ? "+++" : "++", at_ + width, three ? triple_plus_ : double_plus_);
        if (close >= range_.end || close == at_ + width || (at_ > range_.begin && is_in_word(at_ - 1)))
            return skip_marks('+');
        flush(at_);
        add(inline_kind::text, {at_ + width, close});
        resume(close + width);
        return true;
    }

    bool read_emphasis(char mark) {
        const std::size_t kind = mark == '*' ? 0 : mark == '_' ? 1 : 2;
        const bool doubled = next_is(mark);
        const std::size_t width = doubled ? 2 : 1;
        if (!doubled && !opens(at_)) return skip_marks(mark);
        const std::string pair(2, mark);
        const std::size_t close =
            doubled ? find(pair, at_ + 3, double_[kind]) : find_close(mark, at_ + 1, no_emphasis_[kind]);
        if (close >= range_.end) return skip_marks(mark);
        const stretch inside{at_ + width, close};
        flush(at_);
        // What holds further markup is told by its parts.
        if (mark == '#' || slice(inside).find_first_of("`+[<") != std::string_view::npos) {
            read_inside(inside);
        } else {
            add(inline_kind::emphasis, inside);
        }
        resume(close + width);
        return true;
    }

    void add_link(stretch label, stretch target, std::string destination) {
        inline_run& link = add(inline_kind::link, label);
        link.target = std::move(destination);
        link.where = source_.between(target.begin, target.end);
        if (!label.empty()) read_inside(label);
    }

    // <<id>>, <<id,label>>, <<file.adoc#id,label>>
    bool read_cross_reference() {
        const std::size_t close = find(">>", at_ + 2, angle_);
        if (close >= range_.end || close == at_ + 2 || is_gap(at_ + 2)) return skip_marks('<');
        const std::size_t comma = std::min(slice({at_ + 2, close}).find(',') + at_ + 2, close);
        const stretch target{at_ + 2, comma < at_ + 2 ? close : comma};
        if (slice(target).find('\n') != std::string_view::npos) return skip_marks('<');
        flush(at_);
        add_link(trimmed({std::min(target.end + 1, close), close}), target, reference(slice(target)));
        resume(close + 2);
        return true;
    }

    static std::string reference(std::string_view id) {
        const bool elsewhere =
            id.find('#') != id.npos || id.find(".adoc") != id.npos || id.find(".asciidoc") != id.npos;
        return elsewhere ? std::string(id) : "#" + std::string(id);
    }

    bool read_inline_anchor() {
        const std::size_t close = find("]]", at_ + 2, brackets_);
        if (close >= range_.end || is_gap(at_ + 2)) return skip_marks('[');
        const std::string_view inside = slice({at_ + 2, close});
        const stretch name{at_ + 2, at_ + 2 + std::min(inside.find(','), inside.size())};
        add_anchor(name, std::string(slice(name)));
        flush(at_);
        resume(close + 2);
        return true;
    }

    // name:target[label]
    bool read_macro() {
        if (at_ > range_.begin && (is_in_word(at_ - 1) || bytes_[at_ - 1] == '_')) return false;
        const std::string_view rest = bytes_.substr(at_, std::min<std::size_t>(range_.end - at_, 12));
        const auto begins = [&](std::string_view name) { return rest.starts_with(name); };
        if (std::ranges::any_of(address_schemes, begins)) return read_target(0, inline_kind::link);
        if (begins("link:")) return read_target(5, inline_kind::link);
        if (begins("xref:")) return read_target(5, inline_kind::link);
        if (begins("image:")) return read_target(6, inline_kind::image);
        if (begins("anchor:")) return read_target(7, inline_kind::text);
        return false;
    }

    // Where an unbroken target beginning at `from` ends: at a '[' or a blank.
    std::size_t target_end(std::size_t from) {
        if (target_end_ > from) return target_end_;
        std::size_t at = from;
        while (at < range_.end && bytes_[at] != '[' && !is_space(bytes_[at])) ++at;
        return target_end_ = at;
    }

    bool read_target(std::size_t name, inline_kind kind) {
        const stretch target{at_ + name, target_end(at_ + name)};
        const bool labelled = target.end < range_.end && bytes_[target.end] == '[' && !target.empty();
        const std::size_t close = labelled ? find_bracket(target.end + 1) : range_.end;
        if (close >= range_.end) {
            // A bare address keeps its marks; anything else was no macro.
            at_ = name == 0 ? std::max(target.end, at_ + 1) : at_ + name;
            return true;
        }
        const bool is_xref = bytes_[at_] == 'x';
        flush(at_);
        const stretch label = label_in({target.end + 1, close});
        if (kind == inline_kind::text) {
            add_anchor(target, std::string(slice(target)));
        } else if (kind == inline_kind::image) {
            inline_run& run = add(kind, label);
            run.target = slice(target);
            run.where = source_.between(target.begin, target.end);
        } else {
            add_link(label, target, is_xref ? reference(slice(target)) : std::string(slice(target)));
        }
        resume(close + 1);
        return true;
    }

    std::size_t find_bracket(std::size_t from) {
        std::size_t close = find("]", from, bracket_);
        while (close < range_.end && bytes_[close - 1] == '\\') close = find("]", close + 1, bracket_);
        return close;
    }

    // The part of a macro's brackets that is shown: `label^`, `"label",window=_blank`.
    stretch label_in(stretch s) const {
        const std::string_view text = slice(s);
        for (const std::string_view attribute :
             {",window=", ",role=", ",opts=", ", window=", ", role=", ",width=", ", width="})
            if (const std::size_t at = text.find(attribute); at != text.npos) s.end = std::min(s.end, s.begin + at);
        s = trimmed(s);
        if (!s.empty() && bytes_[s.end - 1] == '^') --s.end;
        const std::string_view shown = slice(s);
        if (shown.size() > 1 && shown.front() == '"' && shown.back() == '"') s = {s.begin + 1, s.end - 1};
        return s;
    }

    int depth_;
    search double_code_, double_plus_, triple_plus_, angle_, brackets_, bracket_;
    std::array<search, 3> double_;
    std::array<bool, 3> no_emphasis_ = {};
    bool no_code_ = false;
    bool no_plus_ = false;
    std::size_t target_end_ = 0;
};

} // namespace

void read_adoc_inline(const source_lines& source, std::size_t begin, std::size_t end, std::vector<inline_run>& runs,
                      std::vector<block_list::anchor>& anchors) {
    adoc_inline(source, {begin, end}, runs, anchors, 0).read();
}

} // namespace delta::docs
