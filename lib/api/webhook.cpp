// SPDX-License-Identifier: Apache-2.0
// Deliveries from GitHub: verified over the bytes as they came, kept, acknowledged. All else is a job.
#include <fmt/format.h>

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <utility>

#include "api/endpoints.hpp"
#include "api/webhook_signature.hpp"
#include "base/log.hpp"
#include "json/parse.hpp"
#include "queue/intake.hpp"
#include "queue/queue.hpp"

namespace delta::api {

namespace {

// Hashed and parsed on the loop up to here: some ten microseconds for each 8 KiB.
constexpr std::size_t small_body = 64 * 1024;

constexpr std::string_view taken = "Accepted.";

struct examined {
    bool is_signed = false;
    bool is_object = false;
    std::optional<std::string> action = {};
};

// Nothing of an unsigned body is read.
examined examine(std::string_view body, std::string_view key, std::string_view signature) {
    if (!is_signature_of(body, key, signature)) return {};
    const result<boost::json::value> payload = json::parse(body, "payload");
    if (!payload || !payload->is_object()) return {.is_signed = true};
    const boost::json::value* const action = payload->get_object().if_contains("action");
    if (action == nullptr || !action->is_string()) return {.is_signed = true, .is_object = true};
    return {.is_signed = true, .is_object = true, .action = std::string(action->get_string())};
}

async::task<examined> examine(context& ctx, const http::request& from) {
    const std::string& key = ctx.settings().webhook_secret.reveal();
    const std::string_view signature = from.headers.find("X-Hub-Signature-256").value_or("");
    if (from.body.size() <= small_body) co_return examine(from.body, key, signature);
    const auto work = [&] { return examine(from.body, key, signature); };
    co_return co_await ctx.shared.pool.run(work);
}

std::optional<std::string> find_missing_header(const http::request& from) {
    for (const char* const name : {"X-GitHub-Event", "X-GitHub-Delivery"})
        if (from.headers.find(name).value_or("").empty()) return fmt::format("The header {} is missing.", name);
    return std::nullopt;
}

} // namespace

async::task<http::response> receive_webhook(context& ctx, call& in) {
    const http::request& from = in.request;
    const examined payload = co_await examine(ctx, from);
    if (!payload.is_signed) co_return refuse(in, error{errc::forbidden, "The signature is missing or wrong."});
    if (std::optional<std::string> missing = find_missing_header(from))
        co_return refuse(in, error{errc::invalid, *std::move(missing)});
    if (!payload.is_object) co_return refuse(in, error{errc::invalid, "The payload is not a JSON object."});

    const std::string event(*from.headers.find("X-GitHub-Event"));
    const std::string_view delivery = *from.headers.find("X-GitHub-Delivery");
    const queue::new_arrival arrival{
        .delivery_id = delivery, .event = event, .action = payload.action, .payload = from.body};
    const result<bool> is_new = co_await queue::take_delivery(ctx.pg, arrival);
    if (!is_new) co_return refuse(in, is_new.error());
    ctx.shared.figures.count_delivery(event);
    log::info("delivery", {{"req", from.id}, {"delivery", delivery}, {"event", event}, {"new", *is_new}});
    if (*is_new) co_await queue::wake(ctx.redis);
    co_return message_response(202, taken);
}

} // namespace delta::api
