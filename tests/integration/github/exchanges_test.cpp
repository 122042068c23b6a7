// SPDX-License-Identifier: Apache-2.0
#include "github/exchanges.hpp"

#include <deque>
#include <functional>
#include <vector>

#include "support/catch.hpp"
#include "support/run.hpp"

namespace {

using namespace delta;
using async::executor;
using async::task;

http::response answer(int status, http::fields headers = {}, std::string body = {}) {
    http::response out;
    out.status = status;
    out.headers = std::move(headers);
    out.body = std::move(body);
    return out;
}

// GitHub: gives what is prepared, one after the other, and to "/other…" always the same kind.
class github_double final : public http::sender {
  public:
    task<http::response> send(http::request what) override {
        asked.push_back(what);
        if (what.target.contains("/other")) co_return answer(200, {{"ETag", "\"o\""}}, what.target);
        const std::function<task<>()> now = std::exchange(meanwhile, {});
        if (now) co_await now();
        if (answers.empty()) throw net_failure("nobody answers");
        http::response out = std::move(answers.front());
        answers.pop_front();
        co_return out;
    }

    std::deque<http::response> answers;
    std::vector<http::request> asked;
    std::function<task<>()> meanwhile; // while the next one is on its way
};

github::call get(std::string path) {
    return {.method = "GET", .path = std::move(path)};
}

// As many answers of other installations as push every other one out of what is kept.
task<> ask_others(github::exchanges& calls) {
    for (int i = 0; i < 300; ++i) {
        const github::call what = get("/other/" + std::to_string(i));
        co_await calls.run("other " + std::to_string(i), what, "Bearer y");
    }
}

} // namespace

TEST_CASE("an answer that did not change is given as it was, with its next page") {
    test::run([](executor where) -> task<> {
        github_double github;
        github::exchanges calls(where, github, "https://api.test/v3");
        const http::fields headers{{"ETag", "\"1\""}, {"Link", "<https://api.test/v3/list?page=2>; rel=\"next\""}};
        github.answers = {answer(200, headers, "first"), answer(304)};
        const github::call what = get("/list");

        co_await calls.run("installation 1", what, "Bearer x");
        const http::response told = co_await calls.run("installation 1", what, "Bearer x");

        CHECK(github.asked.at(1).headers.find("If-None-Match") == "\"1\"");
        CHECK(told.status == 200);
        CHECK(told.body == "first");
        CHECK(github::next_of(told) == "https://api.test/v3/list?page=2");
    });
}

TEST_CASE("an answer that did not change is given whole, whatever came meanwhile") {
    test::run([](executor where) -> task<> {
        github_double github;
        github::exchanges calls(where, github, "https://api.test/v3");
        const std::string body(5000, 'b');
        github.answers = {answer(200, {{"ETag", "\"1\""}}, body), answer(304)};
        const github::call what = get("/list");
        co_await calls.run("installation 1", what, "Bearer x");
        github.meanwhile = [&calls] { return ask_others(calls); };

        const http::response told = co_await calls.run("installation 1", what, "Bearer x");

        CHECK(told.status == 200);
        CHECK(told.body == body);
    });
}

TEST_CASE("one installation's answers are not another's") {
    test::run([](executor where) -> task<> {
        github_double github;
        github::exchanges calls(where, github, "https://api.test/v3");
        github.answers = {answer(200, {{"ETag", "\"1\""}}, "hers"), answer(200, {{"ETag", "\"2\""}}, "his")};
        const github::call what = get("/list");

        co_await calls.run("installation 1", what, "Bearer x");
        const http::response told = co_await calls.run("installation 2", what, "Bearer y");

        CHECK_FALSE(github.asked.at(1).headers.find("If-None-Match"));
        CHECK(told.body == "his");
    });
}

TEST_CASE("a redirect is followed at the API's own host and nowhere else") {
    test::run([](executor where) -> task<> {
        github_double github;
        github::exchanges calls(where, github, "https://api.test/v3");
        github.answers = {answer(301, {{"Location", "https://api.test/v3/repositories/7"}}),
                          answer(307, {{"Location", "/v3/repositories/8"}}), answer(200, {}, "there"),
                          answer(302, {{"Location", "https://evil.test/v3/repositories/7"}})};
        const github::call what = get("/repos/octo/old");

        const http::response told = co_await calls.run("installation 1", what, "Bearer x");
        CHECK(told.body == "there");
        CHECK(github.asked.at(1).target == "https://api.test/v3/repositories/7");
        CHECK(github.asked.at(2).target == "https://api.test/v3/repositories/8");

        bool is_refused = false;
        try {
            co_await calls.run("installation 1", what, "Bearer x");
        } catch (const upstream_failure&) {
            is_refused = true;
        }
        CHECK(is_refused);
        CHECK(github.asked.size() == 4);
    });
}

TEST_CASE("only what may happen twice is sent again") {
    test::run([](executor where) -> task<> {
        const std::vector<std::pair<github::call, std::size_t>> calls_and_times = {
            {get("/list"), 3},
            {{.method = "PATCH", .path = "/check-runs/1"}, 3},
            {{.method = "PATCH", .path = "/check-runs/1", .once = true}, 1},
            {{.method = "POST", .path = "/pulls"}, 1},
            {{.method = "POST", .path = "/app/installations/1/access_tokens"}, 3}};
        for (const auto& [what, times] : calls_and_times) {
            github_double github;
            github::exchanges calls(where, github, "https://api.test/v3");
            github.answers = {answer(502), answer(502), answer(502), answer(502)};
            int status = 0;
            try {
                co_await calls.run("installation 1", what, "Bearer x");
            } catch (const upstream_failure& e) {
                status = e.status();
            }
            INFO(what.method << " " << what.path);
            CHECK(status == 502);
            CHECK(github.asked.size() == times);
        }
    });
}

TEST_CASE("a short pause is waited for, and a long one is told, of the lane that it was asked of") {
    test::run([](executor where) -> task<> {
        github_double github;
        github::exchanges calls(where, github, "https://api.test/v3");
        github.answers = {answer(429, {{"Retry-After", "1"}}), answer(201), answer(429, {{"Retry-After", "60"}}),
                          answer(200, {}, "another's")};
        const github::call what{.method = "POST", .path = "/check-runs"};

        const auto begun = async::steady::now();
        CHECK((co_await calls.run("installation 1", what, "Bearer x")).status == 201);
        CHECK(async::steady::now() - begun >= std::chrono::milliseconds(900));

        for (int i = 0; i < 2; ++i) {
            std::optional<std::chrono::seconds> pause;
            try {
                co_await calls.run("installation 1", what, "Bearer x");
            } catch (const upstream_failure& e) {
                pause = e.retry_after();
            }
            CHECK(pause.value_or(std::chrono::seconds(0)) >= std::chrono::seconds(59));
        }
        CHECK(github.asked.size() == 3);
        CHECK((co_await calls.run("installation 2", what, "Bearer y")).body == "another's");
    });
}
