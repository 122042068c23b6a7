// SPDX-License-Identifier: Apache-2.0
// clap's builder: Command::new("x").arg(Arg::new("timeout").long("timeout").short('t').default_value("5")).
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

// The first argument of every later link with that name.
std::vector<call_argument> later(site_context& here, std::initializer_list<std::string_view> names) {
    std::vector<call_argument> out;
    for (const call_site& link : here.later()) {
        if (!is_any_of(link.callee, names)) continue;
        const std::vector<call_argument> given = arguments_of(link);
        if (!given.empty()) out.push_back(given.front());
    }
    return out;
}

bool is_set(const std::vector<call_argument>& flags) {
    return !flags.empty() && flags.back().text == "true";
}

void on_argument(site_context& here, std::string_view) {
    if (last_part(here.site.on) != "Arg" || here.is_decorator()) return;
    const std::vector<call_argument> longs = later(here, {"long"});
    const std::vector<call_argument> shorts = later(here, {"short"});
    if (longs.empty() && shorts.empty()) return;
    option_spec spec;
    node literal;
    for (const call_argument& a : longs)
        if (const auto text = plain_string(a.value)) spec.names.push_back("--" + *text), literal = a.value;
    for (const call_argument& a : shorts)
        if (const auto text = plain_string(a.value)) {
            spec.names.push_back("-" + *text);
            if (!literal) literal = a.value;
        }
    for (const call_argument& a : later(here, {"alias", "visible_alias"}))
        if (const auto text = plain_string(a.value)) spec.names.push_back("--" + *text);
    if (const auto standard = later(here, {"default_value", "default_values"}); !standard.empty())
        spec.value = cut(standard.back().text, 200);
    spec.has_help = !later(here, {"help", "about", "long_help"}).empty();
    spec.hidden = is_set(later(here, {"hide", "hidden"}));
    spec.owner = here.scan.command_around(here.position());
    if (spec.owner.empty()) spec.owner = here.enclosing_name();
    const span whole = here.chain.back().whole.where();
    here.scan.add_option(spec, whole, literal);
    for (const call_argument& a : later(here, {"env"}))
        if (const auto name = plain_string(a.value)) here.scan.add_environment(*name, spec.value, whole, a.value);
}

// Processes are commands too: only what speaks of help or of subcommands is clap's.
void on_command(site_context& here, std::string_view) {
    if (!is_any_of(last_part(here.site.on), {"Command", "App", "SubCommand"}) || here.at != 0) return;
    const auto name = here.text(0);
    if (!name || name->empty() || name->find_first_of(" /") != name->npos) return;
    bool is_clap = last_part(here.site.on) == "SubCommand";
    for (const call_site& link : here.chain)
        is_clap = is_clap ||
                  is_any_of(link.callee, {"about", "long_about", "subcommand", "subcommands", "subcommand_required",
                                          "author", "arg_required_else_help", "version", "visible_alias"});
    if (!is_clap) return;
    const bool has_help = !later(here, {"about", "long_about"}).empty();
    element& e = here.scan.add(element_kind::cli_command, *name, here.scan.command_around(here.position()),
                               here.chain.back().whole.where(), here.positional(0)->value);
    e.has_help = has_help;
    if (is_set(later(here, {"hide"}))) e.visible = visibility::internal;
    for (const call_argument& a : later(here, {"alias", "visible_alias"}))
        if (const auto alias = plain_string(a.value)) e.aliases.push_back(*alias);
    here.scan.open_command(here.chain.back().whole.end(), *name);
}

constexpr call_rule rules[] = {
    {"new", on_argument}, {"with_name", on_argument}, {"new", on_command}, {"with_name", on_command}};

} // namespace

std::span<const call_rule> rust_option_rules() {
    return rules;
}

} // namespace delta::syntax
