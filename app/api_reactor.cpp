// SPDX-License-Identifier: Apache-2.0
#include "api_reactor.hpp"

#include <fmt/format.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <exception>
#include <utility>

#include "async/sleep.hpp"
#include "github/manifest.hpp"
#include "outgoing.hpp"

namespace delta::app {
namespace {

constexpr std::size_t webhook_bytes = 25 * 1024 * 1024;
// Somebody waits for the answer.
constexpr auto github_limit = std::chrono::seconds(8);
constexpr auto figures_interval = std::chrono::seconds(5);

http::server_options server_options_of(const settings& with, std::uint16_t port) {
    http::server_options how;
    how.address = with.api.address;
    how.port = port;
    how.shared = true;
    how.limits.larger_bodies = {{std::string(github::webhook_path), webhook_bytes}};
    how.trusted_proxies = with.api.trusted_proxies;
    return how;
}

http::client_options client_options_of(const settings& with) {
    http::client_options how = github_client_options(with);
    how.limit = github_limit;
    return how;
}

pg::pool_options pool_options_of(const settings& with, int number) {
    return {.url = with.postgres_connection_url.reveal(), .application_name = fmt::format("delta api {}", number)};
}

} // namespace

api_reactor::api_reactor(api::shared_state& shared, const settings& with, std::uint16_t port, int number,
                         const std::shared_ptr<const http::static_files>& dashboard)
    : number_(number),
      shared_(shared),
      pg_(std::in_place, ioc_.get_executor(), pool_options_of(with, number)),
      redis_(std::in_place, ioc_.get_executor(), redis::options{.url = with.redis_url.reveal()}),
      ctx_(shared, ioc_.get_executor(), *pg_, *redis_),
      service_(ctx_, dashboard, make_setup(with)),
      server_(
          ioc_.get_executor(), server_options_of(with, port),
          [this](http::request& from) { return service_.handle(from); },
          [this](const http::request& from, const std::exception& thrown) {
              return service_.answer_exception(from, thrown);
          }) {
    connect_github(with);
}

void api_reactor::connect_github(const settings& with) {
    if (with.github.app_id.empty()) return;
    const async::executor where = ioc_.get_executor();
    to_github_.emplace(where, client_options_of(with));
    github_.emplace(where, *to_github_, &*redis_, shared_.pool,
                    github::app_options{.app_id = with.github.app_id,
                                        .key = github::app_key::load(with.github.private_key_path),
                                        .api_url = with.github.api_url,
                                        .url = with.github.url,
                                        .client_id = with.github.client_id,
                                        .client_secret = with.github.client_secret});
    ctx_.github = &*github_;
}

api::setup* api_reactor::make_setup(const settings& with) {
    if (!offers_setup(with)) return nullptr;
    to_github_.emplace(ioc_.get_executor(), client_options_of(with));
    const api::setup_options how{.github_url = with.github.url,
                                 .api_url = with.github.api_url,
                                 .frontend_url = with.api.frontend_url,
                                 .app_file = with.github.app_file};
    return &setup_.emplace(how, *redis_, *to_github_, shared_.pool);
}

void api_reactor::run() {
    std::exception_ptr thrown;
    const auto ended = [&](std::exception_ptr e) {
        thrown = std::move(e);
        github_.reset();
        setup_.reset();
        to_github_.reset();
        redis_.reset();
        pg_.reset();
    };
    boost::asio::co_spawn(ioc_, serve(), boost::asio::bind_cancellation_slot(stop_.slot(), ended));
    ioc_.run();
    if (thrown) std::rethrow_exception(thrown);
}

void api_reactor::drain() {
    boost::asio::post(ioc_, [this] { server_.drain(); });
}

void api_reactor::cancel() {
    boost::asio::post(ioc_, [this] { stop_.emit(boost::asio::cancellation_type::terminal); });
}

async::task<> api_reactor::serve() {
    async::task_group all(ioc_.get_executor());
    all.spawn(serve_requests(all));
    all.spawn(tell_figures());
    co_await all.join();
    co_await pg_->close();
}

async::task<> api_reactor::serve_requests(async::task_group& all) {
    co_await server_.run();
    all.cancel();
}

async::task<> api_reactor::tell_figures() {
    for (;;) {
        shared_.figures.set_pool(number_, pg_->statistics());
        co_await async::sleep_for(figures_interval);
    }
}

} // namespace delta::app
