// SPDX-License-Identifier: Apache-2.0
// What must be in place before a service takes work. Each throws `failure` with one line: what is wrong, what to do.
#pragma once

#include <string>

#include "async/task.hpp"
#include "pg/pool.hpp"
#include "redis/client.hpp"

namespace delta::app {

// The schema is this version's or newer. A server that is just starting is waited for, some seconds long.
async::task<> check_postgres(pg::pool& db);
async::task<> check_redis(redis::client& through);
// Makes the folder when it is not there.
void check_repos_folder(const std::string& path);

} // namespace delta::app
