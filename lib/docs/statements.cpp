// SPDX-License-Identifier: Apache-2.0
#include "docs/statements.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "docs/versions.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_value = 80;
// How far back or on a statement may reach.
constexpr std::size_t most_runs = 6;
constexpr std::size_t most_words = 6;

template <std::size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view s) {
    return std::find(std::begin(words), std::end(words), s) != std::end(words);
}

bool is_text(const inline_run& run) {
    return run.kind == inline_kind::text || run.kind == inline_kind::emphasis;
}

bool is_linking_word(std::string_view w) {
    static constexpr std::string_view words[] = {"to",     "is",      "of",   "for", "as",  "was",  "value",
                                                 "values", "setting", "will", "be",  "set", "the",  "being",
                                                 "port",   "timeout", "it",   "has", "a",   "limit"};
    return is_one_of(words, w);
}

// What parts a name from its value for certain.
bool is_strong_link(std::string_view w) {
    return w == "to" || w == "is" || w == "was" || w == "be" || w == "of";
}

bool is_unit(std::string_view w) {
    static constexpr std::string_view words[] = {
        "ms",    "s",       "sec",          "secs",        "second",      "seconds", "minute",     "minutes",
        "min",   "mins",    "hour",         "hours",       "day",         "days",    "week",       "weeks",
        "bytes", "byte",    "KB",           "MB",          "GB",          "KiB",     "MiB",        "GiB",
        "kB",    "items",   "milliseconds", "millisecond", "entries",     "lines",   "characters", "retries",
        "times", "percent", "requests",     "connections", "microseconds"};
    return is_one_of(words, w);
}

bool is_scalar(std::string_view code) {
    return !code.empty() && code.size() <= longest_value && code.find('\n') == npos && !is_placeholder(code);
}

class statement_reader {
  public:
    statement_reader(const std::vector<inline_run>& runs, std::string_view owner, mention_sink& sink)
        : runs_(runs), owner_(owner), sink_(sink) {}

    void run() {
        for (run_ = 0; run_ < runs_.size(); ++run_) {
            if (!is_text(runs_[run_])) continue;
            const std::string_view s = runs_[run_].content;
            for (std::size_t at = 0; at < s.size();) {
                if (!is_alpha(s[at])) {
                    ++at;
                    continue;
                }
                std::size_t end = at;
                while (end < s.size() && is_word(s[end])) ++end;
                word(s, at, end);
                at = end;
            }
        }
    }

  private:
    // A place in the runs.
    struct cursor {
        std::size_t run;
        std::size_t at;
    };

    void word(std::string_view s, std::size_t begin, std::size_t end) {
        const std::string_view w = s.substr(begin, end - begin);
        if (w == "default" || w == "Default" || w == "defaults" || w == "Defaults" || w == "defaulting" ||
            w == "defaulted")
            return said_default(begin, end);
        if (w == "port" || w == "Port") return said_port(end);
        if (is_upper(w.front()) || w == "npm" || w == "pnpm")
            if (is_runtime_name(w)) read_version(placed(run_), begin, end, sink_);
    }

    placed_text placed(std::size_t run) const { return {sink_.source(), runs_[run].content, runs_[run].where}; }

    void said_default(std::size_t begin, std::size_t end) {
        const std::string_view s = runs_[run_].content;
        const std::string_view before = trim(s.substr(begin < 24 ? 0 : begin - 24, std::min<std::size_t>(begin, 24)));
        if (before.ends_with("by") || before.ends_with("By")) return by_default(before);
        if (before.ends_with('(') || before.ends_with("(the"))
            if (s.substr(end).starts_with(')')) return marked_default();
        const bool listed =
            before.ends_with('(') || before.ends_with('[') || before.ends_with(',') || before.ends_with(';');
        follow({run_, end}, listed, begin);
    }

    // From behind "default" over linking words to a value.
    void follow(cursor c, bool linked, std::size_t begin) {
        std::string_view last;
        std::string_view subject;
        std::size_t words = 0;
        for (; c.run < runs_.size() && c.run < run_ + most_runs; ++c.run, c.at = 0) {
            const inline_run& run = runs_[c.run];
            if (run.kind == inline_kind::html || run.kind == inline_kind::link) continue;
            if (run.kind == inline_kind::code) {
                const bool is_subject = (last == "of" || last == "for") && subject.empty() && goes_on(c.run);
                if (!is_subject) return linked ? add_code(c.run, subject, begin) : void();
                subject = name_of_code(run.content);
                linked = false;
                continue;
            }
            if (!is_text(run)) return;
            const std::string_view s = run.content;
            while (c.at < s.size()) {
                const char ch = s[c.at];
                if (is_space(ch) || ch == '*') {
                    ++c.at;
                } else if (ch == ':' || ch == '=') {
                    linked = true;
                    ++c.at;
                } else if (is_alpha(ch)) {
                    std::size_t end = c.at;
                    while (end < s.size() && is_word(s[end])) ++end;
                    last = s.substr(c.at, end - c.at);
                    if (!is_linking_word(last)) {
                        if (linked && is_literal_word(last) && last != "this" && last != "no" && last != "self" &&
                            last != "on")
                            add_text(c.run, c.at, end, subject, begin);
                        return;
                    }
                    if (++words > most_words) return;
                    linked = linked || is_strong_link(last);
                    c.at = end;
                } else {
                    if (linked) literal(c, subject, begin);
                    return;
                }
            }
        }
    }

