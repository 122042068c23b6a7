// SPDX-License-Identifier: Apache-2.0
// The flag package, pflag and cobra, urfave/cli.
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

bool is_flag_set(std::string_view receiver) {
    if (receiver.ends_with("()")) receiver.remove_suffix(2);
    const std::string name = to_lower(last_part(receiver));
    return is_any_of(name, {"flag", "pflag", "fs", "f", "set", "commandline"}) || name.ends_with("flags") ||
           name.ends_with("flagset");
}

std::string owner_of(site_context& here) {
    const auto found = here.scan.commands.find(here.root());
    return found != here.scan.commands.end() ? found->second : std::string(last_part(here.root()));
}

// fs.IntVarP(&x, "name", "n", 5, "help"): the callee tells where the name stands.
void on_flag(site_context& here, std::string_view type) {
    if (!is_flag_set(here.site.on)) return;
    std::string_view rest = here.site.callee.substr(type.size());
    const bool has_short = rest.ends_with('P');
    if (has_short) rest.remove_suffix(1);
    const std::size_t at = rest == "Var" ? 1 : 0;
    // Count, Func and Var take no default.
    const bool has_default = !type.empty() && type != "Count" && type != "Func" && type != "BoolFunc";
    const std::size_t wanted = at + 1 + (has_short ? 1 : 0) + (has_default ? 1 : 0);
    const auto name = here.text(at);
    if (!name || name->empty() || name->find_first_of(" =-/") == 0 || here.positional_count() < wanted) return;
    option_spec spec;
    const bool standard = here.root() == "flag" || here.scan.commands.contains(std::string(here.root()) + " flag");
    spec.names.push_back((name->size() == 1 && standard ? "-" : "--") + *name);
    if (standard && name->size() > 1) spec.names.push_back("-" + *name);
    if (has_short)
        if (const auto letter = here.text(at + 1); letter && !letter->empty()) spec.names.push_back("-" + *letter);
    if (has_default) spec.value = cut(here.positional(at + (has_short ? 2 : 1))->text, 200);
    spec.type = type.empty() ? "" : to_lower(type.substr(0, 1)) + std::string(type.substr(1));
    spec.has_help = here.positional_count() > wanted && here.text(wanted) != std::string();
    spec.owner = owner_of(here);
    here.scan.add_option(spec, here.extent(), here.positional(at)->value);
}

// flags.MarkHidden("name"), once the flag is there
void on_hidden_flag(site_context& here, std::string_view) {
    if (const auto name = here.text(0); name && is_flag_set(here.site.on))
        here.scan.hide_option("--" + *name, owner_of(here));
}

// fs := flag.NewFlagSet("serve", flag.ExitOnError)
void on_flag_set(site_context& here, std::string_view) {
    const std::string kept(here.target());
    const auto name = here.text(0);
    if (kept.empty() || !name || !is_any_of(here.site.on, {"flag", "pflag"})) return;
    if (!name->empty()) here.scan.keep_command(kept, *name);
    if (here.site.on == "flag") here.scan.keep_command(kept + " flag", *name);
}

bool is_hidden(site_context& here) {
    return here.keyword_source("Hidden") == "true";
}

// &cobra.Command{Use: "serve [dir]", Short: "…"}, cli.Command{Name: "serve"}
void on_command(site_context& here, std::string_view name_field) {
    const bool cobra = name_field == "Use";
    if (here.site.form != call_form::struct_literal || here.site.on != (cobra ? "cobra" : "cli")) return;
    const call_argument* const a = here.keyword(name_field);
    const auto use = a != nullptr ? plain_string(a->value) : std::nullopt;
    if (!use || use->empty()) return;
    const std::string name = use->substr(0, use->find(' '));
    std::vector<std::string> aliases;
    if (const call_argument* const others = here.keyword("Aliases"))
        for (const node& n : others->value.named_children()) {
            if (!n.is("literal_value")) continue;
            for (const node& item : n.named_children())
                aliases.push_back(plain_string(item.named_child(0)).value_or(""));
        }
    std::erase(aliases, "");
    const bool has_help =
        here.keyword("Short") != nullptr || here.keyword("Long") != nullptr || here.keyword("Usage") != nullptr;
    const bool deprecated = here.keyword("Deprecated") != nullptr;
    const bool hidden = is_hidden(here);
    element& e = here.scan.add(element_kind::cli_command, name, {}, here.extent(), a->value);
    e.aliases = std::move(aliases);
    e.has_help = has_help;
    e.deprecated = deprecated;
    if (hidden) e.visible = visibility::internal;
    here.scan.keep_command(here.target(), name);
    here.scan.open_command(here.site.whole.end(), name);
}

