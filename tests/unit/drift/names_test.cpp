// SPDX-License-Identifier: Apache-2.0
#include "drift/names.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace delta::drift;
using strings = std::vector<std::string>;

TEST_CASE("a name comes apart into the same words whatever its spelling", "[drift][names]") {
    for (const std::string_view name :
         {"copy_fonts", "copy-fonts", "--copy-fonts", "copyFonts", "CopyFonts", "COPY_FONTS", "copy.fonts"}) {
        INFO(name);
        CHECK(name_parts(name) == strings{"copy", "fonts"});
    }
    CHECK(name_parts("HTTPServer") == strings{"http", "server"});
    CHECK(name_parts("base64Encode") == strings{"base64", "encode"});
    CHECK(name_parts("").empty());
    CHECK(name_parts("--").empty());
    CHECK(name_parts("_").empty());
}

TEST_CASE("spellings of one name share a key, and names of one word have none", "[drift][names]") {
    CHECK(loose_key("copy_fonts") == loose_key("--copyFonts"));
    CHECK(loose_key("copy_fonts") != loose_key("copy_font"));
    CHECK(loose_key("timeout").empty());
    CHECK(loose_key("--timeout").empty());
}

TEST_CASE("a word looks like code by an inner capital, an underscore, a digit or a dot between words",
          "[drift][names]") {
    for (const std::string_view word : {"copy_fonts", "copyFonts", "a.b", "utf8", "MAX_SIZE", "__init__", "--out"}) {
        INFO(word);
        CHECK(looks_like_code(word));
    }
    for (const std::string_view word :
         {"timeout", "Timeout", "HTTP", "end.", ".", "_", "", "-o", "well-known", "3rd"}) {
        INFO(word);
        CHECK_FALSE(looks_like_code(word));
    }
}

TEST_CASE("the last component of a name is what follows its last separator", "[drift][names]") {
    CHECK(last_component("Client.connect") == "connect");
    CHECK(last_component("net::client::connect") == "connect");
    CHECK(last_component("Client#connect") == "connect");
    CHECK(last_component("src/main.py") == "py");
    CHECK(last_component("connect") == "connect");
    CHECK(last_component("a.") == "a.");
    CHECK(last_component("").empty());
}

TEST_CASE("a name stands in a text only as a whole word", "[drift][names]") {
    const std::vector<std::pair<std::string_view, bool>> cases = {
        {"call connect now", true}, {"connect", true},     {"reconnect", false}, {"connects", false},
        {"connect_all", false},     {"a.connect()", true}, {"Connect", false},   {"connect\xc3\xa9", false},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(has_word(text, "connect") == expected);
    }
    CHECK(has_word("reconnect and connect", "connect"));
    CHECK(has_word("run --out x", "--out"));
    CHECK_FALSE(has_word("run --output x", "--out"));
}

TEST_CASE("short and everyday names are common", "[drift][names]") {
    for (const std::string_view name : {"get", "value", "id", "x", "", "options"}) CHECK(is_common_name(name));
    for (const std::string_view name : {"connect_all", "timeout", "Value"}) CHECK_FALSE(is_common_name(name));
}