    // After a code span: does the sentence go on to a value?
    bool goes_on(std::size_t run) const {
        if (run + 1 >= runs_.size() || !is_text(runs_[run + 1])) return false;
        const std::string_view next = trim(runs_[run + 1].content);
        return next.starts_with("is ") || next == "is" || next.starts_with(':') || next.starts_with('=') ||
               next == "to";
    }

    // A number or a quoted word in the text.
    void literal(cursor c, std::string_view subject, std::size_t begin) {
        const std::string_view s = runs_[c.run].content;
        std::size_t end = c.at;
        if (s[c.at] == '"' || s[c.at] == '\'') {
            end = s.find(s[c.at], c.at + 1);
            if (end == npos || end - c.at > longest_value || end == c.at + 1) return;
            return add_text(c.run, c.at + 1, end, subject, begin);
        }
        if (s[end] == '-' || s[end] == '$') ++end;
        if (end >= s.size() || !is_digit(s[end])) return;
        while (end < s.size() && (is_word(s[end]) || s[end] == '.' || s[end] == '%')) ++end;
        while (s[end - 1] == '.') --end;
        add_text(c.run, c.at, end, subject, begin);
    }

    void add_text(std::size_t run, std::size_t from, std::size_t to, std::string_view subject, std::size_t begin) {
        const std::string owner = subject.empty() ? subject_before(begin) : std::string(subject);
        if (owner.empty()) return;
        mention& m = sink_.add(mention_kind::value, placed(run), from, to);
        m.subject = owner;
        const std::string_view s = runs_[run].content;
        std::size_t unit = to;
        while (unit < s.size() && s[unit] == ' ') ++unit;
        std::size_t end = unit;
        while (end < s.size() && is_alpha(s[end])) ++end;
        if (is_digit(m.text.back()) && is_unit(s.substr(unit, end - unit)))
            m.arguments.emplace_back(s.substr(unit, end - unit));
    }

    void add_code(std::size_t run, std::string_view subject, std::size_t begin) {
        const std::string owner = subject.empty() ? subject_before(begin) : std::string(subject);
        if (!owner.empty()) add_code_value(run, owner);
    }

    void add_code_value(std::size_t run, std::string_view subject) {
        const std::string_view code = runs_[run].content;
        const std::size_t from = code.find_first_not_of(" \n");
        if (from == npos) return;
        const std::size_t to = code.find_last_not_of(" \n") + 1;
        if (!is_scalar(code.substr(from, to - from)) || code.substr(from, to - from) == subject) return;
        const bool was_code = sink_.in_code;
        sink_.in_code = true;
        mention& m = sink_.add(mention_kind::value, placed(run), from, to);
        m.subject = subject;
        sink_.in_code = was_code;
        if (run + 1 >= runs_.size() || !is_text(runs_[run + 1]) || !is_number(m.text)) return;
        const std::string_view next = trim(runs_[run + 1].content);
        std::size_t end = 0;
        while (end < next.size() && is_alpha(next[end])) ++end;
        if (is_unit(next.substr(0, end))) m.arguments.emplace_back(next.substr(0, end));
    }

    // The last code span before the statement in the same sentence, else what the text is about.
    std::string subject_before(std::size_t begin) const {
        std::size_t text_end = begin;
        for (std::size_t i = run_ + 1; i-- > 0 && run_ - i < most_runs;) {
            const inline_run& run = runs_[i];
            if (run.kind == inline_kind::code) {
                const std::string_view name = name_of_code(run.content);
                // A type or a value between the name and the statement is not what it is said of.
                if (!name.empty() && !is_type_word(name) && !is_literal_word(name) && !is_number(name) &&
                    name.find_first_of("\"'|[{") == npos)
                    return std::string(name);
                continue;
            }
            if (!is_text(run)) continue;
            const std::string_view s = std::string_view(run.content).substr(0, i == run_ ? text_end : npos);
            if (s.find(". ") != npos || s.find(".\n") != npos) break;
        }
        const std::string_view bold = leading_emphasis(runs_);
        return std::string(bold.empty() ? owner_ : bold);
    }

    // "`timeout` is `30` by default".
    void by_default(std::string_view before) {
        if (before.size() > 2 || run_ < 2 || runs_[run_ - 1].kind != inline_kind::code || !is_text(runs_[run_ - 2]))
            return;
        const std::string_view link = trim(runs_[run_ - 2].content);
        if (!link.ends_with("is") && !link.ends_with("to") && !link.ends_with("=") && !link.ends_with(":")) return;
        const std::size_t here = run_;
        run_ -= 2;
        const std::string subject = subject_before(runs_[run_].content.size());
        run_ = here;
        if (!subject.empty()) add_code_value(run_ - 1, subject);
    }

