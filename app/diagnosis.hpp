// SPDX-License-Identifier: Apache-2.0
// What the service needs, looked at from the outside: each check says how things are and, if need be, how to mend them.
#pragma once

#include <string>
#include <vector>

#include "async/task.hpp"
#include "config.hpp"

namespace delta::app {

enum class health : std::uint8_t { good, doubtful, bad };

struct diagnosis {
    health state;
    std::string part; // "postgres"
    std::string says; // how it is, or what is wrong
    std::string mend; // what to do; empty when good
};

// One part each. A server that does not answer is a diagnosis, not an exception.
async::task<std::vector<diagnosis>> diagnose_postgres(const settings& with);
async::task<std::vector<diagnosis>> diagnose_redis(const settings& with);
async::task<std::vector<diagnosis>> diagnose_github(const settings& with);
// Asks the model one small question; the answer is worth less than a cent.
async::task<std::vector<diagnosis>> diagnose_model(const settings& with);

// The git program, the folder of the mirrors, the dashboard's files. Blocking.
std::vector<diagnosis> diagnose_machine_blocking(const settings& with);

} // namespace delta::app
