// SPDX-License-Identifier: Apache-2.0
#include "config_values.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/text.hpp"

namespace delta::app {
namespace {

template <class T, std::size_t Count>
std::string read_one_of(std::string_view text, const std::array<std::pair<std::string_view, T>, Count>& words,
                        T& into) {
    std::vector<std::string> known;
    for (const auto& [word, value] : words) {
        if (word == text) {
            into = value;
            return {};
        }
        known.emplace_back(word);
    }
    return "expected one of " + join(known, ", ");
}

bool has_scheme(std::string_view text, std::initializer_list<std::string_view> schemes) {
    const auto url = boost::urls::parse_uri(text);
    return url && std::ranges::any_of(schemes, [&](std::string_view s) { return url->scheme() == s; });
}

} // namespace

std::string read_number(std::string_view text, std::int64_t least, std::int64_t most, std::int64_t& into) {
    std::int64_t value = 0;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (wrong != std::errc() || stop != text.data() + text.size() || value < least || value > most)
        return fmt::format("expected a number from {} to {}", least, most);
    into = value;
    return {};
}

std::string read_level(std::string_view text, log::level& into) {
    static constexpr std::array<std::pair<std::string_view, log::level>, 5> words{{{"debug", log::level::debug},
                                                                                   {"info", log::level::info},
                                                                                   {"warn", log::level::warn},
                                                                                   {"error", log::level::error},
                                                                                   {"off", log::level::off}}};
    return read_one_of(text, words, into);
}

std::string read_format(std::string_view text, log::format& into) {
    static constexpr std::array<std::pair<std::string_view, log::format>, 2> words{
        {{"text", log::format::text}, {"json", log::format::json}}};
    return read_one_of(text, words, into);
}

std::string read_provider(std::string_view text, llm_provider& into) {
    static constexpr std::array<std::pair<std::string_view, llm_provider>, 4> words{
        {{"none", llm_provider::none},
         {"gemini", llm_provider::gemini},
         {"openai", llm_provider::openai},
         {"anthropic", llm_provider::anthropic}}};
    return read_one_of(text, words, into);
}

std::string read_model_name(std::string_view text, std::string& into) {
    const auto may_stand = [](char c) {
        return is_alpha(c) || is_digit(c) || std::string_view("._-:/@+#").contains(c);
    };
    if (text.size() > 128 || !std::ranges::all_of(text, may_stand) || text.starts_with('/') || text.contains("//") ||
        text.contains(".."))
        return "expected the name of a model, such as gemini-flash-latest";
    into = text;
    return {};
}

std::string read_web_url(std::string_view text, std::string& into) {
    const auto url = boost::urls::parse_uri(text);
    if (!url || url->host().empty() || url->has_query() || url->has_fragment() || url->has_userinfo() ||
        !has_scheme(text, {"http", "https"}))
        return "expected a URL such as https://example.org";
    into = text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
    return {};
}

std::string read_origin(std::string_view text, std::string& into) {
    std::string url;
    if (!read_web_url(text, url).empty() || !boost::urls::parse_uri(url)->encoded_path().empty())
        return "expected an origin such as https://delta.example.org, without a path";
    into = std::move(url);
    return {};
}

std::string read_postgres_url(std::string_view text, secret& into) {
    if (!has_scheme(text, {"postgres", "postgresql"}))
        return "expected a URL such as postgres://delta:PASSWORD@localhost:5432/delta";
    into = secret(std::string(text));
    return {};
}

std::string read_redis_url(std::string_view text, secret& into) {
    if (!has_scheme(text, {"redis", "rediss", "unix"})) return "expected a URL such as redis://localhost:6379/0";
    into = secret(std::string(text));
    return {};
}

std::string read_absolute_path(std::string_view text, std::string& into) {
    if (!text.starts_with('/')) return "expected an absolute path";
    into = text;
    return {};
}

std::string read_readable_file(std::string_view text, std::string& into) {
    into = text;
    std::error_code ec;
    if (!std::filesystem::is_regular_file(into, ec) || ::access(into.c_str(), R_OK) != 0)
        return "expected a file that this user can read";
    return {};
}

std::string read_folder(std::string_view text, std::string& into) {
    into = text;
    std::error_code ec;
    return std::filesystem::is_directory(into, ec) ? "" : "expected a folder that exists";
}

std::string read_list(std::string_view text, std::vector<std::string>& into) {
    into.clear();
    for (const std::string_view piece : split(text, ','))
        if (!trim(piece).empty()) into.emplace_back(trim(piece));
    return {};
}

std::string redact_url(std::string_view text) {
    const auto parsed = boost::urls::parse_uri(text);
    if (!parsed) return "***";
    boost::urls::url url(*parsed);
    if (url.has_password()) url.set_encoded_password("***");
    for (auto item = url.params().begin(); item != url.params().end(); ++item)
        if ((*item).key.find("password") != std::string::npos) item = url.params().set(item, "***");
    return std::string(url.buffer());
}

} // namespace delta::app
