// SPDX-License-Identifier: Apache-2.0
// Options and keys told by annotations of Java, Kotlin and C#: picocli, JCommander, Jackson, Gson, Spring.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

std::string_view declared_type(const node& declaration) {
    if (const node type = declaration.field("type")) return cut(type.text(), 120);
    for (const std::string_view kind : {"user_type", "nullable_type"})
        if (const node type = declaration.first(kind)) return cut(type.text(), 120);
    const node inner = declaration.first("variable_declaration");
    return inner ? declared_type(inner) : std::string_view();
}

// picocli: @Option(names = {"-t", "--timeout"}, defaultValue = "30", description = "…")
void on_option(site_context& here, std::string_view) {
    const call_argument* names = here.keyword("names");
    if (names == nullptr) names = here.positional(0);
    if (!here.is_decorator() || names == nullptr) return;
    option_spec spec;
    spec.names = strings_in(names->value);
    spec.value = here.keyword_source("defaultValue");
    spec.type = declared_type(here.site.decorated);
    spec.has_help = here.keyword("description") != nullptr;
    spec.hidden = here.is_true("hidden");
    spec.owner = name_around(here.ancestors, here.decorated_name());
    here.scan.add_option(spec, here.extent(), names->value);
}

// @Command(name = "serve", aliases = "s", description = "…")
void on_command(site_context& here, std::string_view) {
    const auto name = here.keyword_text("name");
    if (!here.is_decorator() || !name || name->empty()) return;
    const call_argument* const aliases = here.keyword("aliases");
    const bool has_help = here.keyword("description") != nullptr;
    const bool hidden = here.is_true("hidden");
    std::vector<std::string> others = aliases != nullptr ? strings_in(aliases->value) : std::vector<std::string>();
    element& e = here.scan.add(element_kind::cli_command, *name, {}, here.extent(), here.keyword("name")->value);
    e.aliases = std::move(others);
    e.has_help = has_help;
    if (hidden) e.visible = visibility::internal;
}

// @JsonProperty("x"), @SerializedName("x"), [JsonPropertyName("x")]
void on_property(site_context& here, std::string_view) {
    if (!here.is_decorator()) return;
    const call_argument* name = here.positional(0);
    for (const std::string_view keyword : {"value", "PropertyName", "name"})
        if (name == nullptr) name = here.keyword(keyword);
    const auto text = name != nullptr ? plain_string(name->value) : std::nullopt;
    if (!text || text->empty()) return;
    std::string_view value = here.keyword_source("defaultValue");
    if (value.empty() && here.scan.lang == language::csharp)
        value = cut(here.site.decorated.field("value").text(), 200);
    const std::string_view type = declared_type(here.site.decorated);
    const std::string owner(name_around(here.ancestors, here.decorated_name()));
    if (text->find_first_of(" \t\n") != text->npos) return;
    element& e = here.scan.add(element_kind::config_key, *text, owner, here.extent(), name->value);
    e.value = value;
    e.type = type;
}

// Spring: @Value("${a.b:default}")
void on_value(site_context& here, std::string_view) {
    const call_argument* name = here.positional(0);
    if (name == nullptr) name = here.keyword("value");
    const auto text = name != nullptr ? plain_string(name->value) : std::nullopt;
    if (!here.is_decorator() || !text || !text->starts_with("${")) return;
    const std::size_t end = text->rfind('}');
    const std::size_t colon = text->find(':');
    const std::string_view body = std::string_view(*text).substr(0, end);
    const std::string_view key = body.substr(2, std::min(colon, body.size()) - 2);
    const std::string_view value = colon < body.size() ? body.substr(colon + 1) : std::string_view();
    // An upper-case name without dots is the environment's.
    bool upper = !key.empty();
    for (const char c : key) upper = upper && (is_upper(c) || is_digit(c) || c == '_');
    if (upper)
        here.scan.add_environment(key, value, here.extent(), name->value);
    else
        here.scan.add_key(key, value, {}, here.extent(), name->value);
}

// MicroProfile: @ConfigProperty(name = "a.b", defaultValue = "x")
void on_config_property(site_context& here, std::string_view) {
    const auto name = here.keyword_text("name");
    if (here.is_decorator() && name)
        here.scan.add_key(*name, here.keyword_source("defaultValue"), {}, here.extent(), here.keyword("name")->value);
}

constexpr call_rule java_rules[] = {{"Option", on_option},
                                    {"Parameter", on_option},
                                    {"Command", on_command},
                                    {"JsonProperty", on_property},
                                    {"SerializedName", on_property},
                                    {"SerialName", on_property},
                                    {"Value", on_value},
                                    {"ConfigProperty", on_config_property}};
constexpr call_rule csharp_rules[] = {
    {"JsonPropertyName", on_property}, {"JsonProperty", on_property}, {"ConfigurationKeyName", on_property}};

} // namespace

std::span<const call_rule> annotated_option_rules(language lang) {
    if (lang == language::csharp) return csharp_rules;
    return java_rules;
}

} // namespace delta::syntax
