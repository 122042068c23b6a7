// SPDX-License-Identifier: Apache-2.0
// Configuration read by a string key: config.get("a.b", default), settings["x"], viper.SetDefault("a", 1).
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

constexpr std::string_view whole_names[] = {"config", "configuration", "settings", "options",
                                            "conf",   "cfg",           "viper",    "configs"};

// The receiver's own name says that it keeps configuration; the last dotted part decides.
bool is_settings_name(std::string_view receiver) {
    if (receiver.empty() || receiver.size() > 96) return false;
    if (receiver.ends_with("()")) receiver.remove_suffix(2);
    std::string_view last = last_part(receiver);
    while (last.starts_with('_')) last.remove_prefix(1);
    const std::string name = to_lower(last);
    if (std::ranges::find(whole_names, name) != std::end(whole_names)) return true;
    return std::ranges::any_of(std::initializer_list<std::string_view>{"config", "configuration", "settings"},
                               [&](std::string_view end) { return name.ends_with(end); }) &&
           name.size() > 8;
}

// A key is a word or a dotted path, not a sentence, a path or a header.
bool is_key(std::string_view text) {
    if (text.empty() || text.size() > 100 || text.front() == '.' || text.front() == '-') return false;
    return std::ranges::all_of(text,
                               [](char c) { return is_word(c) || c == '.' || c == ':' || c == '-' || c == '/'; }) &&
           text.find('/') != 0;
}

// Laravel's config('a.b', default) is the one free call; everything else needs a telling receiver.
void on_read(site_context& here, std::string_view how) {
    const bool is_free = how == "free";
    if (here.is_decorator() || (is_free ? !here.site.on.empty() : !is_settings_name(here.site.on))) return;
    const auto key = here.text(0);
    if (!key || !is_key(*key)) return;
    const call_argument* const second = here.positional(1);
    std::string_view value;
    if (second != nullptr && !second->value.is_any("arrow_function", "function_expression", "lambda", "func_literal"))
        value = cut(second->text, 200);
    if (value.empty()) value = here.keyword_source("default");
    if (value.empty()) value = here.keyword_source("fallback");
    if (value.empty() && here.at + 1 == here.chain.size()) value = here.fallback();
    here.scan.add_key(*key, value, {}, here.extent(), here.positional(0)->value);
}

constexpr call_rule general[] = {
    {"get", on_read},         {"getString", on_read},     {"getInt", on_read},      {"getInteger", on_read},
    {"getBoolean", on_read},  {"getBool", on_read},       {"getLong", on_read},     {"getDouble", on_read},
    {"getProperty", on_read}, {"getOrDefault", on_read},  {"getint", on_read},      {"getboolean", on_read},
    {"getfloat", on_read},    {"setdefault", on_read},    {"getNumber", on_read},   {"fetch", on_read},
    {"dig", on_read},         {"get_string", on_read},    {"get_int", on_read},     {"get_bool", on_read},
    {"value", on_read},       {"getStringList", on_read}, {"getDuration", on_read}, {"getOrThrow", on_read},
    {"has", on_read}};

constexpr call_rule go_rules[] = {
    {"Get", on_read},         {"GetString", on_read},  {"GetInt", on_read},         {"GetBool", on_read},
    {"GetDuration", on_read}, {"GetFloat64", on_read}, {"GetStringSlice", on_read}, {"GetStringMap", on_read},
    {"GetInt64", on_read},    {"GetUint", on_read},    {"GetTime", on_read},        {"GetStringMapString", on_read},
    {"SetDefault", on_read},  {"IsSet", on_read},      {"GetInt32", on_read},       {"UnmarshalKey", on_read}};

constexpr call_rule csharp_rules[] = {
    {"GetValue", on_read}, {"GetSection", on_read}, {"GetConnectionString", on_read}, {"GetRequiredSection", on_read}};
constexpr call_rule php_rules[] = {
    {"get", on_read}, {"config", on_read, "free"}, {"getString", on_read}, {"set_default", on_read}};

} // namespace

std::span<const call_rule> setting_rules(language lang) {
    switch (lang) {
        case language::go:
            return go_rules;
        case language::csharp:
            return csharp_rules;
        case language::php:
            return php_rules;
        case language::bash:
            return {};
        default:
            return general;
    }
}

std::span<const std::string_view> setting_place_ends() {
    return whole_names;
}

void read_setting_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors) {
    if (what != role::subscript) return;
    const shape& s = find_shapes(scan.lang).of(n);
    const node object = s.object.empty() ? n.named_child(0) : n.field(s.object);
    if (!object || object.end() - object.begin() > 96 || !is_settings_name(object.text())) return;
    node key = s.name.empty() ? n.named_child(1) : n.field(s.name);
    if (key.is("bracketed_argument_list")) key = key.named_child(0).named_child(0);
    const auto text = plain_word(key);
    if (!text || key.is_any("identifier", "name") || !is_key(*text)) return;
    scan.add_key(*text, ancestors.empty() ? std::string_view() : fallback_of(ancestors.back(), n), {}, n.where(), key);
}

} // namespace delta::syntax