std::vector<std::string> listed(const node& composite) {
    std::vector<std::string> out;
    for (const node& item : composite.field("body").named_children())
        if (const auto text = plain_string(item.named_child(0))) out.push_back(*text);
    return out;
}

// &cli.StringFlag{Name: "lang", Aliases: []string{"l"}, Value: "en", Usage: "…", EnvVars: []string{"LANG"}}
void on_flag_literal(site_context& here, std::string_view type) {
    if (here.site.form != call_form::struct_literal || here.site.on != "cli") return;
    const auto name = here.keyword_text("Name");
    if (!name || name->empty()) return;
    option_spec spec;
    const auto dashed = [](const std::string& n) { return (n.size() == 1 ? "-" : "--") + n; };
    spec.names.push_back(dashed(*name));
    if (const call_argument* const a = here.keyword("Aliases"))
        for (const std::string& alias : listed(a->value)) spec.names.push_back(dashed(alias));
    spec.value = here.keyword_source("Value");
    spec.type = type;
    spec.has_help = here.keyword("Usage") != nullptr;
    spec.hidden = is_hidden(here);
    spec.owner = here.scan.command_around(here.position());
    here.scan.add_option(spec, here.extent(), here.keyword("Name")->value);
    if (const call_argument* const a = here.keyword("EnvVars"))
        for (const std::string& variable : listed(a->value))
            here.scan.add_environment(variable, spec.value, here.extent(), a->value);
}

constexpr std::string_view types[] = {
    "String",         "Bool",     "Int",       "Int8",          "Int16",   "Int32",   "Int64",    "Uint",
    "Uint8",          "Uint16",   "Uint32",    "Uint64",        "Float32", "Float64", "Duration", "StringSlice",
    "StringArray",    "IntSlice", "BoolSlice", "DurationSlice", "Count",   "IP",      "IPNet",    "IPSlice",
    "StringToString", "BytesHex", "Func",      "BoolFunc",      "Text",    ""};
constexpr std::string_view suffixes[] = {"", "P", "Var", "VarP"};
constexpr std::string_view literals[][2] = {{"StringFlag", "string"},     {"BoolFlag", "bool"},
                                            {"IntFlag", "int"},           {"Int64Flag", "int64"},
                                            {"UintFlag", "uint"},         {"Float64Flag", "float64"},
                                            {"DurationFlag", "duration"}, {"StringSliceFlag", "stringSlice"},
                                            {"PathFlag", "path"},         {"IntSliceFlag", "intSlice"},
                                            {"GenericFlag", ""}};

std::vector<call_rule> make_rules() {
    static std::vector<std::string> names;
    names.reserve(std::size(types) * std::size(suffixes));
    std::vector<call_rule> out = {{"NewFlagSet", on_flag_set},
                                  {"MarkHidden", on_hidden_flag},
                                  {"Command", on_command, "Use"},
                                  {"Command", on_command, "Name"}};
    for (const std::string_view type : types)
        for (const std::string_view suffix : suffixes) {
            if (type.empty() && !suffix.starts_with("Var")) continue;
            names.push_back(std::string(type).append(suffix));
            out.push_back({names.back(), on_flag, type});
        }
    for (const auto& [name, type] : literals) out.push_back({name, on_flag_literal, type});
    return out;
}

} // namespace

std::span<const call_rule> go_option_rules() {
    static const std::vector<call_rule> rules = make_rules();
    return rules;
}

} // namespace delta::syntax
