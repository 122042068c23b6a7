// SPDX-License-Identifier: Apache-2.0
#include "support/services.hpp"

#include <cstdlib>
#include <stdexcept>

namespace delta::test {
namespace {

std::string get_variable(const char* name) {
    const char* const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): tests set no variables
    if (value == nullptr || *value == '\0')
        throw std::runtime_error(std::string(name) +
                                 " is not set; tests/run starts the services, and by hand: "
                                 "eval \"$(tests/support/services start)\"");
    return value;
}

} // namespace

std::string postgres_url() {
    return get_variable("DELTA_TEST_PG");
}

std::string redis_url() {
    return get_variable("DELTA_TEST_REDIS");
}

} // namespace delta::test
