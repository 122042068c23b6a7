// SPDX-License-Identifier: Apache-2.0
#include "api/webhook_signature.hpp"

#include <string>

#include "support/catch.hpp"

using delta::api::is_signature_of;

namespace {
// GitHub's published example.
constexpr std::string_view key = "It's a Secret to Everybody";
constexpr std::string_view body = "Hello, World!";
const std::string signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
} // namespace

TEST_CASE("the signature of the very bytes is taken") {
    CHECK(is_signature_of(body, key, signature));
}

TEST_CASE("a signature with any character changed is refused") {
    for (std::size_t at = 0; at < signature.size(); ++at) {
        std::string changed = signature;
        changed[at] = changed[at] == '0' ? '1' : '0';
        CAPTURE(at);
        CHECK_FALSE(is_signature_of(body, key, changed));
    }
}

TEST_CASE("a body with any bit flipped is refused") {
    for (std::size_t bit = 0; bit < body.size() * 8; ++bit) {
        std::string changed(body);
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        CAPTURE(bit);
        CHECK_FALSE(is_signature_of(changed, key, signature));
    }
}

TEST_CASE("no signature, half of one, and another kind are refused") {
    CHECK_FALSE(is_signature_of(body, key, ""));
    CHECK_FALSE(is_signature_of(body, key, "sha256="));
    CHECK_FALSE(is_signature_of(body, key, signature.substr(0, 40)));
    CHECK_FALSE(is_signature_of(body, key, signature.substr(7)));
    CHECK_FALSE(is_signature_of(body, key, signature + "0"));
}

TEST_CASE("without a secret nothing is signed") {
    CHECK_FALSE(is_signature_of(body, "", "sha256=" + std::string(64, '0')));
}
