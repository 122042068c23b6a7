// SPDX-License-Identifier: Apache-2.0
#include "api/read_body.hpp"

#include "base/text.hpp"
#include "json/parse.hpp"

namespace delta::api {

namespace {

// Parsed on the loop up to here; a parse holds its thread.
constexpr std::size_t small_body = 64 * 1024;

bool is_json(std::string_view content_type) {
    return to_lower(trim(content_type.substr(0, content_type.find(';')))) == "application/json";
}

async::task<result<boost::json::value>> parse_body(context& ctx, const std::string& bytes) {
    if (bytes.size() <= small_body) co_return json::parse(bytes, "body");
    const auto parse = [&bytes] { return json::parse(bytes, "body"); };
    co_return co_await ctx.shared.pool.run(parse);
}

} // namespace

async::task<std::optional<problem>> read_request(context& ctx, call& in) {
    if (in.of.who == access::github) co_return std::nullopt;
    if (in.of.body) {
        if (!is_json(in.request.headers.find("Content-Type").value_or("")))
            co_return problem{.status = 415, .detail = "The body must be application/json."};
        result<boost::json::value> parsed = co_await parse_body(ctx, in.request.body);
        if (!parsed)
            co_return problem{.status = 400, .detail = "The body is not JSON: " + parsed.error().message + "."};
        in.body = *std::move(parsed);
    }
    std::vector<field_error> wrong = validate_parameters(in.of, in.request);
    if (in.of.body)
        for (field_error& e : validate(*in.of.body, in.body)) wrong.push_back(std::move(e));
    if (!wrong.empty()) co_return invalid_fields(std::move(wrong));
    co_return std::nullopt;
}

} // namespace delta::api
