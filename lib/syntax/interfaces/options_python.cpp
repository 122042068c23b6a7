// SPDX-License-Identifier: Apache-2.0
// argparse, click, typer.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

void read_help(site_context& here, option_spec& spec) {
    const std::string_view help = here.keyword_source("help");
    spec.has_help = !help.empty() && help != "None";
    spec.hidden = help.ends_with("SUPPRESS") || here.is_true("hidden");
    if (spec.hidden && help.ends_with("SUPPRESS")) spec.has_help = false;
    const std::string_view deprecated = here.keyword_source("deprecated");
    spec.deprecated = !deprecated.empty() && deprecated != "False";
}

// Strings that look like flags; click writes both spellings of a switch in one ("--shout/--no-shout").
node read_names(site_context& here, option_spec& spec) {
    node literal;
    for (const call_argument& a : here.arguments()) {
        if (a.keyword_node) continue;
        const auto text = plain_string(a.value);
        if (!text || !text->starts_with('-')) continue;
        if (!literal || text->starts_with("--"))
            literal = !literal || !plain_string(literal)->starts_with("--") ? a.value : literal;
        for (const std::string_view piece : split(*text, '/'))
            if (const std::string_view name = trim(piece); name.starts_with('-')) spec.names.emplace_back(name);
    }
    return literal;
}

void read_variables(site_context& here, std::string_view keyword, std::string_view value) {
    const call_argument* const a = here.keyword(keyword);
    if (a == nullptr) return;
    for (const std::string& name : strings_in(a->value))
        here.scan.add_environment(name, value, here.extent(), a->value);
}

std::string owner_of(const interface_scan& scan, std::string_view receiver) {
    const auto found = scan.commands.find(receiver);
    return found != scan.commands.end() ? found->second : std::string(receiver);
}

void on_add_argument(site_context& here, std::string_view) {
    option_spec spec;
    const node literal = read_names(here, spec);
    if (spec.names.empty()) return;
    spec.owner = owner_of(here.scan, here.root());
    spec.value = here.keyword_source("default");
    spec.type = here.keyword_source("type");
    const std::string action = here.keyword_text("action").value_or("");
    if (spec.type.empty() && (action == "store_true" || action == "store_false")) spec.type = "bool";
    if (spec.type.empty() && here.keyword_source("action").ends_with("BooleanOptionalAction")) spec.type = "bool";
    read_help(here, spec);
    here.scan.add_option(spec, here.extent(), literal);
}

// sub = subparsers.add_parser("serve", help="…")
void on_add_parser(site_context& here, std::string_view) {
    const auto name = here.text(0);
    if (!name || name->empty() || here.site.on.empty()) return;
    const bool has_help = here.keyword("help") != nullptr;
    std::vector<std::string> aliases;
    if (const call_argument* const a = here.keyword("aliases")) aliases = strings_in(a->value);
    element& e = here.scan.add(element_kind::cli_command, *name, {}, here.extent(), here.positional(0)->value);
    e.has_help = has_help;
    e.aliases = std::move(aliases);
    here.scan.keep_command(here.target(), *name);
}

// group = parser.add_argument_group(…): its options are the parser's.
void on_group(site_context& here, std::string_view) {
    here.scan.keep_command(here.target(), owner_of(here.scan, here.root()));
}

// cleo: options = [option("group", "G", "help", flag=False, default="main")]
void on_listed_option(site_context& here) {
    const auto name = here.text(0);
    const std::size_t up = here.ancestors.size();
    const bool listed = up >= 2 && here.ancestors[up - 1].is("list") && here.ancestors[up - 2].is("assignment") &&
                        last_part(here.ancestors[up - 2].field("left").text()) == "options";
    if (!listed || !here.site.on.empty() || !name || name->empty() || name->starts_with('-')) return;
    option_spec spec;
    spec.names.push_back("--" + *name);
    if (const auto letter = here.text(1); letter && !letter->empty()) spec.names.push_back("-" + *letter);
    spec.owner = here.enclosing_name();
    spec.value = here.keyword_source("default");
    if (here.keyword_source("flag") != "False") spec.type = "bool";
    spec.has_help = here.positional_count() > 2 || here.keyword("description") != nullptr;
    here.scan.add_option(spec, here.extent(), here.positional(0)->value);
}

