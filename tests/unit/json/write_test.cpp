// SPDX-License-Identifier: Apache-2.0
#include "json/write.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <cmath>

#include "support/catch.hpp"

using namespace delta;
namespace bj = boost::json;

TEST_CASE("members keep their order and are indented by two") {
    const bj::value v = bj::object{{"z", 1}, {"a", bj::array{true, nullptr, bj::array{}, bj::object{}}}, {"m", -2.5}};

    CHECK(json::write_pretty(v) ==
          "{\n  \"z\": 1,\n  \"a\": [\n    true,\n    null,\n    [],\n    {}\n  ],\n  \"m\": -2.5\n}\n");
    CHECK(json::write_compact(v) == R"({"z":1,"a":[true,null,[],{}],"m":-2.5})");
}

TEST_CASE("strings that begin like an opening bracket do not lose their comma") {
    CHECK(json::write_compact(bj::array{"[", "{", "x"}) == R"(["[","{","x"])");
}

TEST_CASE("numbers have their shortest exact form and are always valid JSON") {
    CHECK(json::write_compact(bj::array{0.1, 1.0, 1e300, 18446744073709551615ULL, -7}) ==
          "[0.1,1,1e+300,18446744073709551615,-7]");
    CHECK(json::write_compact(bj::array{std::nan(""), INFINITY}) == "[null,null]");
}

TEST_CASE("text that acts on a terminal is escaped, and bytes that are not UTF-8 are replaced") {
    CHECK(json::write_compact(bj::string("a\"\\\n\t\x1b[2J\x7f")) == R"("a\"\\\n\t\u001b[2J\u007f")");
    CHECK(json::write_compact(bj::string("\xc2\x9b\xe2\x80\xae")) == R"("\u009b\u202e")");
    CHECK(json::write_compact(bj::string("\xff\xc3(\xed\xa0\x80")) ==
          "\"\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    CHECK(json::write_compact(bj::string("gr\xC3\xBC\xC3\x9F")) == "\"gr\xC3\xBC\xC3\x9F\"");
    CHECK(json::write_compact(bj::string("a\0b", 3)) == R"("a\u0000b")");
}

TEST_CASE("what is written is read back as it was") {
    const bj::value v = bj::object{{"k\n\"", bj::array{"\x01", "\xE2\x80\xA8", 0.30000000000000004, -0.5, 1e-7}}};

    CHECK(bj::parse(json::write_pretty(v)) == v);
    CHECK(bj::parse(json::write_compact(v)) == v);
}
