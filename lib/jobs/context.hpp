// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "async/blocking_pool.hpp"
#include "git/mirror.hpp"
#include "github/api.hpp"
#include "github/target.hpp"
#include "llm/model.hpp"
#include "pg/pool.hpp"
#include "redis/client.hpp"
#include "store/repositories.hpp"

namespace delta::jobs {

struct job_options {
    std::string author_name; // of commits
    std::string author_email;
    std::string frontend_url; // of the dashboard; empty for none
    // A setting of the server, which is why Delta's own branches are known by it.
    std::string fix_branches = "docs/delta-fix/";
    std::string check_name = "Delta Docs";
};

// What every job works with; made once by the worker, and used from its reactor.
struct context {
    pg::pool& db;
    redis::client& redis;
    github::api& github;
    git::mirrors& mirrors;
    async::blocking_pool& pool;    // for work
    async::blocking_pool& waiting; // for git's exchanges, which hold a thread and hardly a core
    job_options options;
    llm::model* model = nullptr; // none: the engine alone
    llm::budget_limits model_limits = {};

    github::target at(const store::repository& repo) const { return {github, repo.installation_id, repo.repo_name}; }
};

} // namespace delta::jobs
