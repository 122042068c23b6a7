// SPDX-License-Identifier: Apache-2.0
#include "crypto/password.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace delta;

namespace {
// The least that bcrypt takes, for quick tests.
constexpr int quick = 4;
} // namespace

TEST_CASE("a password verifies against its hash and no other does") {
    const std::string hash = crypto::hash_password_blocking("correct horse", quick);

    CHECK(hash.starts_with("$2b$04$"));
    CHECK(crypto::verify_password_blocking("correct horse", hash));
    CHECK_FALSE(crypto::verify_password_blocking("correct horsf", hash));
    CHECK_FALSE(crypto::verify_password_blocking("", hash));
}

TEST_CASE("a hash that another program made of the hexadecimal SHA-256 verifies") {
    // Python's bcrypt 5.0 of hashlib.sha256(b"secret").hexdigest().
    const std::string made_elsewhere = "$2b$05$abcdefghijklmnopqrstuu6ySUy0zWYVXIQ.LN/DOPaf42SgydiW.";

    CHECK(crypto::verify_password_blocking("secret", made_elsewhere));
    CHECK_FALSE(crypto::verify_password_blocking("Secret", made_elsewhere));
}

TEST_CASE("passwords that differ only after the 72nd byte are different passwords") {
    const std::string longest(200, 'a');
    const std::string hash = crypto::hash_password_blocking(longest + "x", quick);

    CHECK(crypto::verify_password_blocking(longest + "x", hash));
    CHECK_FALSE(crypto::verify_password_blocking(longest + "y", hash));
}

TEST_CASE("equal passwords have different hashes") {
    CHECK(crypto::hash_password_blocking("same", quick) != crypto::hash_password_blocking("same", quick));
}

TEST_CASE("what is no bcrypt hash verifies nothing") {
    for (const char* const hash : {"", "*0", "plain", "$1$salt$hash", "$2b$04$tooshort"})
        CHECK_FALSE(crypto::verify_password_blocking("plain", hash));
}

TEST_CASE("nobody knows the password of nobody's hash") {
    CHECK_FALSE(crypto::verify_password_blocking("", crypto::nobodys_hash_blocking()));
    CHECK(crypto::nobodys_hash_blocking().starts_with("$2b$12$"));
}
