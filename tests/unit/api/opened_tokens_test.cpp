// SPDX-License-Identifier: Apache-2.0
#include "api/opened_tokens.hpp"

#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

namespace {

const std::string key(32, 'k');

std::string token_of(const std::string& user) {
    return seal_claims(key, {.subject = user, .issued = {}, .expires = {}, .session = "s"});
}

} // namespace

TEST_CASE("a token is opened the second time as the first") {
    opened_tokens tokens(key);
    const std::string token = token_of("u");

    for (int i = 0; i < 2; ++i) {
        const std::optional<claims> opened = tokens.open(token);
        REQUIRE(opened);
        CHECK(opened->subject == "u");
        CHECK(opened->session == "s");
    }
    CHECK(tokens.size() == 1);
}

TEST_CASE("a token that was altered after it was opened is refused, and not kept") {
    opened_tokens tokens(key);
    const std::string token = token_of("u");
    REQUIRE(tokens.open(token));

    std::string altered = token;
    altered[altered.size() / 2] = altered[altered.size() / 2] == 'a' ? 'b' : 'a';
    CHECK_FALSE(tokens.open(altered));
    CHECK_FALSE(tokens.open(token + "x"));
    CHECK_FALSE(tokens.open(""));
    CHECK(tokens.size() == 1);
    CHECK_FALSE(opened_tokens(std::string(32, 'x')).open(token));
}

TEST_CASE("of many tokens only some are kept, and all are opened") {
    opened_tokens tokens(key);
    for (int i = 0; i < 1500; ++i) CHECK(tokens.open(token_of(std::to_string(i))));
    CHECK(tokens.size() <= 1000);
}
