// SPDX-License-Identifier: Apache-2.0
#include "report/markdown.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "drift/rule.hpp"
#include "report/finding_text.hpp"
#include "report/markdown_text.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"
#include "report/silence.hpp"
#include "report/summary.hpp"
#include "report/uri.hpp"

namespace delta::report {

namespace {

constexpr std::size_t doc_lines = 8;
constexpr std::size_t code_lines = 6;
constexpr std::size_t longest_line = 160;

std::string headline(const drift::verdict& v) {
    if (nothing_checked(v)) return "### Delta: nothing to check";
    const finding_counts n = count(v);
    if (n.plain > 0)
        return fmt::format("### Delta: {}", counted(n.plain, "place where the documentation no longer agrees",
                                                    "places where the documentation no longer agrees"));
    return "### Delta: the documentation agrees with this change";
}

std::string document(const drift::finding& f, const markdown_options& options) {
    const std::string code = markdown_code(place_text(f.doc));
    if (options.link_prefix.empty()) return code;
    const std::string anchor = f.doc.start > 0 ? fmt::format("#L{}", f.doc.start) : std::string();
    return fmt::format("[{}]({}{}{})", code, options.link_prefix, to_uri(f.doc.path), anchor);
}

std::string row(const drift::finding& f, const markdown_options& options) {
    return fmt::format("| {} | {} {} | {} | {} |\n", document(f, options), markdown_code(place_text(code_of(f))),
                       to_string(f.change), markdown_sentence(f.explanation), percent(f.score));
}

std::vector<std::string> numbered(const drift::witness& w, char sign, std::size_t limit) {
    std::vector<std::string> out;
    std::uint32_t line = w.start;
    for (const std::string& text : excerpt_lines(w.excerpt, limit)) {
        const std::string number = line == 0 ? std::string() : fmt::format("{}", line);
        out.push_back(fmt::format("{}{:>5} | {}", sign, number, cut_to_width(text, longest_line)));
        if (line > 0) ++line;
    }
    return out;
}

std::string excerpts(const drift::finding& f) {
    std::string out;
    const std::vector<std::string> doc = numbered(f.doc, ' ', doc_lines);
    if (!doc.empty()) out += markdown_fence("text", doc) + '\n';
    std::vector<std::string> code = numbered(f.code_before, '-', code_lines);
    const std::vector<std::string> now = numbered(f.code_after, '+', code_lines);
    code.insert(code.end(), now.begin(), now.end());
    if (!code.empty()) out += markdown_fence("diff", code) + '\n';
    return out;
}

// GitHub's Markdown goes on inside <details> after a blank line.
std::string details(const drift::finding& f) {
    const drift::rule_info* const rule = drift::find_rule(f.rule);
    const std::string title = rule ? std::string(rule->title) : markdown_code(f.rule);
    std::string out = fmt::format("<details><summary>{} {}</summary>\n\n", markdown_code(place_text(f.doc)), title);
    if (!f.claim.empty()) out += fmt::format("The document says: {}\n\n", markdown_sentence(f.claim));
    out += excerpts(f);
    if (f.mend) out += fmt::format("Fix: {}\n\n", markdown_sentence(fix_text(f)));
    const std::string comment = silencing_comment(f.doc.path, f.rule);
    const std::string how = comment.empty()
                                ? std::string("Suppress")
                                : fmt::format("Silence it with {} before it, or suppress", markdown_code(comment));
    return out + fmt::format("Wrong? {} the id {} in the configuration.\n\n</details>\n\n", how, markdown_code(f.id));
}

class markdown_writer {
  public:
    explicit markdown_writer(const markdown_options& options) : options_(options) {}

    std::string write(const drift::verdict& v) {
        out_ = headline(v) + "\n\n";
        const std::string tail = ending(v);
        reserved_ = tail.size() + 400;
        write_table(v);
        write_advisories(v);
        return out_ + tail;
    }

  private:
    bool fits(const std::string& more) const { return out_.size() + more.size() + reserved_ <= options_.max_bytes; }

    void write_table(const drift::verdict& v) {
        std::vector<const drift::finding*> shown;
        std::size_t left_out = 0;
        for (const drift::finding& f : v.findings) {
            if (f.advisory) continue;
            if (shown.empty() && left_out == 0)
                out_ += "| Document | What changed | Why | Score |\n|---|---|---|---:|\n";
            const std::string line = row(f, options_);
            if (left_out > 0 || !fits(line)) {
                ++left_out;
                continue;
            }
            out_ += line;
            shown.push_back(&f);
        }
        if (!shown.empty() || left_out > 0) out_ += '\n';
        if (left_out > 0)
            out_ += fmt::format("{} not shown here.\n\n", counted(left_out, "more finding is", "more findings are"));
        for (const drift::finding* const f : shown) {
            const std::string more = details(*f);
            if (!fits(more)) break;
            out_ += more;
        }
    }

    void write_advisories(const drift::verdict& v) {
        const std::size_t n = count(v).advisory;
        if (n == 0) return;
        std::string block = fmt::format("<details><summary>{}, worth a look</summary>\n\n",
                                        counted(n, "advisory finding", "advisory findings"));
        std::size_t left_out = 0;
        for (const drift::finding& f : v.findings) {
            if (!f.advisory) continue;
            const std::string line = fmt::format("- {} {}\n", document(f, options_), markdown_sentence(f.explanation));
            if (left_out > 0 || !fits(block + line))
                ++left_out;
            else
                block += line;
        }
        if (left_out > 0) block += fmt::format("- and {} more\n", left_out);
        out_ += block + "\n</details>\n\n";
    }

    static std::string ending(const drift::verdict& v) {
        std::string out = outcome(v) + " " + coverage(v) + "\n";
        constexpr std::size_t most_notes = 10;
        for (std::size_t i = 0; i < v.notes.size() && i < most_notes; ++i)
            out += fmt::format("\nNote: {}\n", markdown_sentence(v.notes[i].substr(0, 500)));
        if (v.notes.size() > most_notes) out += fmt::format("\nAnd {} more notes.\n", v.notes.size() - most_notes);
        return out;
    }

    const markdown_options& options_;
    std::string out_;
    std::size_t reserved_ = 0;
};

} // namespace

std::string to_markdown(const drift::verdict& v, const markdown_options& options) {
    return markdown_writer(options).write(v);
}

} // namespace delta::report
