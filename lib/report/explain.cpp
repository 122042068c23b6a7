// SPDX-License-Identifier: Apache-2.0
#include "report/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "drift/rule.hpp"
#include "drift/score.hpp"
#include "report/finding_text.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"

namespace delta::report {
namespace {

// The evidence that says how the words of the document were taken for the name in the code.
struct binding {
    std::string_view evidence;
    std::string_view sentence;
};

constexpr std::array bindings{
    binding{"mention-whole", "the words of the document are the name and nothing else"},
    binding{"mention-loose", "the name was matched in another spelling"},
    binding{"mention-entry", "the name heads an entry of a list, a table or a definition"},
    binding{"mention-code", "the name stands in code type"},
    binding{"mention-fence", "the name stands in a code example"},
    binding{"mention-prose", "the name stands in running text"},
    binding{"container-near", "what the name belongs to is named nearby"},
    binding{"uses-in-tree", "the name still stands elsewhere in the code"},
    binding{"siblings-documented", "its neighbours in the code are documented here"},
    binding{"co-change", "the document changed together with this code before"},
};

class explanation {
  public:
    explanation(const drift::finding& f, const explain_options& options)
        : f_(f), options_(options), width_(std::max<std::size_t>(options.width, 40)) {}

    std::string write() {
        out_ += fmt::format("Finding {}, {}, {}\n\n", harmless(f_.id), in_words(f_.kind), percent(f_.score));
        write_rule();
        write_labelled("The doc says:", f_.claim);
        write_binding();
        write_witness("Document:", f_.doc, ' ');
        if (!f_.code_before.path.empty()) write_witness("Code before:", f_.code_before, '-');
        if (!f_.code_after.path.empty()) write_witness("Code now:", f_.code_after, '+');
        write_labelled("Why:", f_.explanation);
        if (!f_.broken_by.empty()) write_labelled("Broken by:", "commit " + f_.broken_by);
        if (f_.mend) write_labelled("Fix:", fix_text(f_));
        if (!options_.status.empty()) write_labelled("Status:", options_.status);
        if (!f_.evidences.empty()) write_evidence();
        return std::move(out_);
    }

  private:
    void write_labelled(std::string_view label, std::string_view body) {
        bool first = true;
        for (const std::string& line : wrapped(fmt::format("{} {}", label, harmless(body)), width_ - 2)) {
            out_ += fmt::format("{}{}\n", first ? "" : "  ", line);
            first = false;
        }
    }

    void write_rule() {
        const drift::rule_info* const rule = drift::find_rule(f_.rule);
        if (rule == nullptr) return write_labelled("Rule:", f_.rule);
        write_labelled("Rule:", fmt::format("{}, {}", rule->id, rule->title));
        for (const std::string_view part : {rule->summary, rule->example})
            for (const std::string& line : wrapped(part, width_ - 2)) out_ += fmt::format("  {}\n", line);
    }

    void write_binding() {
        const drift::witness& code = code_of(f_);
        const std::string words = f_.mention.empty() ? "the document" : fmt::format("`{}`", f_.mention);
        const std::string target = code.path.empty() ? "no code" : place_text(code);
        write_labelled("Bound:", fmt::format("{} in {} to {}, confidence {}", words, place_text(f_.doc), target,
                                             percent(f_.confidence)));
        for (const binding& b : bindings) {
            const auto has = [&](const drift::evidence& e) { return e.name == b.evidence && e.value > 0; };
            if (std::ranges::any_of(f_.evidences, has)) out_ += fmt::format("  - {}\n", b.sentence);
        }
    }

    void write_witness(std::string_view label, const drift::witness& w, char sign) {
        out_ += fmt::format("{} {}\n", label, place_text(w));
        std::uint32_t line_number = w.start;
        for (const std::string& line : excerpt_lines(w.excerpt, 40)) {
            const std::string number = line_number == 0 ? "" : std::to_string(line_number++);
            out_ += fmt::format("  {} {:>5} | {}\n", sign, number, line);
        }
    }

    // What is not told as evidence is the same for all findings of the kind: how often such a claim is stale at all.
    void write_evidence() {
        double sum = 0;
        std::vector<std::string> idle;
        std::string rows;
        for (const drift::evidence& e : f_.evidences) {
            sum += e.value * e.weight;
            if (e.weight == 0)
                idle.push_back(harmless(e.name));
            else
                rows += fmt::format("  {:<28} {:>9.3f} x {:>+7.3f} = {:>+8.3f}\n", harmless(e.name), e.value, e.weight,
                                    e.value * e.weight);
        }
        // A proven flip has at least sure_score; the estimate behind it takes what is left.
        const bool sure = std::ranges::any_of(f_.evidences, [](const auto& e) { return e.name == "sure-flip"; });
        const double estimate = sure ? (f_.score - drift::sure_score) / (1 - drift::sure_score) : f_.score;
        const double score = std::clamp(estimate, 1e-9, 1 - 1e-9);
        const double total = std::log(score / (1 - score));
        out_ += "Evidence, as what it adds to the log-odds:\n";
        out_ += fmt::format("  {:<28} {:>9}   {:>7}   {:>+8.3f}\n", "(where such findings begin)", "", "", total - sum);
        out_ += rows;
        out_ += fmt::format("  {:<28} {:>9}   {:>7}   {:>+8.3f}\n", "sum", "", "", total);
        if (sure)
            out_ += fmt::format("  proven on both sides: score = {0} + {1:.1f} / (1 + e^-sum) = {2:.4f}\n",
                                drift::sure_score, 1 - drift::sure_score, f_.score);
        else
            out_ += fmt::format("  score = 1 / (1 + e^-sum) = {:.4f}\n", f_.score);
        if (!idle.empty()) write_labelled("Looked at, without weight:", join(idle, ", "));
    }

    const drift::finding& f_;
    const explain_options& options_;
    std::size_t width_;
    std::string out_;
};

} // namespace

std::string to_explanation(const drift::finding& f, const explain_options& options) {
    return explanation(f, options).write();
}

} // namespace delta::report
