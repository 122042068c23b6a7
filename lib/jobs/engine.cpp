// SPDX-License-Identifier: Apache-2.0
#include "jobs/engine.hpp"

#include "check/check.hpp"
#include "check/load.hpp"

namespace delta::jobs {
namespace {

// "/docs/guide/" of the dashboard as a pattern of the engine.
std::string pattern_of(std::string_view root) {
    while (root.starts_with('/')) root.remove_prefix(1);
    while (root.ends_with('/')) root.remove_suffix(1);
    return root.empty() || root == "docs" ? std::string() : std::string(root) + "/**";
}

void add_usable(std::vector<std::string>& patterns, const std::string& one) {
    if (!one.empty() && !check::find_pattern_problem(one)) patterns.push_back(one);
}

check::check_options make_options(const check::config& own, const dashboard_settings& with,
                                  const std::stop_token& stop) {
    check::check_options out;
    out.docs = own.docs;
    out.ignore = own.ignore;
    out.languages_off = own.languages_off;
    if (out.docs.empty()) add_usable(out.docs, pattern_of(with.docs_root));
    if (out.ignore.empty())
        for (const std::string& one : with.ignore) add_usable(out.ignore, one);
    out.progress = [stop](std::string_view /*step*/, std::size_t /*done*/, std::size_t /*total*/) {
        if (stop.stop_requested()) throw failure("the examination was stopped");
    };
    return out;
}

// Between the base of `as` and `head`.
drift::verdict judge(const git::repository& repo, const git::side& head, const examined& as,
                     const check::check_options& options) {
    check::examination found = check::examine_blocking(repo, as.compared.base, head, options);
    drift::verdict& v = found.verdict;
    v.base = as.compared.base.commit;
    v.head = head.commit;
    v.notes.insert(v.notes.begin(), as.compared.notes.begin(), as.compared.notes.end());
    check::apply_policy(v, found.suppressions, as.rules);
    return std::move(v);
}

} // namespace

result<examined> examine_blocking(const std::string& git_dir, const std::string& base, const std::string& head,
                                  const dashboard_settings& with, const std::stop_token& stop) {
    result<check::range> compared = check::find_range({.path = git_dir, .base = base, .head = head});
    if (!compared) return std::unexpected(compared.error());
    result<check::config> own = check::load_config_blocking(compared->repo, compared->head, {});
    // Too large or no file is as unusable as a wrong key, and told the same way.
    if (!own) return fail(errc::invalid, own.error().message, own.error().where);
    check::check_options options = make_options(*own, with, stop);
    check::policy rules = check::make_policy(std::move(*own), {}, {});
    rules.today = check::today();
    examined out{std::move(*compared), std::move(rules), std::move(options), {}};
    out.verdict = judge(out.compared.repo, out.compared.head, out, out.options);
    return out;
}

git::repository open_blocking(const std::string& git_dir) {
    result<git::repository> repo = git::repository::open_bare(git_dir);
    if (!repo) throw git::git_failure(repo.error().message);
    return *std::move(repo);
}

drift::verdict examine_again_blocking(const examined& as, const std::string& git_dir, const std::string& head,
                                      const std::stop_token& stop) {
    if (stop.stop_requested()) throw failure("the examination was stopped");
    return judge(open_blocking(git_dir), {git::side::source::commit, head}, as, as.options);
}

drift::verdict examine_documents_blocking(const examined& as, const std::string& git_dir, const std::string& documents,
                                          const std::stop_token& stop) {
    if (stop.stop_requested()) throw failure("the examination was stopped");
    check::check_options options = as.options;
    options.docs_side = git::side{git::side::source::commit, documents};
    return judge(open_blocking(git_dir), as.compared.head, as, options);
}

} // namespace delta::jobs
