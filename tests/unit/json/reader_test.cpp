// SPDX-License-Identifier: Apache-2.0
#include "json/reader.hpp"

#include <string>
#include <vector>

#include "json/parse.hpp"
#include "support/catch.hpp"

using namespace delta;

namespace {

template <class Read>
std::string error_of(std::string_view bytes, Read read) {
    const result<boost::json::value> value = json::parse(bytes, "in.json");
    REQUIRE(value);
    std::optional<error> wrong;
    read(json::reader(*value, "in.json", wrong));
    return wrong ? to_string(*wrong) : "";
}

std::string parse_error(std::string_view bytes) {
    const result<boost::json::value> value = json::parse(bytes, "in.json");
    return value ? "" : to_string(value.error());
}

} // namespace

TEST_CASE("a wrong type is told with the path that leads to it") {
    const auto read_scores = [](const json::reader& root) {
        root.at("findings").each([](const json::reader& f) { f.at("score").number(); });
    };

    CHECK(error_of(R"({"findings":[{"score":1},{"score":"x"}]})", read_scores) ==
          "in.json: findings[1].score: expected a number, found text");
    CHECK(error_of(R"({"findings":[{"score":1},{}]})", read_scores) == "in.json: findings[1].score: is missing");
    CHECK(error_of(R"({"findings":[4]})", read_scores) == "in.json: findings[0]: expected an object, found a number");
    CHECK(error_of(R"({"findings":{}})", read_scores) == "in.json: findings: expected an array, found an object");
    CHECK(error_of("[]", read_scores) == "in.json: expected an object, found an array");
    CHECK(error_of(R"({"findings":[{"score":0.5}]})", read_scores).empty());
}

TEST_CASE("only the first error is kept, and reading on gives empty values") {
    CHECK(error_of("{\"a\":1}", [](const json::reader& root) {
              CHECK(root.at("b").at("c").text().empty());
              CHECK(root.at("b")[3].integer() == 0);
              CHECK(root.at("d").size() == 0);
              CHECK_FALSE(root.at("a").boolean());
          }) == "in.json: b: is missing");
}

TEST_CASE("an absent or null member may be asked for") {
    CHECK(error_of(R"({"a":null,"b":7})", [](const json::reader& root) {
              CHECK_FALSE(root.find("a"));
              CHECK_FALSE(root.find("x"));
              REQUIRE(root.find("b"));
              CHECK(root.find("b")->integer() == 7);
          }).empty());
}

TEST_CASE("numbers are checked for range and wholeness") {
    CHECK(error_of("[1.5]", [](const json::reader& root) { root[0].integer(); }) ==
          "in.json: [0]: expected a whole number, found a number");
    CHECK(error_of("[2.0]", [](const json::reader& root) { CHECK(root[0].integer() == 2); }).empty());
    CHECK(error_of("[18446744073709551615]", [](const json::reader& root) { root[0].integer(); }) != "");
    CHECK(error_of("[1]", [](const json::reader& root) { root[1].integer(); }) == "in.json: [1]: is missing");
}

TEST_CASE("a key that is no word is quoted in the path") {
    CHECK(error_of(R"({"a.b":{"":1}})", [](const json::reader& root) { root.at("a.b").at("").text(); }) ==
          R"(in.json: ["a.b"][""]: expected text, found a number)");
}

TEST_CASE("what is not JSON is told with line and column") {
    CHECK(parse_error("{\n  \"a\": nope\n}") == "in.json:2:8: not valid JSON");
    CHECK(parse_error("") == "in.json:1:1: the JSON ends too early");
    CHECK(parse_error("[1,\n2") == "in.json:2:2: the JSON ends too early");
    CHECK(parse_error("[1] x") == "in.json:1:5: something follows the end of the JSON value");
    CHECK(parse_error("\xff") != "");
    CHECK(parse_error("[1] \n").empty());
}

TEST_CASE("nesting is bounded") {
    CHECK(parse_error(std::string(64, '[') + std::string(64, ']')).empty());
    CHECK(parse_error(std::string(100000, '[')).ends_with("arrays and objects are nested too deep"));
}
