// SPDX-License-Identifier: Apache-2.0
// commander (and cac, which writes options the same way) and yargs.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

std::string owner_of(site_context& here) {
    if (!here.scan.chain_command.empty()) return here.scan.chain_command;
    const auto found = here.scan.commands.find(here.root());
    return found != here.scan.commands.end() ? found->second : std::string(last_part(here.root()));
}

// "-t, --timeout <seconds>" taken apart; what is in brackets is the value's name.
void read_flags(std::string_view flags, option_spec& spec) {
    const std::size_t value = flags.find_first_of("<[");
    if (value != flags.npos) spec.type = trim(flags.substr(value));
    std::string piece;
    const auto finish = [&] {
        if (piece.starts_with('-')) spec.names.push_back(piece);
        piece.clear();
    };
    for (const char c : flags.substr(0, value)) {
        if (c == ' ' || c == ',' || c == '|' || c == '=')
            finish();
        else
            piece += c;
    }
    finish();
}

// program.option("-t, --timeout <n>", "help", 30); .requiredOption; new Option("…")
void on_flags(site_context& here, std::string_view) {
    const auto flags = here.text(0);
    if (!flags || !flags->starts_with('-') || here.is_decorator()) return;
    option_spec spec;
    read_flags(*flags, spec);
    if (spec.type.empty()) spec.type = "boolean";
    spec.owner = owner_of(here);
    spec.has_help = here.positional_count() > 1;
    std::size_t last = here.positional_count();
    // program.option(flags, help, parser, default)
    if (last >= 3 &&
        !here.positional(last - 1)->value.is_any("identifier", "arrow_function", "function_expression", "object"))
        spec.value = cut(here.positional(last - 1)->text, 200);
    if (spec.value.empty()) spec.value = here.keyword_source("default");
    if (here.site.callee == "Option")
        for (const call_site& link : here.later()) {
            if (link.callee == "hideHelp") spec.hidden = true;
            if (link.callee != "default") continue;
            const std::vector<call_argument> given = arguments_of(link);
            if (!given.empty()) spec.value = cut(given.front().text, 200);
        }
    here.scan.add_option(spec, here.extent(), here.positional(0)->value);
}

std::string dashed(std::string_view name) {
    return std::string(name.size() == 1 ? "-" : "--").append(name);
}

// { alias: "t", type: "number", default: 30, describe: "…" } of yargs
void add_described(site_context& here, std::string_view name, const node& literal,
                   const std::vector<call_argument>& entries) {
    option_spec spec;
    spec.names.push_back(dashed(name));
    spec.owner = owner_of(here);
    for (const call_argument& entry : entries) {
        if (entry.keyword == "alias" || entry.keyword == "aliases")
            for (const std::string& alias : strings_in(entry.value)) spec.names.push_back(dashed(alias));
        if (entry.keyword == "default") spec.value = cut(entry.text, 200);
        if (entry.keyword == "type") spec.type = plain_string(entry.value).value_or("");
        if (is_any_of(entry.keyword, {"boolean", "number", "string", "array", "count"}) && entry.text == "true")
            spec.type = entry.keyword;
        if (is_any_of(entry.keyword, {"describe", "description", "desc"})) spec.has_help = true;
        if (entry.keyword == "hidden" && entry.text == "true") spec.hidden = true;
        if (entry.keyword == "deprecated" && entry.text != "false") spec.deprecated = true;
    }
    here.scan.add_option(spec, here.extent(), literal);
}

bool is_yargs(site_context& here) {
    const std::string_view root = last_part(here.root());
    if (is_any_of(root, {"yargs", "argv", "y", "cli", "parser", "builder"}) || here.scan.commands.contains(here.root()))
        return true;
    return here.root().empty() && is_any_of(here.chain.front().callee, {"yargs"});
}

// yargs.option("timeout", {…}), yargs.options({ timeout: {…} })
void on_described(site_context& here, std::string_view) {
    if (here.is_decorator() || !is_yargs(here)) return;
    if (const auto name = here.text(0)) {
        const call_argument* const about = here.positional(1);
        if (!name->starts_with('-') && about != nullptr && about->value.is("object"))
            add_described(here, *name, here.positional(0)->value, entries_of(about->value));
        return;
    }
    for (const call_argument& a : here.arguments())
        if (a.in_literal && a.value.is("object")) add_described(here, a.keyword, a.keyword_node, entries_of(a.value));
}

// program.command("serve <dir>", …): the chain's later options are its own.
void on_command(site_context& here, std::string_view) {
    if (here.is_decorator() || here.site.on.empty() || is_any_of(last_part(here.site.on), {"vscode", "commands"}))
        return;
    const call_argument* const first = here.positional(0);
    if (first == nullptr) return;
    const std::vector<std::string> given = strings_in(first->value);
    if (given.empty() || !(first->value.is("array") || plain_string(first->value))) return;
    const std::string name = given.front().substr(0, given.front().find_first_of(" <["));
    // A command is a word; "$0" is yargs' default command.
    if (name.empty() || name.size() > 100 || name.find_first_of("/.$") != name.npos) return;
    const bool has_help = here.positional_count() > 1 && here.text(1).has_value();
    bool described = has_help;
    for (const call_site& link : here.later()) described = described || link.callee == "description";
    element& e = here.scan.add(element_kind::cli_command, name, {}, here.extent(), first->value);
    e.has_help = described;
    for (std::size_t i = 1; i < given.size(); ++i) e.aliases.push_back(given[i].substr(0, given[i].find(' ')));
    here.scan.chain_command = name;
    here.scan.keep_command(here.target(), name);
}

constexpr call_rule rules[] = {
    {"option", on_flags},     {"requiredOption", on_flags}, {"Option", on_flags},
    {"option", on_described}, {"options", on_described},    {"command", on_command},
};

} // namespace

std::span<const call_rule> javascript_option_rules() {
    return rules;
}

} // namespace delta::syntax
