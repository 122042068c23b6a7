// SPDX-License-Identifier: Apache-2.0
#include "pg/text_format.hpp"

#include <string>
#include <vector>

#include "base/rfc3339.hpp"
#include "pg/failure.hpp"
#include "pg/sql.hpp"
#include "support/catch.hpp"

namespace delta::pg {
namespace {

TEST_CASE("a point in time is read as PostgreSQL writes it and told as RFC 3339 with microseconds") {
    const auto told = [](std::string_view text) { return to_rfc3339(read_timestamp(text).value()); };

    CHECK(told("2026-11-25 23:01:02.000003+00") == "2026-11-25T23:01:02.000003Z");
    CHECK(told("2026-11-25 23:01:02.5+00") == "2026-11-25T23:01:02.500000Z");
    CHECK(told("2024-02-29 00:00:00+00") == "2024-02-29T00:00:00.000000Z");
    CHECK(told("1969-12-31 23:59:59.999999+00") == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("what is no point in time we know of is not read") {
    for (const char* text : {"", "infinity", "2026-11-25", "2026-11-25 23:01:02", "2026-11-25 23:01:02+01",
                             "2026-13-25 23:01:02+00", "2026-02-30 00:00:00+00", "12026-11-25 23:01:02+00",
                             "2026-11-25 23:01:02.1234567+00", "0044-03-15 00:00:00+00 BC", "-026-11-25 23:01:02+00"})
        CHECK_FALSE(read_timestamp(text));
}

TEST_CASE("a list of texts comes back as it went") {
    const std::vector<std::string> values{"", "a", "a b", "\"", "\\", "{}", ",", "NULL", "null", "\n", "\xc3\xbc"};

    CHECK(read_array(write_array(values)) == values);
    CHECK(read_array("{}") == std::vector<std::string>{});
    CHECK(write_array({}) == "{}");
}

TEST_CASE("a list is read as the server writes it, bare words and NULL included") {
    CHECK(read_array("{a,\"b c\",NULL,\"NULL\"}") == std::vector<std::string>{"a", "b c", "", "NULL"});
    for (const char* text : {"", "a", "{", "{a", "{\"a}", "{{a},{b}}", "{a}b", "{a\\"}) CHECK_FALSE(read_array(text));
}

TEST_CASE("a text with a NUL byte is refused with the server's own code") {
    try {
        const params values(std::string("a\0b", 3));
        FAIL("the text was taken");
    } catch (const failure& e) {
        CHECK(e.sqlstate() == "22021");
        CHECK_FALSE(e.retryable());
    }
}

TEST_CASE("what a failure means is read from its SQLSTATE") {
    CHECK(failure("", "23505").is_unique_violation());
    CHECK(failure("", "40001").retryable());
    CHECK(failure("", "40P01").is_deadlock());
    CHECK(failure("", "57P01").is_connection());
    CHECK(failure("", "08006").retryable());
    CHECK(failure("", "").is_connection());
    CHECK(failure("", "57014").is_cancelled());
    CHECK_FALSE(failure("", "57014").is_connection());
    CHECK_FALSE(failure("", "23505").retryable());
}

constexpr std::string_view select_part = "select ";
constexpr std::string_view columns = "a, b";
constexpr std::string_view tail = " from t";
static_assert(sql<select_part, columns, tail> == "select a, b from t");
static_assert(sql<columns> == "a, b");

} // namespace
} // namespace delta::pg
