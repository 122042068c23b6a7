// SPDX-License-Identifier: Apache-2.0
// The servers that tests/run started, or that the environment names.
#pragma once

#include <string>

namespace delta::test {

// Throws when there is none: a missing service is a failure, not a skip.
std::string postgres_url(); // of a database from which others may be made
std::string redis_url();

} // namespace delta::test
