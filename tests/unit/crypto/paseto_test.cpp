// SPDX-License-Identifier: Apache-2.0
#include "crypto/paseto.hpp"

#include <boost/json/parse.hpp>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace delta;

namespace {

std::string from_hex(std::string_view digits) {
    std::string out;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        out += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
    return out;
}

struct vector {
    std::string name, key, nonce, token, payload, footer, implicit;
    bool must_fail;
};

std::vector<vector> official_vectors() {
    std::vector<vector> out;
    const boost::json::value file = boost::json::parse(testing::read_golden("crypto/paseto_v4.json"));
    for (const boost::json::value& t : file.at("tests").as_array()) {
        const auto text = [&t](const char* key) {
            const boost::json::value& v = t.at(key);
            return v.is_null() ? std::string() : std::string(v.as_string());
        };
        out.push_back({text("name"), from_hex(text("key")), from_hex(text("nonce")), text("token"), text("payload"),
                       text("footer"), text("implicit-assertion"), t.at("expect-fail").as_bool()});
    }
    return out;
}

const std::string key(32, 'k');

} // namespace

TEST_CASE("the official vectors of v4.local are sealed and opened as published") {
    int sealed = 0;
    for (const vector& v : official_vectors()) {
        if (v.must_fail) continue;
        CAPTURE(v.name);

        CHECK(crypto::seal_token_with_nonce(v.key, v.nonce, v.payload, v.footer, v.implicit) == v.token);
        CHECK(crypto::open_token(v.key, v.token, v.footer, v.implicit) == v.payload);
        ++sealed;
    }
    CHECK(sealed == 9);
}

TEST_CASE("the official vectors that must fail are refused") {
    int refused = 0;
    for (const vector& v : official_vectors()) {
        if (!v.must_fail) continue;
        CAPTURE(v.name);

        CHECK_FALSE(crypto::open_token(v.key, v.token, v.footer, v.implicit));
        ++refused;
    }
    CHECK(refused == 4);
}

TEST_CASE("a token with any byte changed is refused") {
    const std::string token = crypto::seal_token(key, "{}", "footer");
    for (std::size_t at = 0; at < token.size(); ++at) {
        std::string changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';

        CAPTURE(at);
        CHECK_FALSE(crypto::open_token(key, changed, "footer"));
    }
}

TEST_CASE("a token opens with its own key, footer and implicit assertion only") {
    const std::string token = crypto::seal_token(key, "payload", "footer", "implicit");

    CHECK(crypto::open_token(key, token, "footer", "implicit") == "payload");
    CHECK_FALSE(crypto::open_token(std::string(32, 'x'), token, "footer", "implicit"));
    CHECK_FALSE(crypto::open_token(key, token, "other", "implicit"));
    CHECK_FALSE(crypto::open_token(key, token, "footer", ""));
}

TEST_CASE("a token cut short, empty or with more behind it is refused") {
    const std::string token = crypto::seal_token(key, "payload");
    for (std::size_t size = 0; size < token.size(); ++size) CHECK_FALSE(crypto::open_token(key, token.substr(0, size)));
    CHECK_FALSE(crypto::open_token(key, token + "."));
    CHECK_FALSE(crypto::open_token(key, token + ".Zm9v"));
    CHECK_FALSE(crypto::open_token(key, token + "A"));
}

TEST_CASE("the same payload never gives the same token twice") {
    CHECK(crypto::seal_token(key, "payload") != crypto::seal_token(key, "payload"));
}

TEST_CASE("a key of another size is a mistake of ours") {
    CHECK_THROWS_AS(crypto::seal_token("short", "payload"), std::logic_error);
}
