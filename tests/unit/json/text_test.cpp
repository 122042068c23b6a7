// SPDX-License-Identifier: Apache-2.0
#include "json/text.hpp"

#include <boost/json/parse.hpp>
#include <cmath>
#include <limits>

#include "support/catch.hpp"

namespace delta::json {
namespace {

template <class T>
std::string written(const T& what) {
    text out;
    out.value(what);
    return out.take();
}

TEST_CASE("JSON is written as it is said") {
    text out;
    out.begin_list();
    out.begin_object();
    out.member("name", "a/b");
    out.member("stars", 7);
    out.member("is_active", true);
    out.member("score", 0.25);
    out.member("reviewer", std::optional<std::string>());
    out.member("patterns", std::vector<std::string>{"x", "y"});
    out.name("fix");
    out.begin_object();
    out.end_object();
    out.end_object();
    out.value(nullptr);
    out.begin_list();
    out.end_list();
    out.end_list();
    CHECK(out.take() == R"([{"name":"a/b","stars":7,"is_active":true,"score":0.25,"reviewer":null,)"
                        R"("patterns":["x","y"],"fix":{}},null,[]])");
}

TEST_CASE("what ends a text or a line is escaped, and read back as it was") {
    std::string all;
    for (char c = 0; c < 0x7F; ++c) all += c;
    all += "\u00e9\u2028";
    CHECK(boost::json::parse(written(all)).as_string() == all);
    CHECK(written("a\"b\\c\n") == R"("a\"b\\c\n")");
    CHECK(written(std::string("\0", 1)) == R"("\u0000")");
    CHECK(written("") == R"("")");
}

TEST_CASE("each character is read back as it was, wherever it stands") {
    std::string wrong;
    for (std::size_t size = 1; size <= 20; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            for (int c = 0; c < 0x80; ++c) {
                std::string all(size, 'x');
                all[at] = static_cast<char>(c);
                if (boost::json::parse(written(all)).as_string() != all) wrong += written(all) + '\n';
            }
        }
    }
    CHECK(wrong.empty());
    CHECK(written("a\xc3\xa9\xf0\x9f\x98\x80 wide\x7f") == "\"a\xc3\xa9\xf0\x9f\x98\x80 wide\x7f\"");
}

TEST_CASE("numbers and times are written in full") {
    CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(written(0.1 + 0.2) == "0.30000000000000004");
    CHECK(written(std::nan("")) == "null");
    CHECK(written(std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(5))) ==
          R"("1970-01-01T00:00:00.000005Z")");
}

} // namespace
} // namespace delta::json
