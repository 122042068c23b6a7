// SPDX-License-Identifier: Apache-2.0
#include "report/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/finding_text.hpp"
#include "report/mention.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"
#include "report/silence.hpp"
#include "report/summary.hpp"

namespace delta::report {

namespace {

constexpr std::string_view bold = "1";
constexpr std::string_view dim = "2";
constexpr std::string_view red = "31";
constexpr std::string_view green = "32";
constexpr std::string_view yellow = "33";
constexpr std::string_view underlined_red = "4;31";

constexpr std::size_t doc_lines = 6;
constexpr std::size_t code_lines = 4;

// The indentation that all lines share says nothing and takes the room of what does.
std::vector<std::string> without_shared_indent(std::vector<std::string> lines) {
    std::size_t shared = std::string::npos;
    for (const std::string& line : lines)
        if (const std::size_t indent = line.find_first_not_of(' '); indent != std::string::npos)
            shared = std::min(shared, indent);
    for (std::string& line : lines) line.erase(0, std::min(shared, line.find_first_not_of(' ')));
    return lines;
}

class text_writer {
  public:
    explicit text_writer(const text_options& options)
        : options_(options), width_(std::max<std::size_t>(options.width, 40)) {}

    std::string write(const drift::verdict& v) {
        for (const drift::finding& f : v.findings)
            if (!f.advisory) write_finding(f);
        write_advisories(v);
        for (const std::string& note : v.notes) write_labelled("Note:", note, 0, dim);
        if (!v.notes.empty()) out_ += '\n';
        write_summary(v);
        return std::move(out_);
    }

  private:
    std::string painted(std::string_view s, std::string_view style) const {
        return options_.colour && !s.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", style, s) : std::string(s);
    }

    void write_finding(const drift::finding& f) {
        write_header(f);
        write_doc(f);
        write_labelled("The doc says:", f.claim, 2, {});
        if (!f.code_before.path.empty()) write_code("Code before:", f.code_before, '-', red);
        if (!f.code_after.path.empty()) write_code("Code now:", f.code_after, '+', green);
        write_labelled("Why:", f.explanation, 2, {});
        if (!f.broken_by.empty()) write_labelled("Broken by:", "commit " + f.broken_by, 2, {});
        if (f.mend) write_labelled("Fix:", fix_text(f) + " (delta check --fix does it)", 2, green);
        if (options_.explain) write_evidence(f);
        write_silence(f);
        out_ += '\n';
    }

    void write_header(const drift::finding& f) {
        out_ += fmt::format("{}  {}  {}, {}\n", painted(place_text(f.doc), bold), painted(harmless(f.rule), yellow),
                            in_words(f.kind), percent(f.score));
    }

    // "  12 | " in front of a line of a file; `mark` stands where a diff has its sign.
    std::string gutter(std::uint32_t line, char mark) const {
        return painted(line == 0 ? fmt::format("  {}      | ", mark) : fmt::format("  {} {:>4} | ", mark, line), dim);
    }

    static constexpr std::size_t gutter_width = 11;

    void write_doc(const drift::finding& f) {
        const std::vector<std::string> lines = excerpt_lines(f.doc.excerpt, doc_lines);
        const std::optional<marked_text> mark = find_mention(lines, harmless(f.mention));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::uint32_t number = f.doc.start == 0 ? 0 : f.doc.start + static_cast<std::uint32_t>(i);
            const bool marked = mark && mark->line == i;
            if (marked)
                write_marked_line(number, lines[i], *mark);
            else
                out_ += gutter(number, ' ') + cut_to_width(lines[i], width_ - gutter_width) + '\n';
        }
    }

