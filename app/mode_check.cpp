// SPDX-License-Identifier: Apache-2.0
#include "mode_check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <optional>

#include "check/check.hpp"
#include "check/load.hpp"
#include "check/policy.hpp"
#include "check/range.hpp"
#include "check_flags.hpp"
#include "console.hpp"
#include "progress.hpp"
#include "report_output.hpp"

namespace delta::app {
namespace {

constexpr int fine = 0;
constexpr int drift_found = 1;
constexpr int wrong_usage = 2;
constexpr int failed = 3;

// What the caller asked for cannot be had; what the machine or the repository lacks is a failure.
int tell(const error& e) {
    tell_error("delta check", to_string(e));
    return e.code == errc::unsupported || e.code == errc::upstream ? failed : wrong_usage;
}

std::chrono::year_month_day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

std::string side_name(const git::side& s) {
    if (s.from == git::side::source::index) return "index";
    return s.from == git::side::source::worktree ? "worktree" : s.commit;
}

struct prepared {
    check::range compared;
    check::policy rules;
};

result<prepared> prepare(const check_flags& flags) {
    result<check::range> compared = check::find_range(flags.range);
    if (!compared) return std::unexpected(compared.error());
    result<check::config> settings = check::load_config_blocking(compared->repo, compared->head, flags.config);
    if (!settings) return std::unexpected(settings.error());
    result<check::baseline> known;
    if (flags.baseline) known = check::load_baseline_blocking(*flags.baseline);
    if (!known) return std::unexpected(known.error());
    check::policy rules = check::make_policy(std::move(*settings), flags.min_score, flags.fail_on);
    rules.known = std::move(*known);
    rules.today = today();
    rules.tell_unused = flags.all;
    return prepared{std::move(*compared), std::move(rules)};
}

check::check_options make_options(const check_flags& flags, const check::policy& rules, progress& shown) {
    check::check_options out;
    out.docs = flags.docs.empty() ? rules.settings.docs : flags.docs;
    out.ignore = rules.settings.ignore;
    out.languages_off = rules.settings.languages_off;
    out.threads = flags.threads;
    out.with_history = flags.history;
    out.progress = [&shown](std::string_view step, std::size_t done, std::size_t total) {
        shown.tell(step, done, total);
    };
    return out;
}

drift::verdict judge(const prepared& p, const check_flags& flags) {
    progress shown(!flags.quiet && is_terminal(STDERR_FILENO));
    check::examination found =
        check::examine_blocking(p.compared.repo, p.compared.base, p.compared.head, make_options(flags, p.rules, shown));
    drift::verdict& v = found.verdict;
    v.base = side_name(p.compared.base);
    v.head = side_name(p.compared.head);
    v.notes.insert(v.notes.begin(), p.compared.notes.begin(), p.compared.notes.end());
    check::apply_policy(v, found.suppressions, p.rules);
    return std::move(v);
}

} // namespace

int run_check(const std::vector<std::string>& arguments) {
    const result<check_flags> flags = parse_check_flags(arguments);
    if (!flags) {
        tell_error("delta check", flags.error().message + "; see delta check --help");
        return wrong_usage;
    }
    if (flags->help) {
        write_output(check_help());
        return fine;
    }
    if (flags->fix || flags->explain || flags->rules || flags->backtest) {
        tell_error("delta check", "this part is not built yet");
        return wrong_usage;
    }
    const result<prepared> ready = prepare(*flags);
    if (!ready) return tell(ready.error());
    const drift::verdict v = judge(*ready, *flags);
    deliver(render(v, *flags, ready->compared), *flags);
    return check::fails(v, ready->rules.fail_on) ? drift_found : fine;
}

} // namespace delta::app
