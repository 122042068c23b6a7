// SPDX-License-Identifier: Apache-2.0
// Rows that tests of the store begin with.
#pragma once

#include <string>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "store/analyses.hpp"
#include "store/findings.hpp"

namespace delta::test {

// A user with an installation and an active repository "NAME/engine" in it.
struct owner {
    std::string user_id;
    std::int64_t installation_id = 0;
    std::string repo_id;
};
async::task<owner> make_owner(pg::querier& db, std::string name);

// A pull request with a head of its own.
store::pull_request make_pull_request(const owner& of, int number, std::string head = "head");
async::task<store::drift_event> make_event(pg::querier& db, const owner& of, int number);
store::fence fence_of(const store::drift_event& event);

// A finding with everything set.
store::finding make_finding(double score = 0.93);

} // namespace delta::test
