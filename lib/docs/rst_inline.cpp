// SPDX-License-Identifier: Apache-2.0
#include "docs/rst_inline.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "docs/inline_scanner.hpp"

namespace delta::docs {
namespace {

constexpr std::size_t longest_role = 60;
constexpr std::size_t longest_reference = 100;

constexpr std::string_view link_roles[] = {"ref", "numref", "doc", "download", "std:ref", "std:doc", "std:numref"};
constexpr std::string_view prose_roles[] = {"term",        "abbr",     "dfn",      "guilabel", "menuselection",
                                            "kbd",         "math",     "sup",      "sub",      "subscript",
                                            "superscript", "emphasis", "strong",   "title",    "title-reference",
                                            "pep",         "rfc",      "issue",    "pr",       "gh",
                                            "user",        "cve",      "cwe",      "commit",   "pull",
                                            "ghpull",      "ghissue",  "raw-html", "raw",      "rtd",
                                            "index",       "eq",       "cite",     "octicon",  "fas",
                                            "far",         "bdg"};
// Their content is written as it is typed; elsewhere a leading dot asks the toolchain to search for the name.
constexpr std::string_view typed_roles[] = {"",        "file",    "code",   "literal", "samp",
                                            "command", "program", "option", "envvar"};

bool is_among(std::string_view word, std::span<const std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
}

class rst_inline : inline_scanner {
  public:
    rst_inline(const source_lines& source, const rst_targets& targets, stretch range, std::vector<inline_run>& runs,
               std::vector<block_list::anchor>& anchors)
        : inline_scanner(source, range, runs, anchors), targets_(targets) {}

    void read() {
        while (at_ < range_.end)
            if (!read_markup()) ++at_;
        flush(range_.end);
    }

  private:
    bool read_markup() {
        switch (bytes_[at_]) {
            case '\\':
                return read_blank_escape();
            case '`':
                return next_is('`') ? read_literal() : read_interpreted(at_, {});
            case ':':
                return read_role();
            case '*':
                return read_emphasis();
            case '|':
                return read_substitution();
            case '_':
                return next_is('`') ? read_inline_target() : read_reference();
            default:
                return false;
        }
    }

    // Markup begins at a word's begin only: `2*3` and `don`t` have none.
    bool opens(std::size_t at, std::size_t mark) const {
        return !is_gap(at + mark) && (at == range_.begin || !is_in_word(at - 1));
    }

    // The closing mark of markup whose content begins at `from`. A search that failed is not made again: what
    // follows holds no such mark either.
    std::size_t find_close(std::size_t from, std::string_view mark, bool& hopeless) const {
        for (std::size_t at = from + 1; !hopeless && at + mark.size() <= range_.end; ++at) {
            if (bytes_.substr(at, mark.size()) != mark || is_space(bytes_[at - 1])) continue;
            if (mark != "``" && bytes_[at - 1] == '\\') continue;
            while (mark == "``" && at + 2 < range_.end && bytes_[at + 2] == '`') ++at;
            return at;
        }
        hopeless = true;
        return range_.end;
    }

    // A blank that is escaped joins what stands around it.
    bool read_blank_escape() {
        const bool removed = is_gap(at_ + 1) && at_ + 1 < range_.end;
        read_escape();
        if (removed) text_ = at_;
        return true;
    }

    bool read_literal() {
        const std::size_t begin = at_ + 2;
        if (!opens(at_, 2)) return skip_marks('`');
        const std::size_t close = find_close(begin, "``", no_literal_);
        if (close == range_.end) return skip_marks('`');
        flush(at_);
        add(inline_kind::code, {begin, close});
        resume(close + 2);
        return true;
    }

    bool read_emphasis() {
        const bool strong = next_is('*');
        const std::size_t mark = strong ? 2 : 1;
        if (!opens(at_, mark)) return skip_marks('*');
        const std::size_t begin = at_ + mark;
        const std::size_t close = find_close(begin, strong ? "**" : "*", strong ? no_strong_ : no_emphasis_);
        if (close == range_.end) return skip_marks('*');
        flush(at_);
        add(inline_kind::emphasis, {begin, close});
        resume(close + mark);
        return true;
    }

    // What it stands for is read where it is defined.
    bool read_substitution() {
        if (!opens(at_, 1)) return false;
        std::size_t close = find_close(at_ + 1, "|", no_bar_);
        if (close == range_.end) return false;
        ++close;
        while (close < range_.end && bytes_[close] == '_') ++close;
        flush(at_);
        resume(close);
        return true;
    }

    bool read_inline_target() {
        if (!opens(at_, 2)) return false;
        const std::size_t close = find_close(at_ + 2, "`", no_backquote_);
        if (close == range_.end) return false;
        const stretch name{at_ + 2, close};
        add_anchor(name, rst_id(slice(name)));
        flush(at_);
        add(inline_kind::text, name);
        resume(close + 1);
        return true;
    }

    // `name_`: a link when such a target exists, else a word that ends in an underscore.
    bool read_reference() {
        if (at_ == range_.begin || (at_ + 1 < range_.end && is_word(bytes_[at_ + 1]))) return false;
        std::size_t begin = at_;
        const std::size_t limit = std::max(text_, at_ - std::min(at_, longest_reference));
        while (begin > limit && (is_word(bytes_[begin - 1]) || bytes_[begin - 1] == '-' || bytes_[begin - 1] == '.'))
            --begin;
        const stretch name{begin, at_};
        if (begin == at_ || !targets_.is_known(source_.slice(begin, at_))) return false;
        const std::size_t after = at_ + 1;
        flush(begin);
        add_link(name, name, targets_.destination(slice(name)));
        resume(after);
        return true;
    }

