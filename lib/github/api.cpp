// SPDX-License-Identifier: Apache-2.0
#include "github/api.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <map>
#include <memory>

#include "async/event.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "crypto/base64.hpp"
#include "github/exchanges.hpp"
#include "github/tokens.hpp"
#include "json/parse.hpp"

namespace delta::github {
namespace {

using async::task;

constexpr int most_pages = 100;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// GitHub's own sentence, with what it says about each field.
std::string message_of(const boost::json::value& body) {
    const boost::json::object* const object = body.if_object();
    const auto text = [](const boost::json::object& in, std::string_view key) {
        const boost::json::value* const found = in.if_contains(key);
        return found && found->is_string() ? std::string(found->as_string()) : std::string();
    };
    if (object == nullptr) return {};
    std::string out = text(*object, "message");
    const boost::json::value* const errors = object->if_contains("errors");
    if (errors && errors->is_array())
        for (const boost::json::value& one : errors->as_array()) {
            if (one.is_string()) out += fmt::format("; {}", std::string_view(one.as_string()));
            if (const boost::json::object* const e = one.if_object())
                out += fmt::format("; {} {}: {}{}", text(*e, "resource"), text(*e, "field"), text(*e, "code"),
                                   text(*e, "message").empty() ? "" : ", " + text(*e, "message"));
        }
    out = replace_all(out, "\n", " ");
    return out.substr(0, floor_of_character(out, 500));
}

errc code_of(int status) {
    switch (status) {
        case 401:
            return errc::unauthorized;
        case 403:
        case 451:
            return errc::forbidden;
        case 404:
        case 410:
            return errc::not_found;
        case 409:
            return errc::conflict;
        default:
            return errc::invalid;
    }
}

app_options with_plain_urls(app_options from) {
    while (from.api_url.ends_with('/')) from.api_url.pop_back();
    while (from.url.ends_with('/')) from.url.pop_back();
    return from;
}

using open_questions = std::map<std::int64_t, std::shared_ptr<async::event>>;

// Open as long as it lives, however that ends.
class question {
  public:
    question(open_questions& all, std::int64_t about, const async::executor& where) : all_(all), about_(about) {
        all_.emplace(about, std::make_shared<async::event>(where));
    }
    question(const question&) = delete;
    question& operator=(const question&) = delete;
    ~question() {
        const auto mine = all_.find(about_);
        mine->second->set();
        all_.erase(mine);
    }

  private:
    open_questions& all_;
    std::int64_t about_;
};

} // namespace

struct api::impl {
    http::sender& sender;
    async::blocking_pool& pool;
    app_options options;
    async::executor where;
    exchanges calls;
    tokens installations;
    open_questions asked; // for an installation's token

    impl(async::executor on_loop, http::sender& through, redis::client* redis, async::blocking_pool& on,
         app_options how)
        : sender(through),
          pool(on),
          options(with_plain_urls(std::move(how))),
          where(std::move(on_loop)),
          calls(where, through, options.api_url),
          installations(redis, options.app_id) {}

    static result<answer> judge(const call& what, const http::response& told) {
        answer out{told.status, {}, next_of(told)};
        if (!told.body.empty()) {
            result<boost::json::value> body = json::parse(told.body, "GitHub's answer");
            if (body)
                out.body = std::move(*body);
            else if (told.status < 300)
                throw upstream_failure("GitHub's answer cannot be read: " + body.error().message, 0);
        }
        if (told.status < 300) return out;
        return fail(code_of(told.status), fmt::format("GitHub refuses {} {}: {} ({})", what.method, what.path,
                                                      message_of(out.body), told.status));
    }

    task<secret> app_token() {
        const auto sign = [this] { return make_app_token(options.app_id, options.key, now()); };
        co_return co_await pool.run(sign);
    }

    task<result<answer>> as_app(const call& what) {
        const secret token = co_await app_token();
        const http::response told = co_await calls.run("app", what, "Bearer " + token.reveal());
        co_return judge(what, told);
    }

    // Several jobs of one installation begin at once: the first asks, and the others wait for what it gets.
    task<result<secret>> token_of(std::int64_t installation_id) {
        while (true) {
            if (std::optional<secret> known = co_await installations.find(installation_id)) co_return *known;
            const auto other = asked.find(installation_id);
            if (other == asked.end()) break;
            const std::shared_ptr<async::event> answered = other->second;
            co_await answered->wait();
        }
        const question open(asked, installation_id, where);
        co_return co_await ask_for_token(installation_id);
    }

