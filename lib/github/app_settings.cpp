// SPDX-License-Identifier: Apache-2.0
#include "github/app_settings.hpp"

#include <optional>
#include <string_view>

#include "json/reader.hpp"

namespace delta::github {
namespace {

using async::task;

const boost::json::value* find(const boost::json::value& in, std::string_view member) {
    const boost::json::object* const object = in.if_object();
    return object ? object->if_contains(member) : nullptr;
}

} // namespace

task<result<app_settings>> get_app_settings(api& by) {
    call get{"GET", "/app"};
    const result<answer> told = co_await by.as_app(std::move(get));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const json::reader in(told->body, "app", wrong);
    app_settings out;
    out.name = in.at("name").text();
    out.page_url = in.text_of("html_url");
    if (const std::optional<json::reader> owner = in.find("owner")) out.owner = owner->text_of("login");
    if (const boost::json::value* const all = find(told->body, "permissions"); all && all->is_object())
        for (const auto& [name, access] : all->as_object())
            if (access.is_string()) out.permissions.emplace(name, access.as_string());
    if (const std::optional<json::reader> events = in.find("events"))
        events->each([&](const json::reader& one) { out.events.emplace(one.text()); });
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    co_return out;
}

task<result<webhook_settings>> get_webhook_settings(api& by) {
    call get{"GET", "/app/hook/config"};
    const result<answer> told = co_await by.as_app(std::move(get));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const json::reader in(told->body, "webhook", wrong);
    webhook_settings out;
    out.url = in.text_of("url");
    out.content_type = in.text_of("content_type");
    // GitHub tells that there is one, as asterisks, never which.
    out.has_secret = !in.text_of("secret").empty();
    // A number in some answers and text in others.
    if (const boost::json::value* const insecure = find(told->body, "insecure_ssl"))
        out.checks_certificate = *insecure != boost::json::value("1") && *insecure != boost::json::value(1);
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    co_return out;
}

} // namespace delta::github
