// SPDX-License-Identifier: Apache-2.0
#include "drift/values.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using namespace delta::drift;

TEST_CASE("a value is told as a document would write it", "[drift][values]") {
    const std::vector<std::pair<std::string_view, std::string_view>> cases = {
        {"5", "5"},
        {" 5 ", "5"},
        {"5L", "5"},
        {"2.5f", "2.5"},
        {"1_000", "1000"},
        {"0xffL", "0xffL"},
        {"-1", "-1"},
        {"'utf-8'", "utf-8"},
        {"\"utf-8\"", "utf-8"},
        {"`x`", "x"},
        {"Some(5)", "5"},
        {"Duration::from_secs(5)", "5"},
        {"String::from(\"x y\")", "x y"},
        {"Level.Info", "Level.Info"},
        {"None", "None"},
        {"[]", "[]"},
        {"{}", "{}"},
    };
    for (const auto& [written, plain] : cases) {
        INFO(written);
        CHECK(plain_value(written) == plain);
    }
}

TEST_CASE("what is computed is no plain value", "[drift][values]") {
    for (const std::string_view written :
         {"", "a + b", "60 * 60", "f(1, 2)", "[1, 2]", "x => x", "(5)", "a\nb", "new Map()"}) {
        INFO(written);
        CHECK(plain_value(written).empty());
    }
    CHECK(plain_value(std::string(200, 'a')).empty());
}

TEST_CASE("a value stands in a text as a word, and not within another number", "[drift][values]") {
    const std::vector<std::pair<std::string_view, bool>> cases = {
        {"is 5 by default", true},
        {"`5`", true},
        {"\"5\"", true},
        {"5.", true},
        {"=5;", true},
        {"15", false},
        {"50", false},
        {"1.5", false},
        {"5.1", false},
        {"5s", false},
        {"v5", false},
        {"5\xc3\xa9", false},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(has_value(text, "5") == expected);
    }
    CHECK(has_value("encoding `utf-8`, always", "utf-8"));
    CHECK_FALSE(has_value("anything", ""));
}

TEST_CASE("values that stand everywhere are trivial in any case of letters", "[drift][values]") {
    for (const std::string_view value : {"0", "1", "true", "True", "NULL", "None", ""}) CHECK(is_trivial_value(value));
    for (const std::string_view value : {"5", "utf-8", "10", "truely"}) CHECK_FALSE(is_trivial_value(value));
}
