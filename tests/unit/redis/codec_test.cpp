// SPDX-License-Identifier: Apache-2.0
#include "redis/codec.hpp"

#include <string>

#include "support/catch.hpp"

namespace delta::redis {
namespace {

using namespace std::string_literals;

reply decode(std::string_view bytes) {
    decoder in;
    in.feed(bytes);
    std::optional<reply> whole = in.next();
    REQUIRE(whole);
    return std::move(*whole);
}

TEST_CASE("a command is sent as it is, whatever bytes its words hold") {
    std::string out = "before";

    encode({"SET", "", "a\r\n\0b"s}, out);

    CHECK(out == "before*3\r\n$3\r\nSET\r\n$0\r\n\r\n$5\r\na\r\n\0b\r\n"s);
}

TEST_CASE("each kind of reply is read") {
    CHECK(decode("+OK\r\n").text() == "OK");
    CHECK(decode(":-12\r\n").integer() == -12);
    CHECK(decode("$5\r\na\r\nbc\r\n").text() == "a\r\nbc");
    CHECK(decode("$-1\r\n").is_nil());
    CHECK(decode("*-1\r\n").is_nil());
    CHECK(decode("*0\r\n").list().empty());
    CHECK_THROWS_AS(decode("-WRONGTYPE no\r\n").text(), failure);
}

TEST_CASE("lists hold lists, and an error within one is a value") {
    const reply whole = decode("*3\r\n*2\r\n$1\r\na\r\n:1\r\n-ERR no\r\n$-1\r\n");

    REQUIRE(whole.list().size() == 3);
    CHECK(whole.list()[0].list()[0].text() == "a");
    CHECK(whole.list()[0].list()[1].integer() == 1);
    CHECK(std::get<error_reply>(whole.list()[1].value).message == "ERR no");
    CHECK(whole.list()[2].is_nil());
}

TEST_CASE("replies come out whole however the bytes are cut") {
    const std::string_view bytes = "*2\r\n$3\r\nfoo\r\n*1\r\n:7\r\n+second\r\n";
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        decoder in;
        std::vector<reply> seen;
        for (const std::string_view piece : {bytes.substr(0, cut), bytes.substr(cut)}) {
            in.feed(piece);
            while (std::optional<reply> whole = in.next()) seen.push_back(std::move(*whole));
        }

        REQUIRE(seen.size() == 2);
        CHECK(seen[0].list()[1].list()[0].integer() == 7);
        CHECK(seen[1].text() == "second");
    }
}

TEST_CASE("lists may stand in lists, to a depth") {
    std::string bytes;
    for (std::size_t i = 0; i < max_reply_depth; ++i) bytes += "*1\r\n";
    decoder in;
    in.feed(bytes + ":5\r\n");

    std::optional<reply> at = in.next();

    REQUIRE(at);
    for (std::size_t i = 0; i < max_reply_depth; ++i) at = reply(at->list().at(0));
    CHECK(at->integer() == 5);
}

TEST_CASE("what is no reply, too deep or too large is refused") {
    const auto refuses = [](std::string_view bytes) {
        decoder in;
        in.feed(bytes);
        CHECK_THROWS_AS(in.next(), net_failure);
    };
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "*1\r\n";
    std::string many = "*1000\r\n";
    for (int i = 0; i < 1000; ++i) {
        many += "*2000\r\n";
        for (int k = 0; k < 2000; ++k) many += ":1\r\n";
    }

    refuses("HTTP/1.1 400 Bad Request\r\n");
    refuses("*2000000000\r\n");
    refuses("*44444201\r\n");
    refuses(deep + ":1\r\n");
    refuses(deep.substr(0, 4 * (max_reply_depth + 1)) + ":1\r\n");
    refuses(many);
    decoder in;
    in.feed("$99999999\r\n");
    CHECK_THROWS_AS(in.feed(std::string(max_reply_bytes, 'x')), net_failure);
}

TEST_CASE("a reply that is not what was asked for says so") {
    CHECK_THROWS_WITH(decode(":1\r\n").text(), "Redis answered with a number in place of text");
    CHECK_THROWS_WITH(decode("$-1\r\n").list(), "Redis answered with nothing in place of a list");
    CHECK_FALSE(decode("$-1\r\n").find_text());
}

TEST_CASE("an error tells its code and whether a later try may succeed") {
    CHECK(failure("WRONGTYPE Operation against a key").code() == "WRONGTYPE");
    CHECK_FALSE(failure("WRONGTYPE Operation against a key").retryable());
    CHECK(failure("LOADING Redis is loading the dataset in memory").retryable());
    CHECK(failure("OOM command not allowed").retryable());
}

} // namespace
} // namespace delta::redis
