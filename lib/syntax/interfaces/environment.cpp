// SPDX-License-Identifier: Apache-2.0
// Reads of environment variables, in every language.
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

// f("X", default): `extra` lists the receivers that count, comma-separated; "" is a free call.
bool is_receiver_in(std::string_view receiver, std::string_view list) {
    while (true) {
        const std::size_t comma = list.find(',');
        if (list.substr(0, comma) == receiver) return true;
        if (comma == list.npos) return false;
        list.remove_prefix(comma + 1);
    }
}

std::string_view simple_text(const node& n) {
    return n && n.end() - n.begin() <= 64 ? n.text() : std::string_view();
}

// A default that the next call of the chain gives: env::var("X").unwrap_or("y")
std::string_view chained_default(site_context& here) {
    if (here.at + 1 >= here.chain.size()) return {};
    const call_site& next = here.chain[here.at + 1];
    if (!is_any_of(next.callee, {"unwrap_or", "unwrap_or_else", "orElse", "or_else"})) return {};
    const std::vector<call_argument> given = arguments_of(next);
    if (given.empty()) return {};
    std::string_view text = given.front().text;
    if (text.starts_with("|")) { // |_| "x".to_string()
        const std::size_t close = text.find('|', 1);
        if (close == text.npos) return {};
        text.remove_prefix(close + 1);
        while (text.starts_with(' ')) text.remove_prefix(1);
    }
    for (const std::string_view conversion : {".to_string()", ".to_owned()", ".into()"})
        if (text.ends_with(conversion)) text.remove_suffix(conversion.size());
    if (text.starts_with("String::from(") && text.ends_with(')')) text = text.substr(13, text.size() - 14);
    return cut(text, 200);
}

void on_read(site_context& here, std::string_view receivers) {
    if (here.is_decorator() || !is_receiver_in(here.site.on, receivers)) return;
    const auto name = here.text(0);
    if (!name) return;
    const call_argument* const second = here.positional(1);
    std::string_view value = second != nullptr ? cut(second->text, 200) : here.keyword_source("default");
    if (value.empty()) value = chained_default(here);
    if (value.empty() && here.at + 1 == here.chain.size()) value = here.fallback();
    if (value.empty() && here.scan.lang == language::ruby) // ENV.fetch("X") { 5 }
        if (const node block = here.site.whole.field("block")) value = cut(block.field("body").text(), 200);
    here.scan.add_environment(*name, value, here.extent(), here.positional(0)->value);
}

// What a build tells the code it builds is nobody's to configure.
bool is_set_by_cargo(std::string_view name) {
    return name == "OUT_DIR" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_CFG_") ||
           name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_BIN_EXE_");
}

// Readers whose second argument is no default (Rust's env! takes a message there).
void on_plain_read(site_context& here, std::string_view receivers) {
    if (!is_receiver_in(here.site.on, receivers)) return;
    const auto name = here.text(0);
    if (!name || (here.scan.lang == language::rust && is_set_by_cargo(*name))) return;
    std::string_view value = chained_default(here);
    if (value.empty() && here.at + 1 == here.chain.size()) value = here.fallback();
    here.scan.add_environment(*name, value, here.extent(), here.positional(0)->value);
}

// env!("X"): the arguments of a macro are tokens.
void on_macro(site_context& here, std::string_view receivers) {
    if (here.site.whole.is("macro_invocation")) on_plain_read(here, receivers);
}

// Field(env="X") of a settings class.
void on_field(site_context& here, std::string_view) {
    const call_argument* const a = here.keyword("env");
    if (a == nullptr) return;
    const call_argument* const first = here.positional(0);
    std::string_view value = first != nullptr ? cut(first->text, 200) : here.keyword_source("default");
    if (value == "...") value = {};
    for (const std::string& name : strings_in(a->value))
        here.scan.add_environment(name, value, here.extent(), a->value);
}

constexpr call_rule python_rules[] = {{"get", on_read, "os.environ,environ"},
                                      {"pop", on_read, "os.environ,environ"},
                                      {"setdefault", on_read, "os.environ,environ"},
                                      {"getenv", on_read, "os,"},
                                      {"Field", on_field}};
constexpr call_rule javascript_rules[] = {{"get", on_read, "Deno.env"}};
constexpr call_rule go_rules[] = {{"Getenv", on_plain_read, "os,syscall"}, {"LookupEnv", on_plain_read, "os"}};
constexpr call_rule rust_rules[] = {{"var", on_plain_read, "std::env,env"},
                                    {"var_os", on_plain_read, "std::env,env"},
                                    {"env", on_macro, ""},
                                    {"option_env", on_macro, ""}};
constexpr call_rule java_rules[] = {{"getenv", on_read, "System,java.lang.System"},
                                    {"get", on_read, "System.getenv()"},
                                    {"getOrDefault", on_read, "System.getenv()"}};
constexpr call_rule c_rules[] = {{"getenv", on_plain_read, ",std,::"}, {"secure_getenv", on_plain_read, ""}};
constexpr call_rule csharp_rules[] = {{"GetEnvironmentVariable", on_plain_read, "Environment,System.Environment"}};
constexpr call_rule ruby_rules[] = {{"fetch", on_read, "ENV"}, {"dig", on_plain_read, "ENV"}, {"[]", on_read, "ENV"}};
constexpr call_rule php_rules[] = {{"getenv", on_plain_read, ""}, {"env", on_read, ""}};