void on_click_option(site_context& here, std::string_view) {
    if (!here.is_decorator()) return on_listed_option(here);
    option_spec spec;
    const node literal = read_names(here, spec);
    if (spec.names.empty()) return;
    spec.owner = here.decorated_name();
    spec.value = here.keyword_source("default");
    spec.type = here.keyword_source("type");
    const bool pair = plain_string(literal).value_or("").find("/-") != std::string::npos;
    if (spec.type.empty() && (here.is_true("is_flag") || pair)) spec.type = "bool";
    read_help(here, spec);
    here.scan.add_option(spec, here.extent(), literal);
    read_variables(here, "envvar", spec.value);
}

// @click.command("name"), @cli.command(), @app.command(): named by the function when nothing is given.
void on_command(site_context& here, std::string_view) {
    if (!here.is_decorator() || !here.site.decorated.is_any("function_definition", "decorated_definition")) return;
    if (here.site.on.empty() && here.site.callee == "group" && here.positional_count() == 0 && !here.site.arguments)
        return;
    node literal = declared_name(here.site.decorated);
    std::string name = to_kebab(literal.text());
    const call_argument* given = here.positional(0);
    if (given == nullptr) given = here.keyword("name");
    if (given != nullptr) {
        const auto text = plain_string(given->value);
        if (given->keyword_node ? !text : !text && !given->value.is("identifier")) return;
        if (text) name = *text, literal = given->value;
    }
    if (name.empty() || name.find(' ') != name.npos) return;
    const std::string_view parent =
        is_any_of(here.site.on, {"click", "app", "typer"}) ? std::string_view() : here.site.on;
    element& e = here.scan.add(element_kind::cli_command, name, parent, here.extent(), literal);
    e.visible = here.is_true("hidden") ? visibility::internal : visibility::exported;
    e.deprecated =
        !here.keyword_source("deprecated").empty() && !is_any_of(here.keyword_source("deprecated"), {"False"});
    e.has_help = here.keyword("help") != nullptr;
}

// def f(name: str = typer.Option("x", "--name")), def f(name: Annotated[str, typer.Option()] = "x")
void on_typer_option(site_context& here, std::string_view) {
    if (here.is_decorator() || !is_any_of(here.site.on, {"typer", ""})) return;
    node parameter;
    bool annotated = false;
    std::size_t up = here.ancestors.size();
    for (; up > 0 && here.ancestors.size() - up < 8 && !parameter; --up) {
        const node& n = here.ancestors[up - 1];
        if (n.is_any("typed_default_parameter", "typed_parameter", "default_parameter"))
            parameter = n;
        else if (n.is("type"))
            annotated = true;
        else if (n.is_any("block", "argument_list"))
            return;
    }
    if (!parameter) return;
    option_spec spec;
    node literal = read_names(here, spec);
    const std::string_view name =
        parameter.field("name") ? parameter.field("name").text() : parameter.named_child(0).text();
    std::string_view type = parameter.field("type").text();
    if (type.starts_with("Annotated[")) type = trim(type.substr(10, type.find(',') - 10));
    spec.type = type;
    if (spec.names.empty()) {
        spec.names.push_back("--" + to_kebab(name));
        if (type == "bool") spec.names.push_back("--no-" + to_kebab(name));
    }
    const call_argument* const first = here.positional(0);
    if (annotated)
        spec.value = cut(parameter.field("value").text(), 200);
    else if (first != nullptr && !plain_string(first->value).value_or("").starts_with("--"))
        spec.value = cut(first->text, 200);
    if (spec.value.empty()) spec.value = here.keyword_source("default");
    if (spec.value == "...") spec.value.clear();
    spec.owner = name_around(here.ancestors.first(up));
    read_help(here, spec);
    here.scan.add_option(spec, literal ? here.extent() : parameter.where(),
                         literal ? literal : declared_name(parameter));
    read_variables(here, "envvar", spec.value);
}

constexpr call_rule rules[] = {
    {"add_argument", on_add_argument},
    {"add_parser", on_add_parser},
    {"add_argument_group", on_group},
    {"add_mutually_exclusive_group", on_group},
    {"option", on_click_option},
    {"command", on_command},
    {"group", on_command},
    {"Option", on_typer_option},
};

} // namespace

std::span<const call_rule> python_option_rules() {
    return rules;
}

} // namespace delta::syntax
