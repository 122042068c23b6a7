// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "async/blocking_pool.hpp"
#include "async/sleep.hpp"
#include "async/task_group.hpp"
#include "github/api.hpp"
#include "github/app_key.hpp"
#include "support/catch.hpp"
#include "support/run.hpp"
#include "support/tmp_repo.hpp"

namespace {

using namespace delta;
using async::executor;
using async::task;

github::app_key make_key(const std::string& file) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_RSA_gen(2048), EVP_PKEY_free);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(file.c_str(), "w"), std::fclose);
    PEM_write_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fflush(out.get());
    return github::app_key::load(file);
}

// GitHub: takes its time for a token, and refuses the first ones it is told to.
class github_double final : public http::sender {
  public:
    task<http::response> send(http::request what) override {
        http::response out;
        out.status = 200;
        out.body = "{}";
        if (what.target.ends_with("/access_tokens")) {
            ++tokens;
            co_await async::sleep_for(std::chrono::milliseconds(20));
            out.status = refusals-- > 0 ? 403 : 201;
            out.body = R"({"token": "t", "expires_at": "2999-01-01T00:00:00Z"})";
        }
        co_return out;
    }
    int tokens = 0, refusals = 0;
};

task<> call_once(github::api& api, std::vector<bool>& worked) {
    const github::call what{.method = "GET", .path = "/x"};
    const result<github::answer> told = co_await api.as_installation(1, what);
    worked.push_back(told.has_value());
}

task<std::vector<bool>> call_at_once(executor where, github_double& github, int times) {
    const tmp_folder folder;
    async::blocking_pool pool(1);
    github::app_options options{
        .app_id = "1", .key = make_key(folder.path("key.pem")), .api_url = "https://api.test", .url = "https://test"};
    github::api api(where, github, nullptr, pool, std::move(options));
    std::vector<bool> worked;
    async::task_group group(where);
    for (int i = 0; i < times; ++i) group.spawn(call_once(api, worked));
    co_await group.join();
    co_return worked;
}

} // namespace

TEST_CASE("calls of one installation that begin at once ask for one token") {
    test::run([](executor where) -> task<> {
        github_double github;
        const std::vector<bool> worked = co_await call_at_once(where, github, 5);
        CHECK(worked == std::vector<bool>(5, true));
        CHECK(github.tokens == 1);
    });
}

TEST_CASE("when no token is given, the next call asks again") {
    test::run([](executor where) -> task<> {
        github_double github;
        github.refusals = 1;
        const std::vector<bool> worked = co_await call_at_once(where, github, 3);
        CHECK(worked == std::vector<bool>{false, true, true});
        CHECK(github.tokens == 2);
    });
}