// The place and its variable, when `n` reads one.
struct place {
    node key;
    std::string name;
};

bool begins_with_environment(language lang, const node& n, bool subscript) {
    const std::string_view text = cut(n.text(), 24);
    switch (lang) {
        case language::python:
            return subscript && (text.starts_with("os.environ[") || text.starts_with("environ["));
        case language::ruby:
            return subscript && text.starts_with("ENV[");
        case language::php:
            return subscript && (text.starts_with("$_ENV[") || text.starts_with("$_SERVER["));
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return text.starts_with("process.env") || text.starts_with("import.meta.env");
        default:
            return false;
    }
}

// Of what begins_with_environment looks for.
constexpr std::string_view place_words[] = {"environ", "ENV", "_ENV", "_SERVER", "env"};

place find_place(interface_scan& scan, role what, const node& n) {
    const bool subscript = what == role::subscript;
    if ((!subscript && what != role::member) || !begins_with_environment(scan.lang, n, subscript)) return {};
    const shape& s = find_shapes(scan.lang).of(n);
    const node object = s.object.empty() ? n.named_child(0) : n.field(s.object);
    const node key = s.name.empty() ? n.named_child(1) : n.field(s.name);
    if (!is_any_of(simple_text(object),
                   {"os.environ", "environ", "ENV", "$_ENV", "$_SERVER", "process.env", "import.meta.env"}))
        return {};
    // What the bundler itself sets is nobody's to configure.
    if (simple_text(object) == "import.meta.env" && is_any_of(key.text(), {"DEV", "PROD", "SSR", "MODE"})) return {};
    if (!subscript) return {key, std::string(key.text())};
    const auto text = plain_string(key);
    // The server's own variables are not the user's.
    if (!text || (simple_text(object) == "$_SERVER" &&
                  is_any_of(text->substr(0, 5), {"HTTP_", "REQUE", "SERVE", "REMOT", "QUERY", "SCRIP", "PHP_S", "DOCUM",
                                                 "HTTPS", "PATH_"})))
        return {};
    return {key, *text};
}

// const { PORT, HOST = "x" } = process.env
void read_pattern(interface_scan& scan, const node& declarator) {
    const node pattern = declarator.field("name");
    if (!pattern.is("object_pattern") ||
        !is_any_of(simple_text(declarator.field("value")), {"process.env", "import.meta.env"}))
        return;
    for (const node& n : pattern.named_children()) {
        node key = n;
        node value;
        if (n.is("object_assignment_pattern")) key = n.field("left"), value = n.field("right");
        if (n.is("pair_pattern")) {
            key = n.field("key");
            if (n.field("value").is("assignment_pattern")) value = n.field("value").field("right");
        }
        if (!n.is("rest_pattern")) scan.add_environment(key.text(), cut(value.text(), 200), n.where(), key);
    }
}

// ${X:-default}; a lower-case name is the script's own variable.
void read_expansion(interface_scan& scan, const node& n) {
    const node name = n.first("variable_name");
    const node sign = name ? n.field("operator") : node{};
    if (!sign || !is_any_of(sign.text(), {":-", "-", ":=", "=", ":?", "?"})) return;
    for (const char c : name.text())
        if (c >= 'a' && c <= 'z') return;
    if (name.text().size() < 2) return;
    std::string_view value = n.source().substr(sign.end(), n.end() - sign.end());
    if (value.ends_with('}')) value.remove_suffix(1);
    if (sign.text().ends_with('?')) value = {};
    scan.add_environment(name.text(), cut(value, 200), n.where(), name);
}

// A program that sets a variable does not read it.
bool is_written(const node& n, std::span<const node> ancestors) {
    if (ancestors.empty() || !ancestors.back().is_any("assignment", "assignment_expression")) return false;
    return ancestors.back().begin() == n.begin();
}

} // namespace

std::span<const call_rule> environment_rules(language lang) {
    switch (lang) {
        case language::python:
            return python_rules;
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return javascript_rules;
        case language::go:
            return go_rules;
        case language::rust:
            return rust_rules;
        case language::java:
        case language::kotlin:
            return java_rules;
        case language::c:
        case language::cpp:
            return c_rules;
        case language::csharp:
            return csharp_rules;
        case language::ruby:
            return ruby_rules;
        case language::php:
            return php_rules;
        default:
            return {};
    }
}

std::span<const std::string_view> environment_place_words() {
    return place_words;
}

void read_environment_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors) {
    if (what == role::expansion) return read_expansion(scan, n);
    if (what == role::declaration) {
        if (n.is("variable_declarator")) read_pattern(scan, n);
        return;
    }
    const place found = find_place(scan, what, n);
    if (found.name.empty() || is_written(n, ancestors)) return;
    scan.add_environment(found.name, ancestors.empty() ? std::string_view() : fallback_of(ancestors.back(), n),
                         n.where(), found.key);
}

} // namespace delta::syntax
