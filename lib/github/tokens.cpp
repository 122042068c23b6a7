// SPDX-License-Identifier: Apache-2.0
#include "github/tokens.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

#include "base/error.hpp"
#include "base/log.hpp"

namespace delta::github {
namespace {

constexpr auto time_left = std::chrono::minutes(5);

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

std::optional<std::chrono::sys_seconds> parse_time(const std::string& text) {
    std::tm parts{};
    const char* const end = ::strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    if (end == nullptr) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(::timegm(&parts)));
}

std::string tokens::key_of(std::int64_t installation_id) const {
    return fmt::format("delta:github:token:{}:{}", app_id_, installation_id);
}

async::task<std::optional<std::string>> tokens::ask(redis::command what) {
    if (redis_ == nullptr) co_return std::nullopt;
    try {
        const redis::reply told = co_await redis_->run(std::move(what));
        co_return std::holds_alternative<std::string>(told.value) ? told.find_text() : std::nullopt;
    } catch (const failure& e) {
        log::warn("token_cache_away", {{"why", e.what()}});
    }
    co_return std::nullopt;
}

async::task<std::optional<secret>> tokens::find(std::int64_t installation_id) {
    const auto known = kept_.find(installation_id);
    if (known != kept_.end() && known->second.expires - now() > time_left) co_return known->second.token;
    redis::command get = {"GET", key_of(installation_id)};
    const std::optional<std::string> shared = co_await ask(std::move(get));
    const std::size_t space = shared ? shared->find(' ') : std::string::npos;
    if (space == std::string::npos) co_return std::nullopt;
    const std::optional<std::chrono::sys_seconds> expires = parse_time(shared->substr(0, space));
    if (!expires || *expires - now() <= time_left) co_return std::nullopt;
    const secret token(shared->substr(space + 1));
    kept_[installation_id] = {token, *expires};
    co_return token;
}

async::task<> tokens::keep(std::int64_t installation_id, kept_token token) {
    const auto seconds = (token.expires - now() - time_left).count();
    if (seconds > 0) {
        redis::command set = {"SET", key_of(installation_id),
                              fmt::format("{:%Y-%m-%dT%H:%M:%S}Z {}",
                                          fmt::gmtime(token.expires.time_since_epoch().count()), token.token.reveal()),
                              "EX", fmt::format("{}", seconds)};
        co_await ask(std::move(set));
    }
    kept_[installation_id] = std::move(token);
}

async::task<> tokens::forget(std::int64_t installation_id) {
    kept_.erase(installation_id);
    redis::command remove = {"DEL", key_of(installation_id)};
    co_await ask(std::move(remove));
}

} // namespace delta::github