    void add_link(stretch label, stretch target, std::string destination) {
        inline_run& link = add(inline_kind::link, label);
        link.target = std::move(destination);
        link.where = source_.between(target.begin, target.end);
        add(inline_kind::text, label);
    }

    // `:name:` directly before a back-quote.
    bool read_role() {
        if (!opens(at_, 1)) return false;
        const std::optional<std::size_t> close = role_end(at_);
        if (!close || *close >= range_.end || bytes_[*close] != '`') return false;
        if (*close + 1 < range_.end && bytes_[*close + 1] == '`') return false;
        return read_interpreted(*close, source_.slice(at_ + 1, *close - 1));
    }

    // The place behind ":name:", or nothing.
    std::optional<std::size_t> role_end(std::size_t at) const {
        const std::size_t limit = std::min(range_.end, at + longest_role);
        std::size_t i = at + 1;
        while (i < limit && (is_alpha(bytes_[i]) || is_digit(bytes_[i]) ||
                             std::string_view("-_.+:").find(bytes_[i]) != std::string_view::npos))
            ++i;
        if (i < at + 3 || bytes_[i - 1] != ':') return std::nullopt;
        return i;
    }

    bool read_interpreted(std::size_t tick, std::string_view role) {
        if (role.empty() && !opens(tick, 1)) return false;
        if (is_gap(tick + 1)) return false;
        const std::size_t close = find_close(tick + 1, "`", no_backquote_);
        if (close == range_.end) return false;
        const stretch inside{tick + 1, close};
        std::size_t after = close + 1;
        flush(at_);
        if (role.empty() && after < range_.end && bytes_[after] == '_') {
            while (after < range_.end && bytes_[after] == '_') ++after;
            add_named_link(inside, after - close > 2);
        } else {
            std::optional<std::size_t> suffix;
            if (role.empty() && after < range_.end && bytes_[after] == ':') suffix = role_end(after);
            if (suffix) role = source_.slice(after + 1, *suffix - 1);
            if (suffix) after = *suffix;
            add_role(role, inside);
        }
        resume(after);
        return true;
    }

    struct titled {
        stretch title;
        stretch target;
    };

    // "title <target>"; without the brackets both are the whole.
    titled split_title(stretch inside) const {
        const std::string_view text = slice(inside);
        const std::size_t open = text.ends_with('>') ? text.rfind('<') : text.npos;
        if (open == text.npos || (open > 0 && !is_space(text[open - 1]))) return {inside, inside};
        const stretch target{inside.begin + open + 1, inside.end - 1};
        const stretch title = trimmed({inside.begin, inside.begin + open});
        return {title.begin == title.end ? target : title, target};
    }

    void add_named_link(stretch inside, bool anonymous) {
        const auto [title, target] = split_title(inside);
        const std::string_view written = slice(target);
        const bool embedded = target.begin != inside.begin;
        if (embedded && written.ends_with('_')) {
            add_link(title, target, targets_.destination(written.substr(0, written.size() - 1)));
        } else if (embedded) {
            add_link(title, target, std::string(written));
        } else if (anonymous) {
            add(inline_kind::text, title);
        } else {
            add_link(title, target, targets_.destination(written));
        }
    }

    void add_role(std::string_view role, stretch inside) {
        if (role.starts_with("external+") || role.starts_with("external:")) role.remove_prefix(9);
        if (is_among(role, prose_roles)) {
            add(inline_kind::text, split_title(inside).title);
        } else if (is_among(role, link_roles)) {
            const auto [title, target] = split_title(inside);
            const std::string_view written = slice(target);
            const bool by_label = role.ends_with("ref");
            add_link(title, target, by_label ? "#" + rst_id(written) : std::string(written));
        } else {
            add_code(inside, !is_among(role, typed_roles));
        }
    }

    // `~mod.name` shows only "name", `!name` makes no link: the name is what counts.
    void add_code(stretch inside, bool searched) {
        auto [title, target] = split_title(inside);
        if (title.begin != target.begin) add(inline_kind::text, title);
        const auto sheds = [&](char mark) {
            const bool named =
                target.begin + 1 < target.end && (is_word(bytes_[target.begin + 1]) || bytes_[target.begin + 1] == '.');
            return named && bytes_[target.begin] == mark;
        };
        if (sheds('~') || sheds('!')) ++target.begin;
        if (searched && sheds('.')) ++target.begin;
        if (target.begin < target.end) add(inline_kind::code, target);
    }

    const rst_targets& targets_;
    bool no_literal_ = false;
    bool no_strong_ = false;
    bool no_emphasis_ = false;
    bool no_bar_ = false;
    bool no_backquote_ = false;
};

} // namespace

void read_rst_inline(const source_lines& source, const rst_targets& targets, std::size_t begin, std::size_t end,
                     std::vector<inline_run>& runs, std::vector<block_list::anchor>& anchors) {
    rst_inline(source, targets, {begin, end}, runs, anchors).read();
}

} // namespace delta::docs
