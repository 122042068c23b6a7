// SPDX-License-Identifier: Apache-2.0
#include "support/store_data.hpp"

#include <boost/json/object.hpp>

#include "base/hash.hpp"
#include "store/installations.hpp"
#include "store/linked_repositories.hpp"
#include "store/repositories.hpp"
#include "store/users.hpp"

namespace delta::test {

using async::task;

task<owner> make_owner(pg::querier& db, std::string name) {
    owner made;
    const store::new_user who{.email = name + "@example.com", .password_hash = "hash", .full_name = name};
    made.user_id = (co_await store::insert_user(db, who)).value().id;
    made.installation_id = static_cast<std::int64_t>(hash64(name) >> 20U);
    const store::new_installation installed{
        .installation_id = made.installation_id, .account_name = name, .account_type = "User"};
    co_await store::save_installation(db, installed);
    co_await store::link_installation(db, made.installation_id, made.user_id);
    const std::vector<store::linked_repository> added{
        {.repo_name = name + "/engine", .github_repo_id = {}, .avatar_url = {}}};
    co_await store::add_repositories(db, made.installation_id, added);
    made.repo_id = (co_await store::list_repositories(db, made.user_id))[0].id;
    co_await store::set_repository_active(db, made.user_id, made.repo_id, true);
    co_return made;
}

store::pull_request make_pull_request(const owner& of, int number, std::string head) {
    return {.repo_id = of.repo_id,
            .number = number,
            .base_branch = "main",
            .head_branch = "feature",
            .base_sha = "base",
            .head_sha = std::move(head)};
}

task<store::drift_event> make_event(pg::querier& db, const owner& of, int number) {
    const store::begun_analysis begun = co_await store::begin_analysis(db, make_pull_request(of, number));
    co_return begun.event;
}

store::fence fence_of(const store::drift_event& event) {
    return {.event_id = event.id, .generation = event.generation};
}

store::finding make_finding(double score) {
    store::finding f;
    f.finding_id = "0123456789abcdef";
    f.rule = "changed-default";
    f.change_type = "modified";
    f.drift_type = "outdated_docs";
    f.drift_score = score;
    f.confidence = 0.9;
    f.is_advisory = true;
    f.explanation = "The default is 10 now.";
    f.mention = "connect_timeout";
    f.claim = "`connect_timeout` defaults to 5";
    f.doc = {.path = "docs/a.md", .start = 12, .end = 14, .excerpt = "It defaults to 5."};
    f.code_before = {.path = "src/a.py", .start = 3, .end = 3, .excerpt = "timeout = 5"};
    f.code_after = {.path = "src/b.py", .start = 4, .end = 4, .excerpt = "timeout = 10"};
    f.fix = store::mend{.start = 100, .end = 101, .replacement = "10"};
    f.evidence.push_back(boost::json::object{{"name", "siblings"}, {"value", 1.0}, {"weight", 0.5}});
    return f;
}

} // namespace delta::test
