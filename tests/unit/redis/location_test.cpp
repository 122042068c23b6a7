// SPDX-License-Identifier: Apache-2.0
#include "redis/location.hpp"

#include "base/error.hpp"
#include "support/catch.hpp"

namespace delta::redis {
namespace {

TEST_CASE("a URL tells host, port, database and how to sign in") {
    const location plain = parse_url("redis://cache");
    CHECK(plain.to.host == "cache");
    CHECK(plain.to.port == "6379");
    CHECK_FALSE(plain.tls);
    CHECK(plain.database == 0);

    const location full = parse_url("rediss://me:p%40ss@cache.example.org:7000/3");
    CHECK(full.to.host == "cache.example.org");
    CHECK(full.to.port == "7000");
    CHECK(full.tls);
    CHECK(full.user == "me");
    CHECK(full.password == "p@ss");
    CHECK(full.database == 3);

    CHECK(parse_url("redis://:opensesame@cache").user.empty());
    CHECK(parse_url("redis://[::1]:7000").to.host == "::1");
}

TEST_CASE("a URL may name a socket") {
    const location there = parse_url("unix:///run/redis.sock?db=2");

    CHECK(there.to.host == "/run/redis.sock");
    CHECK(there.database == 2);
}

TEST_CASE("a URL that cannot be used is refused without telling it") {
    for (const char* const url : {"", "cache:6379", "http://opensesame@cache", "redis://", "redis://cache/opensesame",
                                  "redis://cache/-1", "unix://", "redis://c ache"}) {
        INFO(url);
        try {
            parse_url(url);
            FAIL("was not refused");
        } catch (const config_failure& e) {
            CHECK(std::string(e.what()).find("opensesame") == std::string::npos);
        }
    }
}

} // namespace
} // namespace delta::redis
