// SPDX-License-Identifier: Apache-2.0
#include "github/installations.hpp"

#include <fmt/format.h>

#include <utility>

#include "json/reader.hpp"

namespace delta::github {
namespace {

using async::task;
using boost::json::array;

std::int64_t integer_or_zero(const json::reader& in, std::string_view key) {
    const std::optional<json::reader> found = in.find(key);
    return found ? found->integer() : 0;
}

template <class Read>
auto read_all(const result<array>& bodies, Read read)
    -> result<std::vector<typename decltype(read(boost::json::value()))::value_type>> {
    if (!bodies) return std::unexpected(bodies.error());
    std::vector<typename decltype(read(boost::json::value()))::value_type> out;
    for (const boost::json::value& body : *bodies) {
        auto one = read(body);
        if (!one) return std::unexpected(one.error());
        out.push_back(std::move(*one));
    }
    return out;
}

} // namespace

result<installation> read_installation(const boost::json::value& body) {
    std::optional<error> wrong;
    const json::reader in(body, "installation", wrong);
    const json::reader account = in.at("account");
    installation out{in.at("id").integer(), std::string(account.at("login").text()),
                     std::string(account.text_of("type")), integer_or_zero(account, "id"),
                     in.find("suspended_at").has_value()};
    if (wrong) return std::unexpected(*wrong);
    return out;
}

result<repository> read_repository(const boost::json::value& body) {
    std::optional<error> wrong;
    const json::reader in(body, "repository", wrong);
    repository out;
    out.id = in.at("id").integer();
    out.full_name = in.at("full_name").text();
    if (const std::optional<json::reader> owner = in.find("owner")) out.owner_avatar_url = owner->text_of("avatar_url");
    out.description = in.text_of("description");
    out.language = in.text_of("language");
    out.default_branch = in.text_of("default_branch");
    out.stars = integer_or_zero(in, "stargazers_count");
    out.forks = integer_or_zero(in, "forks_count");
    if (wrong) return std::unexpected(*wrong);
    return out;
}

task<result<std::vector<installation>>> list_installations(api& by) {
    const result<array> told = co_await by.list_as_app("/app/installations");
    co_return read_all(told, read_installation);
}

task<result<installation>> get_installation(api& by, std::int64_t id) {
    call what{"GET", fmt::format("/app/installations/{}", id)};
    const result<answer> told = co_await by.as_app(std::move(what));
    if (!told) co_return std::unexpected(told.error());
    co_return read_installation(told->body);
}

task<result<std::vector<repository>>> list_repositories(api& by, std::int64_t installation_id) {
    const result<array> told =
        co_await by.list_as_installation(installation_id, "/installation/repositories", "repositories");
    co_return read_all(told, read_repository);
}

task<result<repository>> get_repository(const target& at) {
    const result<answer> told = co_await at.ask("GET", "");
    if (!told) co_return std::unexpected(told.error());
    co_return read_repository(told->body);
}

task<result<user>> get_user(api& by, secret token) {
    call what{"GET", "/user"};
    const result<answer> told = co_await by.as_user(std::move(token), std::move(what));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const json::reader in(told->body, "user", wrong);
    user out{in.at("id").integer(), std::string(in.at("login").text()), std::string(in.text_of("avatar_url"))};
    if (wrong) co_return std::unexpected(*wrong);
    co_return out;
}

task<result<std::vector<installation>>> list_user_installations(api& by, secret token) {
    const result<array> told = co_await by.list_as_user(std::move(token), "/user/installations", "installations");
    co_return read_all(told, read_installation);
}

task<result<bool>> administers(api& by, secret token, const user& who, const installation& at) {
    if (at.account_type == "User" && at.account_id == who.id) co_return true;
    // Owners of an organization administer all of its repositories: the first page says it.
    call what{"GET", fmt::format("/user/installations/{}/repositories?per_page=100", at.id)};
    const result<answer> told = co_await by.as_user(std::move(token), std::move(what));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    bool may = false;
    json::reader(told->body, "repositories", wrong).at("repositories").each([&](const json::reader& one) {
        const std::optional<json::reader> rights = one.find("permissions");
        may = may || (rights && rights->at("admin").boolean());
    });
    if (wrong) co_return std::unexpected(*wrong);
    co_return may;
}

} // namespace delta::github
