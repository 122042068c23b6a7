// SPDX-License-Identifier: Apache-2.0
#include "http/client.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>
#include <utility>

#include "async/timeout.hpp"
#include "base/error.hpp"
#include "http/connection_pool.hpp"
#include "http/exchange.hpp"
#include "http/proxy.hpp"
#include "http/request_writer.hpp"
#include "http/url.hpp"

namespace delta::http {
namespace {

// A request that must not be sent twice takes a kept connection only while the server can hardly have closed it.
constexpr auto idle_for_any = std::chrono::seconds(30);
constexpr auto idle_for_once = std::chrono::seconds(3);

constexpr std::size_t connect_answer_bytes = 64 * 1024;

bool may_repeat(const request& what) {
    return what.method == "GET" || what.method == "HEAD" || what.method == "OPTIONS" || what.method == "PUT" ||
           what.method == "DELETE";
}

bool is_redirect(const response& answer) {
    const int s = answer.status;
    return s == 301 || s == 302 || s == 303 || s == 307 || s == 308;
}

async::task<> ask_for_tunnel(net::stream& with, std::string head) {
    bool heard = false;
    // As with HEAD, nothing follows the answer's head but the tunnel.
    const exchanged said = co_await exchange(with, std::move(head), {}, {connect_answer_bytes, true}, heard);
    if (said.answer.status / 100 != 2)
        throw net_failure(fmt::format("the proxy {} refused: {}", with.peer(), said.answer.status));
}

void drop_credentials(request& what) {
    for (const char* name : {"Authorization", "Cookie"}) what.headers.remove(name);
}

} // namespace

struct client::impl {
    impl(async::executor where, client_options given)
        : options(std::move(given)),
          proxy(options.proxy, options.no_proxy),
          pool(std::make_shared<connection_pool>(std::move(where), options.connections_per_host)) {}

    async::task<response> follow(request what);
    async::task<response> ask(const request& what, const url& to);
    async::task<response> ask_on(connection_pool::lease& on, const request& what, const url& to, bool& heard);
    async::task<net::stream_ptr> open(const url& to);
    std::shared_ptr<net::tls_context> trusted();

    client_options options;
    proxy_rules proxy;
    std::shared_ptr<connection_pool> pool;
    std::shared_ptr<net::tls_context> trust; // made when first needed
};

std::shared_ptr<net::tls_context> client::impl::trusted() {
    if (!trust) trust = net::make_tls_context(options.trust);
    return trust;
}

async::task<net::stream_ptr> client::impl::open(const url& to) {
    const net::endpoint target{to.host, to.port};
    if (!proxy.applies_to(to)) {
        if (to.secure) co_return co_await net::connect_tls(target, trusted());
        co_return co_await net::connect(target);
    }
    if (!to.secure) co_return co_await net::connect(proxy.where());
    const std::string head = make_connect_head(to, options.user_agent, proxy.authorization());
    const net::greeting greet = [head](net::stream& with) { return ask_for_tunnel(with, head); };
    co_return co_await net::connect_tls_through(proxy.where(), greet, to.host, trusted());
}

async::task<response> client::impl::ask_on(connection_pool::lease& on, const request& what, const url& to,
                                           bool& heard) {
    if (!on.stream) on.stream = co_await open(to);
    const bool by_proxy = !to.secure && proxy.applies_to(to);
    const std::string head =
        make_request_head(what, to, options.user_agent, {by_proxy, by_proxy ? proxy.authorization() : std::string()});
    exchanged done =
        co_await exchange(*on.stream, head, what.body, {options.response_bytes, what.method == "HEAD"}, heard);
    on.reusable = done.reusable;
    co_return std::move(done.answer);
}

// A kept connection may have been closed by the server meanwhile: then once more on a new one.
async::task<response> client::impl::ask(const request& what, const url& to) {
    const bool repeatable = may_repeat(what);
    connection_pool::lease on = co_await pool->take(to.origin(), repeatable ? idle_for_any : idle_for_once);
    const bool was_kept = on.stream != nullptr;
    bool heard = false;
    std::exception_ptr thrown;
    try {
        co_return co_await ask_on(on, what, to, heard);
    } catch (const net_failure&) {
        thrown = std::current_exception(); // tried again below, where awaiting is allowed
    }
    if (!was_kept || heard || !repeatable) std::rethrow_exception(thrown);
    on.stream.reset();
    co_return co_await ask_on(on, what, to, heard);
}

async::task<response> client::impl::follow(request what) {
    const std::string target = what.target;
    result<url> to = parse_url(target);
    if (!to) throw config_failure(to.error().message);
    for (int followed = 0;; ++followed) {
        response answer = co_await ask(what, *to);
        const auto location = answer.headers.find("Location");
        if (!is_redirect(answer) || !location || (what.method != "GET" && what.method != "HEAD")) co_return answer;
        result<url> next = resolve_url(*to, *location);
        // Nothing that was asked for under TLS goes on without it.
        if (!next || (to->secure && !next->secure)) co_return answer;
        if (followed == options.redirects)
            throw upstream_failure(fmt::format("{} redirects more than {} times", target, options.redirects), 0);
        if (next->origin() != to->origin()) drop_credentials(what);
        to = std::move(next);
    }
}

client::client(async::executor where, client_options options)
    : impl_(std::make_shared<impl>(std::move(where), std::move(options))) {}

client::~client() = default;

async::task<response> client::send(request what) {
    // The exchange keeps what it uses, should the client be destroyed meanwhile.
    const std::shared_ptr<impl> self = impl_;
    co_return co_await async::with_timeout(self->options.limit, self->follow(std::move(what)), "the HTTP request");
}

} // namespace delta::http
