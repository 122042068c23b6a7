// SPDX-License-Identifier: Apache-2.0
#include "crypto/digest.hpp"

#include "crypto/base64.hpp"
#include "crypto/random.hpp"
#include "support/catch.hpp"

using namespace delta;

TEST_CASE("GitHub's published example of a webhook signature is reproduced") {
    // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
    CHECK(crypto::to_hex(crypto::hmac_sha256("It's a Secret to Everybody", "Hello, World!")) ==
          "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
}

TEST_CASE("SHA-256 of nothing is the published value") {
    CHECK(crypto::to_hex(crypto::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("texts are equal in constant time when they are equal") {
    CHECK(crypto::equal_in_constant_time("", ""));
    CHECK(crypto::equal_in_constant_time("abc", "abc"));
    CHECK_FALSE(crypto::equal_in_constant_time("abc", "abd"));
    CHECK_FALSE(crypto::equal_in_constant_time("abc", "abcd"));
}

TEST_CASE("base64 is padded to a multiple of four") {
    CHECK(crypto::to_base64("\xff\xfe\xfd") == "//79");
    CHECK(crypto::to_base64("Aladdin:open sesame") == "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    CHECK(crypto::to_base64("").empty());
}

TEST_CASE("base64url has one way to write each text") {
    CHECK(crypto::to_base64url("\xff\xfe\xfd") == "__79");
    CHECK(crypto::find_base64url("__79") == "\xff\xfe\xfd");
    CHECK(crypto::find_base64url("") == "");
    for (const char* const wrong : {"_", "__7=", "__79=", "//79", "__7 9", "_x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(crypto::find_base64url(wrong));
    }
}

TEST_CASE("random ids differ and are fit for a URL") {
    const std::string id = crypto::random_id();

    CHECK(id.size() == 22);
    CHECK(id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(id != crypto::random_id());
}
