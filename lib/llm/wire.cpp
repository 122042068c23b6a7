// SPDX-License-Identifier: Apache-2.0
#include "llm/wire.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "json/parse.hpp"
#include "llm/wire_parts.hpp"

namespace delta::llm {
namespace {

constexpr std::size_t most_message = 300;

// The server's own sentence, which may hold anything: one line, and without the key should it say it back.
std::string message_of(const boost::json::value& body, const secret& key) {
    std::string_view text = find_text(body, {"error", "message"});
    if (text.empty()) text = find_text(body, {"error"});
    if (text.empty()) text = find_text(body, {"message"});
    std::string out = replace_all(text, "\n", " ");
    if (key.reveal().size() >= 4) out = replace_all(out, key.reveal(), "***");
    return out.substr(0, floor_of_character(out, most_message));
}

error judge(const endpoint& from, int status, const boost::json::value& body) {
    const auto said = [&](errc code, std::string_view what) {
        const std::string more = message_of(body, from.key);
        return error{
            code, more.empty() ? fmt::format("{} ({})", what, status) : fmt::format("{} ({}): {}", what, status, more)};
    };
    switch (status) {
        case 401:
        case 403:
            // Some servers say a part of the key back.
            return {errc::unauthorized, fmt::format("the key is not accepted ({})", status)};
        case 404:
            return said(errc::not_found, fmt::format("the model {} or the URL is not known", from.model_name()));
        case 413:
            return said(errc::too_large, "the question is too long");
        case 402:
        case 429:
            return said(errc::rate_limited, "the provider's limit is used up");
        default:
            break;
    }
    return status >= 500 || status == 408 ? said(errc::upstream, "the provider is not well")
                                          : said(errc::invalid, "the provider refuses the question");
}

} // namespace

std::string_view to_string(provider p) {
    switch (p) {
        case provider::gemini:
            return "gemini";
        case provider::openai:
            return "openai";
        case provider::anthropic:
            return "anthropic";
    }
    throw std::logic_error("a provider without a name");
}

std::string_view default_url(provider p) {
    switch (p) {
        case provider::gemini:
            return "https://generativelanguage.googleapis.com/v1beta";
        case provider::openai:
            return "https://api.openai.com/v1";
        case provider::anthropic:
            return "https://api.anthropic.com/v1";
    }
    throw std::logic_error("a provider without a URL");
}

std::string_view default_model(provider p) {
    switch (p) {
        case provider::gemini:
            return "gemini-flash-latest";
        case provider::openai:
            return "gpt-5-mini";
        case provider::anthropic:
            return "claude-haiku-4-5";
    }
    throw std::logic_error("a provider without a model");
}

std::string endpoint::url() const {
    return base_url.empty() ? std::string(default_url(of)) : base_url;
}

std::string endpoint::model_name() const {
    return model.empty() ? std::string(default_model(of)) : model;
}

const boost::json::value* find(const boost::json::value& in, std::initializer_list<std::string_view> path) {
    const boost::json::value* at = &in;
    for (const std::string_view step : path) {
        if (at->is_object()) {
            at = at->get_object().if_contains(step);
        } else if (at->is_array()) {
            std::size_t index = 0;
            std::from_chars(step.data(), step.data() + step.size(), index);
            at = at->get_array().if_contains(index);
        } else {
            at = nullptr;
        }
        if (at == nullptr) return nullptr;
    }
    return at;
}

std::string_view find_text(const boost::json::value& in, std::initializer_list<std::string_view> path) {
    const boost::json::value* const found = find(in, path);
    return found && found->is_string() ? std::string_view(found->get_string()) : std::string_view();
}

std::int64_t find_count(const boost::json::value& in, std::initializer_list<std::string_view> path) {
    // A server that lies here harms its own figures; a sum must not overflow for it.
    constexpr std::int64_t most = 1'000'000'000;
    const boost::json::value* const found = find(in, path);
    if (found == nullptr || !found->is_int64()) return 0;
    return std::clamp(found->get_int64(), std::int64_t{0}, most);
}

result<boost::json::value> parse_answer(std::string_view text) {
    text = trim(text);
    if (text.starts_with("```") && text.ends_with("```") && text.size() > 6) {
        const std::size_t line = text.find('\n');
        if (line != std::string_view::npos && line < text.size() - 3) text = text.substr(line, text.size() - 3 - line);
    }
    result<boost::json::value> out = json::parse(text, "the answer");
    if (!out) return fail(errc::invalid, "the answer is no JSON");
    return out;
}

http::request make_request(const endpoint& to, const prompt& what, shape as) {
    switch (to.of) {
        case provider::gemini:
            return gemini_request(to, what);
        case provider::openai:
            return openai_request(to, what, as);
        case provider::anthropic:
            return anthropic_request(to, what);
    }
    throw std::logic_error("a provider without a format");
}

reply read_reply(const endpoint& from, const http::response& told) {
    result<boost::json::value> body = json::parse(told.body, "the provider's answer");
    if (told.status / 100 != 2) {
        const boost::json::value nothing;
        return {std::unexpected(judge(from, told.status, body ? *body : nothing))};
    }
    if (!body) return {fail(errc::upstream, "the provider's answer cannot be read")};
    switch (from.of) {
        case provider::gemini:
            return read_gemini(*body);
        case provider::openai:
            return read_openai(*body);
        case provider::anthropic:
            return read_anthropic(*body);
    }
    throw std::logic_error("a provider without a format");
}

// Some answer 500 for it: https://github.com/ikawrakow/ik_llama.cpp/issues/778
bool lacks_schemas(const endpoint& from, const http::response& told) {
    return from.of == provider::openai && told.status >= 400 && told.status != 401 && told.status != 403 &&
           told.status != 429 &&
           (told.body.find("response_format") != std::string::npos ||
            told.body.find("json_schema") != std::string::npos);
}

} // namespace delta::llm