    task<result<secret>> ask_for_token(std::int64_t installation_id) {
        const call ask{"POST", fmt::format("/app/installations/{}/access_tokens", installation_id)};
        const result<answer> told = co_await as_app(ask);
        if (!told) co_return std::unexpected(told.error());
        const boost::json::object* const body = told->body.if_object();
        const boost::json::value* const token = body ? body->if_contains("token") : nullptr;
        const boost::json::value* const end = body ? body->if_contains("expires_at") : nullptr;
        if (!token || !token->is_string() || !end || !end->is_string())
            throw upstream_failure("GitHub gave no token for the installation", 0);
        kept_token made{secret(std::string(token->as_string())),
                        parse_time(std::string(end->as_string())).value_or(now() + std::chrono::minutes(10))};
        const secret out = made.token;
        co_await installations.keep(installation_id, std::move(made));
        co_return out;
    }

    task<result<answer>> as_installation(std::int64_t installation_id, const call& what) {
        const std::string lane = fmt::format("installation {}", installation_id);
        for (bool is_again = false;; is_again = true) {
            const result<secret> token = co_await token_of(installation_id);
            if (!token) co_return std::unexpected(token.error());
            const http::response told = co_await calls.run(lane, what, "Bearer " + token->reveal());
            if (told.status != 401 || is_again) co_return judge(what, told);
            // It was revoked before its time.
            co_await installations.forget(installation_id);
        }
    }
};

api::api(async::executor where, http::sender& through, redis::client* redis, async::blocking_pool& pool,
         app_options options)
    : impl_(new impl(std::move(where), through, redis, pool, std::move(options))) {}

api::~api() = default;

task<result<answer>> api::as_app(call what) {
    co_return co_await impl_->as_app(what);
}

task<result<answer>> api::as_installation(std::int64_t installation_id, call what) {
    co_return co_await impl_->as_installation(installation_id, what);
}

task<result<answer>> api::as_user(secret token, call what) {
    const http::response told = co_await impl_->calls.run("user", what, "Bearer " + token.reveal());
    co_return impl::judge(what, told);
}

namespace {

// Moves a page's elements to the end of `all`; false when it is no such page.
bool take_page(boost::json::value& page, std::string_view member, boost::json::array& all) {
    boost::json::value* list = &page;
    if (!member.empty()) list = page.is_object() ? page.as_object().if_contains(member) : nullptr;
    if (list == nullptr || !list->is_array()) return false;
    for (boost::json::value& one : list->as_array()) all.push_back(std::move(one));
    return true;
}

template <class Ask>
task<result<boost::json::array>> collect(Ask ask, std::string path, std::string_view member) {
    boost::json::array all;
    path += path.contains('?') ? "&per_page=100" : "?per_page=100";
    for (int page = 0; !path.empty() && page < most_pages; ++page) {
        call get{"GET", std::move(path)};
        result<answer> told = co_await ask(std::move(get));
        if (!told) co_return std::unexpected(told.error());
        if (!take_page(told->body, member, all)) throw upstream_failure("GitHub's answer is no list", 0);
        path = std::move(told->next);
    }
    co_return all;
}

} // namespace

task<result<boost::json::array>> api::list_as_installation(std::int64_t installation_id, std::string path,
                                                           std::string_view member) {
    const auto ask = [this, installation_id](call what) { return as_installation(installation_id, std::move(what)); };
    co_return co_await collect(ask, std::move(path), member);
}

task<result<boost::json::array>> api::list_as_app(std::string path) {
    const auto ask = [this](call what) { return as_app(std::move(what)); };
    co_return co_await collect(ask, std::move(path), {});
}

task<result<boost::json::array>> api::list_as_user(secret token, std::string path, std::string_view member) {
    const auto ask = [this, &token](call what) { return as_user(token, std::move(what)); };
    co_return co_await collect(ask, std::move(path), member);
}

task<result<secret>> api::exchange_code(std::string code) {
    http::request request;
    request.method = "POST";
    request.target = impl_->options.url + "/login/oauth/access_token";
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    request.body = boost::json::serialize(boost::json::object{{"client_id", impl_->options.client_id},
                                                              {"client_secret", impl_->options.client_secret.reveal()},
                                                              {"code", code}});
    const http::response told = co_await impl_->sender.send(std::move(request));
    if (told.status >= 500) throw upstream_failure("GitHub does not exchange codes now", told.status);
    const result<boost::json::value> body = json::parse(told.body, "GitHub's answer");
    const boost::json::object* const object = body ? body->if_object() : nullptr;
    const boost::json::value* const token = object ? object->if_contains("access_token") : nullptr;
    if (!token || !token->is_string())
        co_return fail(errc::invalid, "GitHub does not accept this code; sign in again.");
    co_return secret(std::string(token->as_string()));
}

task<result<secret>> api::git_authorization(std::int64_t installation_id) {
    const result<secret> token = co_await impl_->token_of(installation_id);
    if (!token) co_return std::unexpected(token.error());
    co_return secret("Basic " + crypto::to_base64("x-access-token:" + token->reveal()));
}

std::string api::clone_url(std::string_view repo_name) const {
    return fmt::format("{}/{}.git", impl_->options.url, repo_name);
}

std::string api::page_url(std::string_view repo_name) const {
    return fmt::format("{}/{}", impl_->options.url, repo_name);
}

} // namespace delta::github
