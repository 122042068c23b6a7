// SPDX-License-Identifier: Apache-2.0
#include "net/connect.hpp"

#include <array>
#include <boost/asio/local/stream_protocol.hpp>
#include <filesystem>
#include <string>

#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "async/timeout.hpp"
#include "base/error.hpp"
#include "net/listener.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"

namespace delta::net {
namespace {

using namespace std::chrono_literals;

async::task<std::string> read_all(stream& from) {
    std::string all;
    std::array<char, 4096> piece{};
    while (const std::size_t size = co_await from.read_some(piece)) all.append(piece.data(), size);
    co_return all;
}

async::task<> accept_and_say(listener& at, std::string words) {
    const stream_ptr accepted = co_await at.accept();
    co_await accepted->write(words);
}

TEST_CASE("what is written on one end of a connection is read on the other, until it ends") {
    test::run([](async::executor where) -> async::task<> {
        listener at(where, {});
        async::task_group group(where);
        // More than the kernel buffers, so that the write has to wait.
        const std::string words(8 * 1024 * 1024, 'w');
        group.spawn(accept_and_say(at, words));

        const stream_ptr connected = co_await connect({"localhost", std::to_string(at.port())});
        const std::string heard = co_await read_all(*connected);

        CHECK(heard == words);
        CHECK(connected->peer() == "127.0.0.1:" + std::to_string(at.port()));
        co_await group.join();
    });
}

TEST_CASE("a port nobody listens on is refused with its name") {
    test::run([](async::executor where) -> async::task<> {
        std::string port;
        {
            const listener gone(where, {});
            port = std::to_string(gone.port());
        }

        std::string said;
        try {
            co_await connect({"127.0.0.1", port});
        } catch (const net_failure& e) {
            said = e.what();
        }

        CHECK(said == "connecting to 127.0.0.1:" + port + ": Connection refused");
    });
}

TEST_CASE("a name that does not exist is a failure that names it") {
    test::run([](async::executor) -> async::task<> {
        CHECK_THROWS_AS(co_await connect({"no-such-host.invalid", "80"}), failure);
        CHECK_THROWS_AS(co_await connect({"127.0.0.1", "eighty"}), net_failure);
    });
}

TEST_CASE("a read that waits obeys cancellation, and the stream's end") {
    test::run([](async::executor where) -> async::task<> {
        listener at(where, {});
        const stream_ptr connected = co_await connect({"127.0.0.1", std::to_string(at.port())});
        const stream_ptr accepted = co_await at.accept();
        std::array<char, 8> piece{};

        CHECK_THROWS_AS(co_await async::with_timeout(5ms, connected->read_some(piece)), timeout_failure);

        accepted->close();
        CHECK(co_await connected->read_some(piece) == 0);
    });
}

TEST_CASE("a path that begins with a slash is a unix socket") {
    test::run([](async::executor where) -> async::task<> {
        const auto path =
            std::filesystem::temp_directory_path() / ("delta-net-" + std::to_string(::getpid()) + ".sock");
        boost::asio::local::stream_protocol::acceptor at(where, path.string());

        const stream_ptr connected = co_await connect({path.string()});

        CHECK(connected->peer() == path.string());
        std::filesystem::remove(path);
        CHECK_THROWS_AS(co_await connect({path.string()}), net_failure);
        CHECK_THROWS_AS(co_await connect({"/" + std::string(200, 'x')}), net_failure);
    });
}

TEST_CASE("shared listeners take the same port, others do not") {
    test::run([](async::executor where) -> async::task<> {
        const listener first(where, {.shared = true});
        const listener second(where, {.port = first.port(), .shared = true});

        CHECK(second.port() == first.port());
        CHECK_THROWS_AS(listener(where, {.port = first.port()}), net_failure);
        CHECK_THROWS_AS(listener(where, {.address = "localhost"}), net_failure);
        co_return;
    });
}

TEST_CASE("closing a listener ends a pending accept") {
    test::run([](async::executor where) -> async::task<> {
        listener at(where, {});
        async::task_group group(where);
        group.spawn(accept_and_say(at, ""));
        co_await async::sleep_for(1ms);

        at.close();

        co_await group.join();
        CHECK(group.size() == 0);
    });
}

} // namespace
} // namespace delta::net
