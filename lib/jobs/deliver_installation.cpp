// SPDX-License-Identifier: Apache-2.0
// Where the App is installed, and on what.
#include "jobs/deliver.hpp"
#include "jobs/follow_up.hpp"
#include "store/installations.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {
namespace {

using async::task;

task<> look_again(pg::querier& tx, std::int64_t installation_id, const std::vector<store::linked_repository>& removed) {
    std::vector<std::string> missing;
    for (const store::linked_repository& one : removed) {
        const std::optional<store::repository> known =
            co_await store::find_linked_repository(tx, installation_id, one.github_repo_id, one.repo_name);
        if (known && known->installation_id == installation_id) missing.push_back(known->id);
    }
    if (!missing.empty()) co_await enqueue_second_look(tx, installation_id, missing);
}

task<> save(pg::querier& tx, const payload& in) {
    const store::new_installation saved{.installation_id = in.installation_id(),
                                        .account_name = in.text("installation.account.login"),
                                        .account_type = in.text("installation.account.type"),
                                        .sender_github_user_id = in.number("sender.id")};
    co_await store::save_installation(tx, saved);
}

} // namespace

task<> take_installation(pg::querier& tx, const payload& in) {
    const std::int64_t id = in.installation_id();
    if (in.action == "deleted") {
        // A payload names no more than some of many repositories.
        co_await drop_installation(tx, id);
    } else if (in.action == "suspend" || in.action == "unsuspend") {
        co_await store::set_installation_suspended(tx, id, in.action == "suspend");
    } else if (in.action == "created") {
        co_await save(tx, in);
        co_await store::add_repositories(tx, id, in.repositories("repositories"));
        // A payload names no more than some of many repositories, and none of their owners' pictures.
        co_await enqueue_reconcile(tx, id);
    }
}

task<> take_installation_repositories(pg::querier& tx, const payload& in) {
    const std::int64_t id = in.installation_id();
    co_await save(tx, in);
    co_await look_again(tx, id, in.repositories("repositories_removed"));
    const std::vector<store::linked_repository> added = in.repositories("repositories_added");
    co_await store::add_repositories(tx, id, added);
    if (!added.empty()) co_await enqueue_reconcile(tx, id);
}

task<> take_repository(pg::querier& tx, const payload& in) {
    const store::linked_repository now = in.repository();
    const std::string owner = now.repo_name.substr(0, now.repo_name.find('/'));
    const std::string name = now.repo_name.substr(now.repo_name.find('/') + 1);
    std::string before;
    if (in.action == "renamed") before = owner + "/" + in.text("changes.repository.name.from");
    if (in.action == "transferred") {
        std::string from = in.text("changes.owner.from.user.login");
        if (from.empty()) from = in.text("changes.owner.from.organization.login");
        before = from + "/" + name;
    }
    if (before.empty() || now.repo_name.empty()) co_return;
    co_await store::move_repository(tx, now.github_repo_id, before, in.installation_id(), now.repo_name);
}

} // namespace delta::jobs
