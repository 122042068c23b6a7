// SPDX-License-Identifier: Apache-2.0
#include "config.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <random>
#include <span>

#include "base/text.hpp"
#include "config_values.hpp"

namespace delta::app {
namespace {

constexpr unsigned api = 1U << static_cast<unsigned>(service_mode::api);
constexpr unsigned worker = 1U << static_cast<unsigned>(service_mode::worker);
constexpr unsigned migrate = 1U << static_cast<unsigned>(service_mode::migrate);

constexpr std::int64_t most_tokens = 1'000'000'000'000;

enum class visibility : std::uint8_t { open, url, hidden };

struct variable {
    std::string_view name;
    std::string_view fallback;
    std::string (*read)(std::string_view text, settings& into);
    visibility shown = visibility::open;
    unsigned used_by = api | worker; // other modes do not look at it
    std::string_view hint = {};      // told when it is missing; empty when it may be
};

template <class T>
std::string keep_number(std::string_view text, std::int64_t least, std::int64_t most, T& into) {
    std::int64_t value = 0;
    std::string wrong = read_number(text, least, most, value);
    if (wrong.empty()) into = T(value);
    return wrong;
}

std::string keep_text(std::string_view text, std::string& into) {
    into = text;
    return {};
}

std::string keep_secret(std::string_view text, secret& into) {
    into = secret(std::string(text));
    return {};
}

// Nobody can guess it, and nobody has to keep it: for trying Delta on a machine of one's own.
std::string make_key() {
    std::random_device source; // the kernel's generator
    std::string key;
    for (int word = 0; word < 8; ++word) key += fmt::format("{:08x}", source());
    return key;
}

std::string read_secret_key(std::string_view text, settings& s) {
    s.api.key_is_temporary = text == "development";
    if (s.api.key_is_temporary) return keep_secret(make_key(), s.secret_key);
    if (text.size() < 32) return "expected at least 32 characters; make one with: openssl rand -hex 32";
    return keep_secret(text, s.secret_key);
}

constexpr auto variables = std::to_array<variable>({
    {"POSTGRES_CONNECTION_URL", "",
     [](std::string_view text, settings& s) { return read_postgres_url(text, s.postgres_connection_url); },
     visibility::url, api | worker | migrate, "such as postgres://delta:PASSWORD@localhost:5432/delta"},
    {"REDIS_URL", "", [](std::string_view text, settings& s) { return read_redis_url(text, s.redis_url); },
     visibility::url, api | worker, "such as redis://localhost:6379/0"},
    {"SECRET_KEY", "", [](std::string_view text, settings& s) { return read_secret_key(text, s); }, visibility::hidden,
     api, "make one with: openssl rand -hex 32"},
    {"ACCESS_TOKEN_EXPIRE_MINUTES", "60",
     [](std::string_view text, settings& s) { return keep_number(text, 1, 1440, s.api.access_token_lifetime); }},
    {"REFRESH_TOKEN_EXPIRE_DAYS", "15",
     [](std::string_view text, settings& s) { return keep_number(text, 1, 365, s.api.refresh_token_lifetime); }},
    {"FRONTEND_URL", "", [](std::string_view text, settings& s) { return read_origin(text, s.api.frontend_url); }},
    {"API_ADDRESS", "127.0.0.1", [](std::string_view text, settings& s) { return keep_text(text, s.api.address); }},
    {"API_PORT", "8000", [](std::string_view text, settings& s) { return keep_number(text, 0, 65535, s.api.port); }},
    {"WEB_ROOT", "", [](std::string_view text, settings& s) { return read_folder(text, s.api.web_root); },
     visibility::open, api},
    {"TRUSTED_PROXIES", "", [](std::string_view text, settings& s) { return read_list(text, s.api.trusted_proxies); }},
    {"GITHUB_APP_ID", "", [](std::string_view text, settings& s) { return keep_text(text, s.github.app_id); }},
    {"GITHUB_PRIVATE_KEY_PATH", "",
     [](std::string_view text, settings& s) { return read_readable_file(text, s.github.private_key_path); }},
    {"GITHUB_WEBHOOK_SECRET", "",
     [](std::string_view text, settings& s) { return keep_secret(text, s.github.webhook_secret); }, visibility::hidden},
    {"GITHUB_CLIENT_ID", "", [](std::string_view text, settings& s) { return keep_text(text, s.github.client_id); }},
    {"GITHUB_CLIENT_SECRET", "",
     [](std::string_view text, settings& s) { return keep_secret(text, s.github.client_secret); }, visibility::hidden},
    {"GITHUB_API_URL", "https://api.github.com",
     [](std::string_view text, settings& s) { return read_web_url(text, s.github.api_url); }},
    {"GITHUB_URL", "https://github.com",
     [](std::string_view text, settings& s) { return read_web_url(text, s.github.url); }},
    {"GITHUB_CA_FILE", "",
     [](std::string_view text, settings& s) { return read_readable_file(text, s.github.ca_file); }},
    {"GITHUB_APP_FILE", "",
     [](std::string_view text, settings& s) { return read_absolute_path(text, s.github.app_file); }},
    {"NUM_WORKERS", "4", [](std::string_view text, settings& s) { return keep_number(text, 1, 256, s.num_workers); }},
    {"REPOS_BASE_PATH", "/var/lib/delta/repos",
     [](std::string_view text, settings& s) { return read_absolute_path(text, s.repos_base_path); }},
    {"REPOS_MAX_GB", "20",
     [](std::string_view text, settings& s) { return keep_number(text, 1, 1000000, s.repos_max_gb); }},
    {"GIT_AUTHOR_NAME", "Delta", [](std::string_view text, settings& s) { return keep_text(text, s.git_author_name); }},
    {"GIT_AUTHOR_EMAIL", "delta@localhost",
     [](std::string_view text, settings& s) { return keep_text(text, s.git_author_email); }},
    {"LLM_PROVIDER", "", [](std::string_view text, settings& s) { return read_provider(text, s.llm.provider); }},
    {"LLM_BASE_URL", "", [](std::string_view text, settings& s) { return read_web_url(text, s.llm.base_url); }},
    {"LLM_MODEL", "", [](std::string_view text, settings& s) { return read_model_name(text, s.llm.model); }},
    {"LLM_CALLS_PER_ANALYSIS", "20",
     [](std::string_view text, settings& s) { return keep_number(text, 1, 1000, s.llm.calls_per_analysis); }},
    {"LLM_TOKENS_PER_ANALYSIS", "150000",
     [](std::string_view text,
        settings& s) { return keep_number(text, 1000, most_tokens, s.llm.tokens_per_analysis); }},
    {"LLM_CALLS_PER_DAY", "2000",
     [](std::string_view text, settings& s) { return keep_number(text, 1, 1'000'000, s.llm.calls_per_day); }},
    {"LLM_TOKENS_PER_DAY", "5000000",
     [](std::string_view text, settings& s) { return keep_number(text, 1000, most_tokens, s.llm.tokens_per_day); }},
    {"GEMINI_API_KEY", "", nullptr, visibility::hidden},
    {"OPENAI_API_KEY", "", nullptr, visibility::hidden},
    {"ANTHROPIC_API_KEY", "", nullptr, visibility::hidden},
    {"LOG_LEVEL", "info", [](std::string_view text, settings& s) { return read_level(text, s.log_level); },
     visibility::open, api | worker | migrate},
    {"LOG_FORMAT", "text", [](std::string_view text, settings& s) { return read_format(text, s.log_format); },
     visibility::open, api | worker | migrate},
    {"HTTPS_PROXY", "", [](std::string_view text, settings& s) { return keep_secret(text, s.https_proxy); },
     visibility::url},
    {"NO_PROXY", "", [](std::string_view text, settings& s) { return keep_text(text, s.no_proxy); }},
});

constexpr std::array<std::pair<llm_provider, std::string_view>, 3> provider_keys{
    {{llm_provider::gemini, "GEMINI_API_KEY"},
     {llm_provider::openai, "OPENAI_API_KEY"},
     {llm_provider::anthropic, "ANTHROPIC_API_KEY"}}};

bool is_set(const environment& from, std::string_view name) {
    return from.values.contains(name);
}

std::string text_of(const environment& from, std::string_view name) {
    const auto found = from.values.find(name);
    return found == from.values.end() ? "" : found->second.text;
}

void read_variable(const variable& v, const environment& from, service_mode mode, loaded_settings& out) {
    if ((v.used_by >> static_cast<unsigned>(mode) & 1U) == 0) return;
    const auto found = from.values.find(v.name);
    if (found == from.values.end() && !v.hint.empty())
        out.problems.push_back(fmt::format("{} is not set; {}", v.name, v.hint));
    const std::string_view text = found == from.values.end() ? v.fallback : std::string_view(found->second.text);
    if (text.empty() || v.read == nullptr) return;
    const std::string wrong = v.read(text, out.value);
    if (wrong.empty()) return;
    out.problems.push_back(v.shown == visibility::open ? fmt::format("{}: {}, found \"{}\"", v.name, wrong, text)
                                                       : fmt::format("{}: {}", v.name, wrong));
}

// Settings that make sense only together: one that is set asks for the others.
void check_complete(std::span<const std::string_view> names, const environment& from, loaded_settings& out) {
    std::vector<std::string> set;
    std::vector<std::string> missing;
    for (const std::string_view name : names) (is_set(from, name) ? set : missing).emplace_back(name);
    if (set.empty()) return;
    for (const std::string& name : missing)
        out.problems.push_back(fmt::format("{} is not set; it goes with {}", name, join(set, " and ")));
}

void choose_provider(const environment& from, loaded_settings& out) {
    llm_settings& llm = out.value.llm;
    std::vector<std::string> keys;
    for (const auto& [provider, key] : provider_keys) {
        if (!is_set(from, key)) continue;
        keys.emplace_back(key);
        if (!is_set(from, "LLM_PROVIDER")) llm.provider = provider;
    }
    if (!is_set(from, "LLM_PROVIDER") && keys.size() > 1)
        out.problems.push_back(fmt::format("LLM_PROVIDER is not set; {} are: say which to use", join(keys, " and ")));
    if (llm.provider == llm_provider::none && is_set(from, "LLM_BASE_URL") && !is_set(from, "LLM_PROVIDER"))
        out.problems.emplace_back("LLM_PROVIDER is not set; LLM_BASE_URL is for one: openai, for a server of your own");
    if (llm.provider == llm_provider::openai && is_set(from, "LLM_BASE_URL") && !is_set(from, "LLM_MODEL"))
        out.problems.emplace_back("LLM_MODEL is not set; the server of LLM_BASE_URL has no default that is known");
    for (const auto& [provider, key] : provider_keys) {
        if (provider != llm.provider) continue;
        llm.api_key = secret(text_of(from, key));
        // A server of one's own that speaks OpenAI's protocol often asks for no key.
        if (llm.api_key.empty() && !(provider == llm_provider::openai && !llm.base_url.empty()))
            out.problems.push_back(fmt::format("{} is not set; LLM_PROVIDER asks for it", key));
    }
}

std::string shown_value(const variable& v, const environment& from) {
    const std::string text = text_of(from, v.name);
    if (text.empty()) return std::string(v.fallback);
    if (v.shown == visibility::hidden) return "***";
    return v.shown == visibility::url ? redact_url(text) : text;
}

} // namespace

loaded_settings load_settings(const environment& from, service_mode mode) {
    loaded_settings out;
    out.problems = from.problems;
    for (const variable& v : variables) read_variable(v, from, mode, out);
    if (mode == service_mode::migrate) return out;
    constexpr std::array<std::string_view, 3> app{"GITHUB_APP_ID", "GITHUB_PRIVATE_KEY_PATH", "GITHUB_WEBHOOK_SECRET"};
    constexpr std::array<std::string_view, 2> client{"GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"};
    check_complete(app, from, out);
    check_complete(client, from, out);
    choose_provider(from, out);
    return out;
}

bool offers_setup(const settings& with) {
    return with.github.app_id.empty() && !with.github.app_file.empty();
}

std::string print_settings(const environment& from) {
    std::string out;
    for (const variable& v : variables) {
        const auto found = from.values.find(v.name);
        const std::string pair = fmt::format("{}={}", v.name, shown_value(v, from));
        const std::string_view origin = found != from.values.end() ? std::string_view(found->second.source)
                                        : v.fallback.empty()       ? "not set"
                                                                   : "default";
        out += fmt::format("{:<60} # {}\n", pair, origin);
    }
    return out;
}

} // namespace delta::app