    // What is around the mention says what the finding is about: of a long line both sides have room, that before it a
    // third at least.
    void write_marked_line(std::uint32_t number, std::string_view line, const marked_text& mark) {
        const std::size_t room = width_ - gutter_width;
        const std::string mention = cut_to_width(line.substr(mark.begin, mark.end - mark.begin), room);
        const std::size_t around = room - display_width(mention);
        const std::string_view behind = line.substr(mark.end);
        const std::string_view before = line.substr(0, mark.begin);
        const std::size_t left_over = around - std::min(around, display_width(behind));
        const bool near = display_width(before) <= around / 2;
        const std::string lead = end_within(before, near ? around : std::max(around / 3, left_over));
        const std::string after = cut_to_width(behind, around - display_width(lead));
        out_ += gutter(number, ' ') + lead + painted(mention, underlined_red) + after + '\n';
        out_ += gutter(0, ' ') + std::string(display_width(lead), ' ') +
                painted(std::string(std::max<std::size_t>(display_width(mention), 1), '^'), red) + '\n';
    }

    void write_code(std::string_view label, const drift::witness& w, char sign, std::string_view style) {
        out_ += fmt::format("  {} {}\n", painted(label, bold), place_text(w));
        std::uint32_t number = w.start;
        for (const std::string& line : without_shared_indent(excerpt_lines(w.excerpt, code_lines))) {
            out_ += gutter(number, sign) + painted(cut_to_width(line, width_ - gutter_width), style) + '\n';
            if (number > 0) ++number;
        }
    }

    // A label and a text that goes on below it, indented by two more.
    void write_labelled(std::string_view label, std::string_view body, std::size_t indent, std::string_view style) {
        if (body.empty()) return;
        const std::string whole = fmt::format("{} {}", label, harmless(body));
        const std::vector<std::string> lines = wrapped(whole, width_ - indent - 2);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::string line = lines[i];
            const bool has_label = i == 0 && line.starts_with(label);
            if (has_label)
                line = painted(label, bold) + painted(line.substr(label.size()), style);
            else
                line = painted(line, style);
            out_ += std::string(i == 0 ? indent : indent + 2, ' ') + line + '\n';
        }
    }

    void write_evidence(const drift::finding& f) {
        out_ += fmt::format("  {} confidence of the binding {}\n", painted("Evidence:", bold), percent(f.confidence));
        for (const drift::evidence& e : f.evidences)
            out_ += fmt::format("    {:<32} {:>9.3f}  adds {:>+7.3f}\n", harmless(e.name), e.value, e.value * e.weight);
    }

    void write_silence(const drift::finding& f) {
        const std::string comment = silencing_comment(f.doc.path, f.rule);
        const std::string how = comment.empty() ? fmt::format("suppress the id {}", f.id)
                                                : fmt::format("{} before it, or suppress the id {}", comment, f.id);
        write_labelled("Silence:", how, 2, dim);
    }

    void write_advisories(const drift::verdict& v) {
        if (count(v).advisory == 0) return;
        out_ += painted("Worth a look (advisory, never fails a run):", bold) + '\n';
        for (const drift::finding& f : v.findings) {
            if (!f.advisory) continue;
            out_ += fmt::format("  {}  {}, {}, id {}\n", place_text(f.doc), harmless(f.rule), percent(f.score),
                                harmless(f.id));
            for (const std::string& line : wrapped(harmless(f.explanation), width_ - 4)) out_ += "    " + line + '\n';
            if (options_.explain) write_evidence(f);
        }
        out_ += '\n';
    }

    void write_summary(const drift::verdict& v) {
        const std::string_view style = count(v).plain > 0 ? red : nothing_checked(v) ? yellow : green;
        for (const std::string& line : wrapped(outcome(v), width_)) out_ += painted(line, style) + '\n';
        for (const std::string& line : wrapped(coverage(v), width_)) out_ += line + '\n';
    }

    const text_options& options_;
    std::size_t width_;
    std::string out_;
};

} // namespace

std::string to_text(const drift::verdict& v, const text_options& options) {
    return text_writer(options).write(v);
}

} // namespace delta::report
