// SPDX-License-Identifier: Apache-2.0
#include "jobs/follow_up.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <chrono>

#include "store/installations.hpp"
#include "store/linked_repositories.hpp"

namespace delta::jobs {

using boost::json::object;

namespace {

// What GitHub tells of one transfer comes within seconds.
constexpr std::chrono::minutes until_second_look(1);

std::string reconcile_key(std::int64_t installation_id) {
    return fmt::format("reconcile:{}", installation_id);
}

} // namespace

async::task<> enqueue_announcement(pg::querier& tx, const store::drift_event& event) {
    const std::string key = "announce:" + event.id;
    const queue::new_job job{.kind = "announce",
                             .arguments = object{{"event", event.id}, {"generation", event.generation}},
                             .priority = 1,
                             .ordering_key = key,
                             .unique_key = key};
    co_await queue::enqueue(tx, job);
}

async::task<> enqueue_analysis(pg::querier& tx, const store::drift_event& event) {
    const queue::new_job job{
        .kind = "analyze",
        .arguments = object{{"event", event.id}, {"generation", event.generation}, {"head", event.head_sha}},
        .ordering_key = event.repo_id,
        .unique_key = "analyze:" + event.id,
        .max_attempts = 4};
    co_await queue::enqueue(tx, job);
}

async::task<> enqueue_conclusion(pg::querier& tx, const conclusion& what) {
    const queue::new_job job{.kind = "conclude",
                             .arguments = object{{"repo", what.repo_id},
                                                 {"sha", what.sha},
                                                 {"external_id", what.external_id},
                                                 {"check_run", what.check_run_id},
                                                 {"verdict", what.verdict},
                                                 {"title", what.title},
                                                 {"summary", what.summary}},
                             .priority = 1,
                             .ordering_key = fmt::format("conclude:{}", what.external_id),
                             .max_attempts = 12};
    co_await queue::enqueue(tx, job);
}

async::task<> enqueue_reconcile(pg::querier& tx, std::int64_t installation_id) {
    const std::string key = reconcile_key(installation_id);
    const queue::new_job job{.kind = "reconcile",
                             .arguments = object{{"installation", installation_id}},
                             .ordering_key = key,
                             .unique_key = key};
    co_await queue::enqueue(tx, job);
}

async::task<> enqueue_second_look(pg::querier& tx, std::int64_t installation_id,
                                  const std::vector<std::string>& missing) {
    const queue::new_job job{.kind = "reconcile",
                             .arguments = object{{"installation", installation_id},
                                                 {"missing", boost::json::array(missing.begin(), missing.end())}},
                             .ordering_key = reconcile_key(installation_id),
                             // A newer one need not name what an older one did: that is found missing again.
                             .unique_key = fmt::format("second_look:{}", installation_id),
                             .delay = until_second_look};
    co_await queue::enqueue(tx, job);
}

async::task<> drop_installation(pg::querier& tx, std::int64_t installation_id) {
    // Later than any that is there.
    const auto end =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now() + std::chrono::days(1));
    for (const store::known_repository& one : co_await store::list_known_repositories(tx, installation_id, end))
        co_await enqueue_forget(tx, one.id);
    co_await store::delete_installation(tx, installation_id);
}

async::task<> enqueue_forget(pg::querier& tx, std::string repo_id) {
    const queue::new_job job{.kind = "forget",
                             .arguments = object{{"repo", repo_id}},
                             .priority = -1,
                             .ordering_key = repo_id,
                             .deadline = std::chrono::minutes(30)};
    co_await queue::enqueue(tx, job);
}

} // namespace delta::jobs