    // "`strict` (default)" in the list of what an option may be.
    void marked_default() {
        if (owner_.empty() || run_ == 0 || runs_[run_ - 1].kind != inline_kind::code) return;
        if (trim(runs_[run_].content).starts_with("(")) add_code_value(run_ - 1, owner_);
    }

    void said_port(std::size_t end) {
        const std::string_view s = runs_[run_].content;
        std::size_t at = end;
        while (at < s.size() && (s[at] == ' ' || s[at] == ':' || s[at] == '=' || s[at] == '\n')) ++at;
        if (s.substr(at).starts_with("is ") || s.substr(at).starts_with("to ")) at += 3;
        if (at < s.size()) {
            std::size_t stop = at;
            while (stop < s.size() && is_digit(s[stop])) ++stop;
            if (stop - at < 2 || stop - at > 5 || (stop < s.size() && is_word(s[stop]))) return;
            sink_.add(mention_kind::value, placed(run_), at, stop).subject = "port";
        } else if (run_ + 1 < runs_.size() && runs_[run_ + 1].kind == inline_kind::code) {
            const std::string_view code = trim(runs_[run_ + 1].content);
            if (code.size() >= 2 && code.size() <= 5 && code.find_first_not_of("0123456789") == npos)
                add_code_value(run_ + 1, "port");
        }
    }

    const std::vector<inline_run>& runs_;
    std::string_view owner_;
    mention_sink& sink_;
    std::size_t run_ = 0; // the run being read
};

std::string lower_text(const std::vector<inline_run>& runs) {
    std::string out;
    for (const inline_run& run : runs)
        if (run.kind != inline_kind::html && run.kind != inline_kind::link) out += run.content;
    return to_lower(trim(out));
}

} // namespace

std::string_view name_of_code(std::string_view code) {
    code = trim(code);
    const std::size_t start = code.find_first_not_of("@#&*<${%");
    if (start == npos) return {};
    const std::string_view rest = code.substr(start);
    std::size_t length = 0;
    while (length < rest.size() && !is_space(rest[length]) &&
           std::string_view("(),=<>[]?;}%").find(rest[length]) == npos)
        ++length;
    while (length > 0 && (rest[length - 1] == ':' || rest[length - 1] == '.')) --length;
    return rest.substr(0, std::min<std::size_t>(length, 100));
}

std::string_view leading_emphasis(const std::vector<inline_run>& runs) {
    const auto first = std::find_if(runs.begin(), runs.end(), [](const inline_run& r) {
        return r.kind != inline_kind::html && !trim(r.content).empty();
    });
    if (first == runs.end() || first->kind != inline_kind::emphasis) return {};
    std::string_view name = trim(first->content);
    if (name.ends_with(':')) name.remove_suffix(1);
    const bool is_name = name.size() <= 60 && (has_code_signal(name) || is_plain_name(name));
    return is_name && !is_placeholder(name) ? name : std::string_view{};
}

void read_statements(const std::vector<inline_run>& runs, std::string_view owner, mention_sink& sink) {
    statement_reader(runs, owner, sink).run();
}

table_columns columns_of(const block& header) {
    table_columns out;
    out.group = header.group;
    bool names_things = false;
    std::size_t value = npos;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string title = lower_text(header.cells[i]);
        if (title.starts_with("default")) out.value = i;
        if (title == "value" || title == "values") value = i;
        static constexpr std::string_view names[] = {
            "name",     "option",   "options",  "key",       "setting",
            "variable", "property", "constant", "parameter", "flag",
            "field",    "env",      "argument", "prop",      "environment variable"};
        if (!names_things && is_one_of(names, title)) {
            out.name = i;
            names_things = true;
        }
    }
    if (out.value == npos && names_things) out.value = value;
    if (out.value == out.name) out.value = npos;
    return out;
}

void read_table_value(const block& row, const table_columns& columns, mention_sink& sink) {
    if (row.group != columns.group || columns.value >= row.cells.size() || columns.name >= row.cells.size()) return;
    std::string subject;
    for (const inline_run& run : row.cells[columns.name]) {
        if (run.kind != inline_kind::code && !is_text(run)) continue;
        subject = name_of_code(run.content);
        if (run.kind == inline_kind::code) break;
    }
    if (subject.empty() || is_placeholder(subject)) return;
    for (const inline_run& run : row.cells[columns.value]) {
        const bool is_code = run.kind == inline_kind::code;
        if (!is_code && !is_text(run)) continue;
        const std::size_t from = std::min(run.content.find_first_not_of(" \n\t"), run.content.size());
        const std::size_t to = run.content.find_last_not_of(" \n\t") + 1;
        if (from >= to) continue;
        const std::string_view value = std::string_view(run.content).substr(from, to - from);
        const bool told = is_code ? is_scalar(value)
                                  : value.find(' ') == npos && value.size() <= 40 && value != "-" && value != "N/A" &&
                                        value != "required" && value != "Required" && value != "n/a" &&
                                        static_cast<unsigned char>(value.front()) < 0x80;
        if (!told) return;
        sink.in_code = is_code;
        sink.add(mention_kind::value, placed_text(sink.source(), run.content, run.where), from, to).subject = subject;
        sink.in_code = false;
        return;
    }
}

} // namespace delta::docs
