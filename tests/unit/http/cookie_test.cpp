// SPDX-License-Identifier: Apache-2.0
#include "http/message.hpp"
#include "support/catch.hpp"

namespace delta::http {
namespace {

TEST_CASE("a cookie is found by its whole name in any of the fields") {
    const request r{.method = "GET",
                    .target = "/",
                    .headers = {{"Cookie", "a=1; access_token=v4.local.x=y ;b"}, {"cookie", "refresh=\"2\""}}};

    CHECK(r.find_cookie("a") == "1");
    CHECK(r.find_cookie("access_token") == "v4.local.x=y");
    CHECK(r.find_cookie("refresh") == "\"2\"");
    CHECK_FALSE(r.find_cookie("token"));
    CHECK_FALSE(r.find_cookie("b"));
    CHECK_FALSE(r.find_cookie("A"));
}

TEST_CASE("fields are found without regard to case, and set instead of all of their name") {
    fields all{{"X", "1"}, {"x", "2"}, {"Y", "3"}};

    all.set("x", "4");

    CHECK(all.find("X") == "4");
    CHECK(all.size() == 2);
    all.remove("y");
    CHECK_FALSE(all.find("Y"));
}

} // namespace
} // namespace delta::http
