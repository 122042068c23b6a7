// SPDX-License-Identifier: Apache-2.0
#include "check/backtest.hpp"
#include "check/backtest_report.hpp"
#include "check/load.hpp"
#include "check_tasks.hpp"
#include "console.hpp"
#include "report_output.hpp"

namespace delta::app {
namespace {

// A failed commit range is no matter here: any commit will do to begin with.
result<std::string> find_start(const git::repository& repo, const check_flags& flags) {
    const std::string revision = flags.range.head.value_or("HEAD");
    if (!flags.range.head && repo.is_unborn()) return fail(errc::not_found, "there are no commits to replay yet");
    return repo.resolve(revision);
}

} // namespace

int replay_history(const check_flags& flags) {
    const result<git::repository> repo = git::repository::open(flags.range.path);
    if (!repo) return tell(repo.error());
    const result<std::string> start = find_start(*repo, flags);
    if (!start) return tell(start.error());
    result<check::config> settings =
        check::load_config_blocking(*repo, {git::side::source::commit, *start}, flags.config);
    if (!settings) return tell(settings.error());
    const check::policy rules = make_rules(std::move(*settings), flags);

    progress shown(shows_progress(flags));
    const check::backtest replayed =
        check::run_backtest_blocking(*repo, *start, *flags.backtest, make_options(flags, rules, shown), rules);
    shown.end();
    const bool as_json = flags.format == report_format::json;
    deliver(as_json ? check::backtest_to_json(replayed, rules.min_score)
                    : check::backtest_to_text(replayed, rules.min_score, report_width(flags)),
            flags);
    return exit_fine;
}

} // namespace delta::app
