// SPDX-License-Identifier: Apache-2.0
#include "queue/pause.hpp"

#include "support/catch.hpp"

namespace delta::queue {
namespace {

using namespace std::chrono_literals;

TEST_CASE("pauses grow with each failure, up to the longest") {
    const retry_pauses pauses{.first = 15s, .longest = 10min};

    CHECK(make_pause(pauses, 1, 0) == 15s);
    CHECK(make_pause(pauses, 2, 0) == 1min);
    CHECK(make_pause(pauses, 3, 0) == 4min);
    CHECK(make_pause(pauses, 4, 0) == 10min);
    CHECK(make_pause(pauses, 1000, 0) == 10min);
}

TEST_CASE("chance adds up to a fifth") {
    const retry_pauses pauses{.first = 10s, .longest = 1h};

    CHECK(make_pause(pauses, 1, 0.5) == 11s);
    CHECK(make_pause(pauses, 1, 1) == 12s);
}

} // namespace
} // namespace delta::queue
