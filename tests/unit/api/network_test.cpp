// SPDX-License-Identifier: Apache-2.0
#include "api/network.hpp"

#include "support/catch.hpp"

using namespace delta;

TEST_CASE("this machine and private networks are inside, everything else is outside") {
    for (const char* const inside : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.7.7",
                                     "169.254.1.1", "::1", "fd12::1", "fe80::1", "::ffff:10.0.0.1"}) {
        CAPTURE(inside);
        CHECK(api::is_private_address(inside));
    }
    for (const char* const outside :
         {"", "8.8.8.8", "172.32.0.1", "192.169.0.1", "2001:db8::1", "::ffff:8.8.8.8", "10.1.2", "localhost"}) {
        CAPTURE(outside);
        CHECK_FALSE(api::is_private_address(outside));
    }
}
