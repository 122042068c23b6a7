// SPDX-License-Identifier: Apache-2.0
#include "api/tokens.hpp"

#include "api/clock_text.hpp"
#include "base/rfc3339.hpp"
#include "crypto/paseto.hpp"
#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

namespace {

const std::string key(32, 'k');

claims refresh_claims() {
    return {.subject = "u",
            .type = token_type::refresh,
            .issued = std::chrono::sys_seconds(std::chrono::seconds(1764111600)),
            .expires = std::chrono::sys_seconds(std::chrono::seconds(1765407600)),
            .session = "s",
            .serial = "n"};
}

bool is_ours(std::string_view payload) {
    return open_claims(key, crypto::seal_token(key, payload)).has_value();
}

} // namespace

TEST_CASE("claims come back as they were sealed") {
    const claims sealed = refresh_claims();
    const std::optional<claims> opened = open_claims(key, seal_claims(key, sealed));

    REQUIRE(opened);
    CHECK(opened->subject == "u");
    CHECK(opened->type == token_type::refresh);
    CHECK(opened->issued == sealed.issued);
    CHECK(opened->expires == sealed.expires);
    CHECK(opened->session == "s");
    CHECK(opened->serial == "n");
}

TEST_CASE("claims sealed with another key are not opened") {
    CHECK_FALSE(open_claims(std::string(32, 'x'), seal_claims(key, refresh_claims())));
}

TEST_CASE("a token with our key but without our claims is none of ours") {
    const std::string times = R"("iat":"2026-11-25T23:00:00Z","exp":"2026-11-25T23:30:00Z")";

    CHECK(is_ours(R"({"sub":"u","type":"access","sid":"s",)" + times + "}"));
    CHECK_FALSE(is_ours(""));
    CHECK_FALSE(is_ours("[]"));
    CHECK_FALSE(is_ours(R"({"sub":"u"})"));
    CHECK_FALSE(is_ours(R"({"sub":"u","type":"other","sid":"s","jti":"n",)" + times + "}"));
    CHECK_FALSE(is_ours(R"({"sub":"u","type":"refresh","sid":"s",)" + times + "}"));
    CHECK_FALSE(is_ours(R"({"sub":"u","type":"access","sid":"s","iat":"2026-11-25T23:00:00Z","exp":"never"})"));
}

TEST_CASE("times are written and read in one form only") {
    const std::chrono::sys_days day = std::chrono::year(2028) / 2 / 29;
    const std::chrono::sys_seconds morning = day + std::chrono::hours(5);

    CHECK(to_rfc3339(morning) == "2028-02-29T05:00:00Z");
    CHECK(find_rfc3339("2028-02-29T05:00:00Z") == morning);
    for (const char* const wrong : {"", "2027-02-29T05:00:00Z", "2028-02-29T25:00:00Z", "2028-02-29 05:00:00Z",
                                    "2028-02-29T05:00:00+", "-028-02-29T05:00:00Z", "2028-02-29T05:-1:00Z"}) {
        CAPTURE(wrong);
        CHECK_FALSE(find_rfc3339(wrong));
    }
}
