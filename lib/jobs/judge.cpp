// SPDX-License-Identifier: Apache-2.0
#include "jobs/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "jobs/shown_change.hpp"
#include "llm/prompts.hpp"
#include "report/names.hpp"

namespace delta::jobs {
namespace {

using async::task;

struct tally {
    std::size_t asked = 0;
    std::size_t demoted = 0;
    std::size_t left = 0;      // not asked, or without an answer that can be used
    std::string why_left = {}; // of the last
    bool has_given_up = false; // whoever comes after would fare the same
};

result<std::vector<llm::material>> show_blocking(const examined& found, const drift::finding& f) {
    result<llm::material> section = show_section_blocking(found, f);
    if (!section) return std::unexpected(section.error());
    std::vector<llm::material> out{show_claim(f)};
    out.push_back(std::move(*section));
    out.push_back(show_change_blocking(found, f));
    return out;
}

void take_verdict(drift::finding& f, const boost::json::value& answer, const std::string& model, tally& sum) {
    ++sum.asked;
    // The answer fits its schema.
    if (answer.at("verdict").as_string() != "not_stale") return;
    ++sum.demoted;
    f.advisory = true;
    const std::string reason = tame_sentence(answer.at("reason").as_string());
    f.explanation += fmt::format(" The model {} holds it for no drift", model);
    f.explanation += reason.empty() ? "." : fmt::format(" ({}).", reason);
}

task<> judge_one(analysis& a, examined& found, drift::finding& f, llm::budget& left, tally& sum) {
    const auto show = [&found, &f] { return show_blocking(found, f); };
    result<std::vector<llm::material>> shown = co_await a.ctx.pool.run(show);
    if (!shown) {
        ++sum.left;
        sum.why_left = shown.error().message;
        co_return;
    }
    llm::question asked = llm::make_judge_question(std::move(*shown));
    const result<llm::answer> told = co_await a.ctx.model->complete(std::move(asked), left);
    if (told) {
        take_verdict(f, told->value, a.ctx.model->name(), sum);
        co_return;
    }
    ++sum.left;
    sum.why_left = told.error().message;
    const errc code = told.error().code;
    // A known answer costs nothing, so a budget that is used up does not end the questions: a server that is away does.
    sum.has_given_up = code == errc::upstream || code == errc::unauthorized || code == errc::not_found;
}

void tell(const tally& sum, const std::string& model, drift::verdict& v) {
    std::vector<std::string> notes;
    if (sum.left > 0)
        notes.push_back(fmt::format(
            "The language model {} was no help with {} ({}). They are told as the engine found them", model,
            report::counted(sum.left, "uncertain finding", "uncertain findings"), tell_reason(sum.why_left)));
    if (sum.asked > 0)
        notes.push_back(fmt::format("The language model {} looked at {} and made {} of them advisory", model,
                                    report::counted(sum.asked, "uncertain finding", "uncertain findings"),
                                    sum.demoted));
    for (std::string& note : notes) note += '.';
    // Before others, of which a summary shows only some.
    v.notes.insert(v.notes.begin(), notes.begin(), notes.end());
}

} // namespace

bool is_uncertain(const drift::finding& f) {
    if (f.advisory || f.score >= certain_score) return false;
    return std::ranges::none_of(f.evidences,
                                [](const drift::evidence& e) { return e.name == "sure-flip" && e.value > 0; });
}

std::string tame_sentence(std::string_view text, std::size_t most_bytes) {
    std::string out;
    for (const char c : to_valid_utf8(text)) {
        const bool is_gap = is_space(c) || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!is_gap) out += c;
        if (is_gap && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (out.size() > most_bytes) {
        out.resize(floor_of_character(out, most_bytes));
        out += "…";
    }
    while (out.ends_with(' ') || out.ends_with('.')) out.pop_back();
    return out;
}

std::string tell_reason(std::string_view message) {
    return replace_all(tame_sentence(message), ": ", ", ");
}

task<bool> is_current(const analysis& a) {
    return store::set_phase(a.ctx.db, a.fence, a.event.processing_phase);
}

task<> judge(analysis& a, examined& found) {
    if (a.ctx.model == nullptr) co_return;
    a.model_budget.emplace(a.ctx.model_limits, async::steady::now());
    tally sum;
    for (drift::finding& f : found.verdict.findings) {
        if (!is_uncertain(f)) continue;
        if (sum.has_given_up) {
            ++sum.left;
            continue;
        }
        // Nobody waits for what was superseded; the next step finds that too.
        if (!co_await is_current(a)) co_return;
        co_await judge_one(a, found, f, *a.model_budget, sum);
    }
    tell(sum, a.ctx.model->name(), found.verdict);
}

} // namespace delta::jobs
