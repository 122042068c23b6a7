// SPDX-License-Identifier: Apache-2.0
#include "check_run.hpp"

#include <unistd.h>

#include <optional>

#include "check/debt.hpp"
#include "check/load.hpp"
#include "console.hpp"
#include "index_place.hpp"

namespace delta::app {
namespace {

std::string side_name(const git::side& s) {
    if (s.from == git::side::source::index) return "index";
    return s.from == git::side::source::worktree ? "worktree" : s.commit;
}

} // namespace

int tell(const error& e) {
    tell_error("delta check", to_string(e));
    return e.code == errc::unsupported || e.code == errc::upstream ? exit_failed : exit_usage;
}

check::policy make_rules(check::config settings, const check_flags& flags) {
    check::policy rules = check::make_policy(std::move(settings), flags.min_score, flags.fail_on);
    rules.today = check::today();
    rules.tell_unused = flags.all;
    return rules;
}

result<prepared> prepare(const check_flags& flags) {
    result<check::range> compared = check::find_range(flags.range);
    if (!compared) return std::unexpected(compared.error());
    result<check::config> settings = check::load_config_blocking(compared->repo, compared->head, flags.config);
    if (!settings) return std::unexpected(settings.error());
    result<check::baseline> known;
    if (flags.baseline) known = check::load_baseline_blocking(*flags.baseline);
    if (!known) return std::unexpected(known.error());
    check::policy rules = make_rules(std::move(*settings), flags);
    rules.known = std::move(*known);
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

bool shows_progress(const check_flags& flags) {
    return !flags.quiet && is_terminal(STDERR_FILENO);
}

check::examination examine(const prepared& p, const check_flags& flags) {
    progress shown(shows_progress(flags));
    check::check_options options = make_options(flags, p.rules, shown);
    std::optional<check::blob_index> stored;
    if (flags.index) stored.emplace(index_file(p.compared.repo), engine_stamp());
    if (stored) options.stored = &*stored;
    check::examination found = check::examine_blocking(p.compared.repo, p.compared.base, p.compared.head, options);
    if (flags.all) check::add_debt(found, check::find_debt_blocking(p.compared.repo, p.compared.head, options));
    if (stored) stored->save();
    drift::verdict& v = found.verdict;
    v.base = side_name(p.compared.base);
    v.head = side_name(p.compared.head);
    v.notes.insert(v.notes.begin(), p.compared.notes.begin(), p.compared.notes.end());
    return found;
}

} // namespace delta::app
