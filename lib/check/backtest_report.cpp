// SPDX-License-Identifier: Apache-2.0
#include "check/backtest_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include "json/write.hpp"
#include "report/finding_text.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"

namespace delta::check {
namespace {

namespace bj = boost::json;

constexpr std::size_t most_told = 10;

bj::string text(std::string_view s) {
    return bj::string(s.data(), s.size());
}

std::string_view to_string(hindsight h) {
    switch (h) {
        case hindsight::same_change:
            return "same_change";
        case hindsight::later:
            return "later";
        case hindsight::never:
            return "never";
    }
    return "";
}

std::string_view in_words(hindsight h) {
    switch (h) {
        case hindsight::same_change:
            return "edited in the same change";
        case hindsight::later:
            return "edited within 30 days";
        case hindsight::never:
            return "not edited";
    }
    return "";
}

double per_hundred(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : std::round(1000.0 * static_cast<double>(part) / static_cast<double>(whole)) / 10;
}

std::string day_of(std::int64_t seconds) {
    const std::chrono::sys_days day(std::chrono::floor<std::chrono::days>(
        std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, 253402300799))));
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

double score_of(const replayed_change& c) {
    double best = 0;
    for (const drift::finding& f : c.findings) best = std::max(best, f.score);
    return best;
}

std::vector<const replayed_change*> top_changes(const backtest& b) {
    std::vector<const replayed_change*> out;
    for (const replayed_change& c : b.changes)
        if (!c.findings.empty()) out.push_back(&c);
    // Of equal scores the newest first: all stand in one vector, in that order.
    std::ranges::sort(out, {}, [](const replayed_change* c) { return std::pair(-score_of(*c), c); });
    return out;
}

class text_report {
  public:
    text_report(const backtest& b, std::size_t width) : b_(b), width_(std::max<std::size_t>(width, 40)) {}

    std::string write(double min_score) {
        if (b_.changes.empty()) return "There are no changes to replay.\n";
        say(
            fmt::format("Replayed {} from {} to {}, each as if it had left the documentation alone, at a score of at "
                        "least {}.",
                        report::counted(b_.changes.size(), "change", "changes"), day_of(b_.changes.back().time),
                        day_of(b_.changes.front().time), report::percent(min_score)));
        out_ += '\n';
        row(b_.code_changes, "changes touched code that Delta reads");
        row(b_.flagged,
            fmt::format("of them would have been flagged, {:.1f} in 100", per_hundred(b_.flagged, b_.code_changes)));
        row(b_.findings, fmt::format("findings in {} documents", b_.documents));
        row(b_.fixed_same, "of these documents were edited in the same change");
        row(b_.fixed_later, "more were edited within 30 days, by a later change");
        row(b_.unconfirmed, fmt::format("flagged changes led to no edit: noise of at most {:.1f} in 100 changes",
                                        per_hundred(b_.unconfirmed, b_.code_changes)));
        write_top();
        return std::move(out_);
    }

  private:
    void say(const std::string& sentence) {
        for (const std::string& line : report::wrapped(sentence, width_)) out_ += line + '\n';
    }

    void row(std::size_t n, const std::string& what) { out_ += fmt::format("{:>7}  {}\n", n, what); }

    void write_top() {
        const std::vector<const replayed_change*> top = top_changes(b_);
        if (top.empty()) return;
        out_ += top.size() > most_told ? fmt::format("\nThe {} with the highest scores:\n", most_told)
                                       : std::string("\nThe flagged changes:\n");
        for (std::size_t i = 0; i < std::min(most_told, top.size()); ++i) write_change(*top[i]);
    }

    void write_change(const replayed_change& c) {
        const std::string head =
            fmt::format("{} {} {}", c.commit.substr(0, 12), day_of(c.time), report::harmless(c.subject));
        out_ += fmt::format("\n{}\n", report::cut_to_width(head, width_));
        for (const flagged_document& doc : c.documents) {
            out_ += fmt::format("  {} ({})\n", report::shown_path(doc.path), in_words(doc.fixed));
            std::size_t told = 0;
            for (const drift::finding& f : c.findings) {
                if (f.doc.path != doc.path || ++told > 3) continue;
                const std::string line = fmt::format("line {}, {}, {}: {}", f.doc.start, report::percent(f.score),
                                                     report::harmless(f.rule), report::harmless(f.explanation));
                for (const std::string& part : report::wrapped(line, width_ - 4)) out_ += "    " + part + '\n';
            }
            if (told > 3) out_ += fmt::format("    and {} more\n", told - 3);
        }
    }

    const backtest& b_;
    std::size_t width_;
    std::string out_;
};

double rounded(double n) {
    return std::round(n * 10000) / 10000;
}

bj::object to_value(const replayed_change& c) {
    bj::array findings;
    for (const drift::finding& f : c.findings)
        findings.push_back(bj::object{{"id", text(f.id)},
                                      {"rule", text(f.rule)},
                                      {"score", rounded(f.score)},
                                      {"doc_path", text(f.doc.path)},
                                      {"doc_start", f.doc.start},
                                      {"doc_end", f.doc.end},
                                      {"code_path", text(report::code_of(f).path)},
                                      {"code_start", report::code_of(f).start},
                                      {"mention", text(f.mention)},
                                      {"explanation", text(f.explanation)}});
    bj::array documents;
    for (const flagged_document& doc : c.documents)
        documents.push_back(
            bj::object{{"path", text(doc.path)}, {"score", rounded(doc.score)}, {"fixed", text(to_string(doc.fixed))}});
    return {{"commit", text(c.commit)},
            {"subject", text(c.subject)},
            {"date", text(day_of(c.time))},
            {"documents", std::move(documents)},
            {"findings", std::move(findings)}};
}

} // namespace

std::string backtest_to_text(const backtest& b, double min_score, std::size_t width) {
    return text_report(b, width).write(min_score);
}

std::string backtest_to_json(const backtest& b, double min_score) {
    bj::array flagged;
    for (const replayed_change* const c : top_changes(b)) flagged.push_back(to_value(*c));
    return json::write_pretty(bj::object{{"version", 1},
                                         {"min_score", rounded(min_score)},
                                         {"changes", b.changes.size()},
                                         {"code_changes", b.code_changes},
                                         {"flagged", b.flagged},
                                         {"findings", b.findings},
                                         {"documents", b.documents},
                                         {"fixed_in_same_change", b.fixed_same},
                                         {"fixed_later", b.fixed_later},
                                         {"unconfirmed", b.unconfirmed},
                                         {"noise_per_100", per_hundred(b.unconfirmed, b.code_changes)},
                                         {"flagged_changes", std::move(flagged)}});
}

} // namespace delta::check
