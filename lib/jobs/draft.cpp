// SPDX-License-Identifier: Apache-2.0
#include "jobs/draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/instruction.hpp"
#include "base/text.hpp"
#include "jobs/draft_fault.hpp"
#include "jobs/judge.hpp"
#include "jobs/shown_change.hpp"
#include "llm/fence.hpp"
#include "llm/prompts.hpp"
#include "report/diff.hpp"
#include "report/finding_text.hpp"

namespace delta::jobs {
namespace {

using async::task;

constexpr std::size_t most_sections = 5;
constexpr std::size_t longest_section = 8'000;

std::string place_of(const section_plan& plan) {
    return fmt::format("`{}`", plan.path);
}

// The mechanical fixes within [start, end) of the document made in its text.
result<std::string> mended_text(const drift::verdict& v, std::string_view document, const section_plan& plan) {
    std::vector<drift::fix> fixes;
    for (const drift::finding& f : v.findings)
        if (!f.advisory && f.mend && f.doc.path == plan.path && f.mend->start >= plan.start && f.mend->end <= plan.end)
            fixes.push_back(*f.mend);
    return report::apply_fixes_within(plan.path, document, plan.start, plan.end, std::move(fixes));
}

bool is_within(const drift::finding& f, const section_plan& plan, const line_index& lines) {
    if (f.advisory || f.doc.path != plan.path) return false;
    if (f.mend) return f.mend->start >= plan.start && f.mend->end <= plan.end;
    const std::size_t at = lines.offset_of(std::max(1U, f.doc.start));
    return at >= plan.start && at < plan.end;
}

// Nothing when the section cannot be written; why is noted.
std::optional<section_plan> plan_section(const examined& found, const drift::finding& f,
                                         std::vector<std::string>& notes) {
    const result<found_section> section = read_section_blocking(found, f);
    if (!section) return std::nullopt;
    const section_span& at = section->at;
    section_plan out;
    out.path = f.doc.path;
    out.start = at.begin;
    out.end = at.end;
    if (at.end - at.begin > longest_section) {
        notes.push_back(fmt::format("A section of {} is too long to be written by a model", place_of(out)));
        return std::nullopt;
    }
    result<std::string> text = mended_text(found.verdict, section->document, out);
    if (!text) return std::nullopt;
    out.text = std::move(*text);
    const line_index lines(section->document);
    for (const drift::finding& other : found.verdict.findings) {
        if (!is_within(other, out, lines)) continue;
        out.ids.push_back(other.id);
        if (!other.mend) out.reasons.push_back(report::finding_text(other));
    }
    out.change = show_change_blocking(found, f);
    return out;
}

// Models end lines their own way, and forget the last end.
std::string fit_line_ends(std::string text, std::string_view section) {
    text = replace_all(text, "\r\n", "\n");
    if (section.ends_with('\n')) {
        const std::string_view body = section.substr(0, section.find_last_not_of("\r\n") + 1);
        text.resize(text.find_last_not_of("\r\n") + 1);
        text += replace_all(section.substr(body.size()), "\r\n", "\n");
    }
    return section.contains("\r\n") ? replace_all(text, "\n", "\r\n") : text;
}

llm::question ask_for(const analysis& a, const section_plan& plan, bool with_policies) {
    std::vector<llm::material> shown{{"section of the documentation", plan.text},
                                     {"what is wrong with it", llm::shorten(join(plan.reasons, "\n\n"), 4000)},
                                     plan.change,
                                     {"style of the project", a.repo.style_preference.value_or("professional")}};
    if (with_policies) shown.push_back({"policies of the project", *a.repo.docs_policies});
    return llm::make_draft_question(std::move(shown));
}

// Policies of a database that is older than their guard, or that somebody wrote by hand.
bool may_send_policies(const analysis& a, std::vector<std::string>& notes) {
    if (!a.repo.docs_policies || a.repo.docs_policies->empty()) return false;
    const std::optional<std::string> why = find_instruction(*a.repo.docs_policies);
    if (why)
        notes.push_back("The repository's documentation policies were not sent to the model, since they instruct it");
    return !why;
}

// The words may have been written again around a claim that is as wrong as before.
std::string find_left_blocking(const std::string& git_dir, const examined& found, const section_plan& plan,
                               const std::string& commit, const std::stop_token& stop) {
    const drift::verdict now = examine_documents_blocking(found, git_dir, commit, stop);
    for (const drift::finding& f : now.findings)
        if (std::ranges::find(plan.ids, f.id) != plan.ids.end()) return "what it says is as wrong as before";
    return {};
}

} // namespace

std::vector<section_plan> plan_sections_blocking(const examined& found, std::vector<std::string>& notes) {
    std::vector<section_plan> out;
    for (const drift::finding& f : found.verdict.findings) {
        if (f.advisory || f.mend) continue;
        const bool is_planned = std::ranges::any_of(
            out, [&](const section_plan& plan) { return std::ranges::find(plan.ids, f.id) != plan.ids.end(); });
        if (is_planned) continue;
        if (out.size() == most_sections) {
            notes.push_back(
                fmt::format("A model writes {} sections at most; others are left to people", most_sections));
            break;
        }
        if (std::optional<section_plan> plan = plan_section(found, f, notes)) out.push_back(std::move(*plan));
    }
    return out;
}

std::vector<drafted_section> use_drafts_blocking(const std::string& git_dir, examined& found,
                                                 const std::vector<section_draft>& drafts, const fix_author& author,
                                                 const std::stop_token& stop, std::vector<std::string>& notes) {
    std::vector<drafted_section> used;
    for (const section_draft& d : drafts) {
        const result<std::string> document = found.compared.repo.read_path(found.compared.head, d.plan.path);
        if (!document) continue;
        std::string fault = find_draft_fault(d.plan.path, *document, d.edit);
        const drift::verdict as_it_was = found.verdict;
        if (fault.empty()) {
            for (drift::finding& f : found.verdict.findings)
                if (std::ranges::find(d.plan.ids, f.id) != d.plan.ids.end() && f.doc.path == d.plan.path && !f.advisory)
                    f.mend = d.edit;
            const std::optional<docs_fix> fix = make_docs_fix_blocking(git_dir, found, author);
            fault = fix ? find_fault_blocking(git_dir, found, *fix, stop) : "it changes nothing";
            if (fault.empty()) fault = find_left_blocking(git_dir, found, d.plan, fix->commit, stop);
        }
        if (fault.empty()) {
            used.push_back({d.plan.path, d.plan.ids, d.summary});
            continue;
        }
        found.verdict = as_it_was;
        notes.push_back(fmt::format("The model wrote a section of {}, which failed its proof and is not used ({})",
                                    place_of(d.plan), fault));
    }
    return used;
}

task<std::vector<drafted_section>> draft(analysis& a, examined& found, const fix_author& author) {
    std::vector<drafted_section> none;
    if (a.ctx.model == nullptr || !a.model_budget) co_return none;
    std::vector<std::string>& notes = a.fix_notes;
    const auto plan = [&found, &notes] { return plan_sections_blocking(found, notes); };
    std::vector<section_plan> plans = co_await a.ctx.pool.run(plan);
    if (plans.empty()) co_return none;
    const bool with_policies = may_send_policies(a, notes);
    std::vector<section_draft> drafts;
    for (section_plan& p : plans) {
        if (!co_await is_current(a)) co_return none;
        llm::question asked = ask_for(a, p, with_policies);
        const result<llm::answer> told = co_await a.ctx.model->complete(std::move(asked), *a.model_budget);
        if (!told) {
            notes.push_back(fmt::format("The language model {} wrote nothing for {} ({})", a.ctx.model->name(),
                                        place_of(p), tell_reason(told.error().message)));
            continue;
        }
        if (!told->value.at("can_mend").as_bool()) continue;
        std::string text = fit_line_ends(std::string(told->value.at("replacement").as_string()), p.text);
        const drift::fix edit{p.start, p.end, std::move(text)};
        drafts.push_back({std::move(p), edit, tame_sentence(told->value.at("summary").as_string())});
    }
    const auto use = [&](const std::stop_token& stop) {
        return use_drafts_blocking(a.mirror->path(), found, drafts, author, stop, notes);
    };
    co_return co_await a.ctx.pool.run(use);
}

} // namespace delta::jobs
