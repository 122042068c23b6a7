// SPDX-License-Identifier: Apache-2.0
#include "api_process.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <exception>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "api/setup.hpp"
#include "api_reactor.hpp"
#include "base/log.hpp"
#include "crypto/digest.hpp"
#include "lifecycle.hpp"
#include "start_checks.hpp"
#include "version.hpp"

namespace delta::app {
namespace {

api::options options_of(const settings& with) {
    return {
        .version = version(),
        .token_key = crypto::sha256(with.secret_key.reveal()),
        .frontend_url = with.api.frontend_url,
        .access_lifetime = with.api.access_token_lifetime,
        .refresh_lifetime = with.api.refresh_token_lifetime,
        .webhook_secret = with.github.webhook_secret,
        .github_url = with.github.url,
        .github_client_id = with.github.client_id,
    };
}

std::shared_ptr<const http::static_files> load_dashboard(const std::string& folder) {
    if (folder.empty()) return nullptr;
    try {
        return std::make_shared<const http::static_files>(folder);
    } catch (const config_failure& e) {
        throw config_failure(std::string("WEB_ROOT: ") + e.what());
    }
}

// Gives the token of the page that makes the App; empty when there is no such page.
async::task<std::string> check_servers(const settings& with, async::executor where) {
    pg::pool db(where, {.url = with.postgres_connection_url.reveal(), .application_name = "delta api start"});
    redis::client cache(where, {.url = with.redis_url.reveal()});
    co_await check_postgres(db);
    co_await check_redis(cache);
    co_await db.close();
    std::string token;
    if (offers_setup(with)) token = co_await api::make_setup_token(cache);
    co_return token;
}

std::string check_servers_blocking(const settings& with) {
    boost::asio::io_context ioc(1);
    std::exception_ptr thrown;
    std::string token;
    boost::asio::co_spawn(ioc, check_servers(with, ioc.get_executor()), [&](std::exception_ptr e, std::string made) {
        thrown = std::move(e);
        token = std::move(made);
    });
    ioc.run();
    if (thrown) std::rethrow_exception(thrown);
    return token;
}

// The one line of the log with a secret: it is for whoever starts the server, and good for this alone.
void tell_setup(const std::string& token, std::uint16_t port) {
    log::info("github_setup",
              {{"why", "there is no GitHub App yet: open this page, with this server's address before it, to make one"},
               {"page", fmt::format("{}?token={}", api::setup_path, token)},
               {"here", fmt::format("http://localhost:{}{}?token={}", port, api::setup_path, token)}});
}

// The main thread's part: it waits for signals and for the reactors to end.
class conductor {
  public:
    conductor(api::shared_state& shared, std::vector<std::unique_ptr<api_reactor>>& reactors)
        : shared_(shared), reactors_(reactors) {}

    void run() {
        for (const std::unique_ptr<api_reactor>& reactor : reactors_)
            threads_.emplace_back([this, &reactor] { run_reactor(*reactor); });
        ioc_.run();
        threads_.clear();
        if (thrown_) std::rethrow_exception(thrown_);
    }

  private:
    void stop() {
        if (shared_.stopping.exchange(true)) return;
        log::info("stopping");
        for (const std::unique_ptr<api_reactor>& reactor : reactors_) reactor->drain();
        limit_.expires_after(drain_limit);
        limit_.async_wait([this](boost::system::error_code ec) {
            if (ec) return;
            log::warn("drain_cut_short");
            for (const std::unique_ptr<api_reactor>& reactor : reactors_) reactor->cancel();
        });
    }

    void run_reactor(api_reactor& reactor) {
        std::exception_ptr thrown;
        try {
            reactor.run();
        } catch (...) {
            thrown = std::current_exception(); // thrown again on the main thread
        }
        boost::asio::post(ioc_, [this, thrown] { ended(thrown); });
    }

    void ended(std::exception_ptr thrown) {
        if (thrown && !thrown_) thrown_ = std::move(thrown);
        // One that fails takes the others with it; a supervisor starts the process again.
        stop();
        if (++ended_ < reactors_.size()) return;
        life_.end();
        limit_.cancel();
    }

    api::shared_state& shared_;
    std::vector<std::unique_ptr<api_reactor>>& reactors_;
    boost::asio::io_context ioc_{1};
    boost::asio::steady_timer limit_{ioc_};
    lifecycle life_{ioc_.get_executor(), exit_limit, [this] { stop(); }};
    std::vector<std::jthread> threads_;
    std::size_t ended_ = 0;
    std::exception_ptr thrown_;
};

} // namespace

void serve_api(const settings& with) {
    const std::shared_ptr<const http::static_files> dashboard = load_dashboard(with.api.web_root);
    const std::string setup_token = check_servers_blocking(with);
    api::shared_state shared(options_of(with));
    std::vector<std::unique_ptr<api_reactor>> reactors;
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    for (int number = 0; number < cores; ++number) {
        const std::uint16_t port = reactors.empty() ? with.api.port : reactors.front()->port();
        reactors.push_back(std::make_unique<api_reactor>(shared, with, port, number, dashboard));
    }
    log::info("listening", {{"address", with.api.address}, {"port", reactors.front()->port()}, {"reactors", cores}});
    if (!setup_token.empty()) tell_setup(setup_token, reactors.front()->port());
    conductor(shared, reactors).run();
    log::info("stopped");
}

} // namespace delta::app
