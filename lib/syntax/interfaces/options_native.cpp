// SPDX-License-Identifier: Apache-2.0
// C and C++: Boost.Program_options (and cxxopts), CLI11, getopt and getopt_long tables.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

std::string owner_of(site_context& here) {
    const auto found = here.scan.commands.find(here.root());
    return found != here.scan.commands.end() ? found->second : std::string(last_part(here.root()));
}

void on_add_options(site_context& here, std::string_view) {
    here.scan.chain_command = owner_of(here);
}

// po::value<int>(&x)->default_value(5)
void read_value(const shape_table& shapes, node chain, option_spec& spec) {
    for (int guard = 0; chain && guard < 16 && shapes.role_of(chain) == role::call; ++guard) {
        const call_site site = read_site(shapes, chain);
        if (site.callee == "default_value") {
            const std::vector<call_argument> given = arguments_of(site);
            if (!given.empty()) spec.value = cut(given.front().text, 200);
        }
        if (site.callee == "bool_switch") spec.type = "bool";
        if (site.callee == "value") {
            const std::string_view called = chain.field("function").text();
            const std::size_t open = called.find('<');
            if (open != called.npos && called.ends_with('>'))
                spec.type = cut(called.substr(open + 1, called.size() - open - 2), 120);
        }
        chain = site.receiver;
    }
}

// ("name,n", po::value<int>()->default_value(5), "help") after add_options(); cxxopts writes "n,name".
void on_link(site_context& here, std::string_view) {
    if (here.scan.chain_command.empty() || here.at == 0) return;
    const auto names = here.text(0);
    if (!names || names->empty() || names->find(' ') != names->npos) return;
    option_spec spec;
    for (const std::string_view piece : split(*names, ',')) {
        const std::string_view name = trim(piece);
        if (!name.empty()) spec.names.push_back((name.size() == 1 ? "-" : "--") + std::string(name));
    }
    spec.owner = here.scan.chain_command;
    for (std::size_t i = 1; i < here.positional_count(); ++i) {
        const node value = here.positional(i)->value;
        if (plain_string(value))
            spec.has_help = true;
        else
            read_value(find_shapes(here.scan.lang), value, spec);
    }
    if (spec.type.empty() && here.positional_count() <= 2) spec.type = "bool";
    const call_argument* const first = here.positional(0);
    // The link's own span begins with the chain; its parentheses are what the reader means.
    here.scan.add_option(spec, here.site.arguments.where(), first->value);
}

// CLI11: app.add_option("-n,--name", x, "help")->default_val(5)->envname("NAME")
void on_add_option(site_context& here, std::string_view type) {
    const auto names = here.text(0);
    if (!names || names->find('-') == names->npos || here.site.on.empty()) return;
    option_spec spec;
    for (std::string_view piece : split(*names, ',')) {
        piece = trim(piece);
        if (piece.starts_with('!')) piece.remove_prefix(1);
        if (piece.starts_with('-')) spec.names.emplace_back(piece.substr(0, piece.find('{')));
    }
    spec.owner = owner_of(here);
    spec.type = type;
    for (std::size_t i = 1; i < here.positional_count(); ++i) spec.has_help = spec.has_help || here.text(i).has_value();
    std::vector<call_argument> variables;
    for (const call_site& link : here.later()) {
        const std::vector<call_argument> given = arguments_of(link);
        if (given.empty()) continue;
        if (is_any_of(link.callee, {"default_val", "default_str"})) spec.value = cut(given.front().text, 200);
        if (link.callee == "envname") variables.push_back(given.front());
        if (link.callee == "group" && plain_string(given.front().value) == "") spec.hidden = true;
    }
    const node literal = here.positional(0)->value;
    here.scan.add_option(spec, here.extent(), literal);
    for (const call_argument& a : variables)
        if (const auto name = plain_string(a.value))
            here.scan.add_environment(*name, spec.value, a.value.where(), a.value);
}

// auto* sub = app.add_subcommand("serve", "help")
void on_subcommand(site_context& here, std::string_view) {
    const auto name = here.text(0);
    if (!name || name->empty() || here.site.on.empty()) return;
    const bool has_help = here.text(1).has_value();
    here.scan.add(element_kind::cli_command, *name, {}, here.extent(), here.positional(0)->value).has_help = has_help;
    here.scan.keep_command(here.target(), *name);
}

// getopt(argc, argv, "ab:c")
void on_getopt(site_context& here, std::string_view) {
    const auto letters = here.text(2);
    if (!letters || here.positional_count() != 3) return;
    read_letters(here.scan, *letters, here.enclosing_name(), here.extent(), here.positional(2)->value);
}

// { "timeout", required_argument, 0, 't' }
void read_row(interface_scan& scan, const node& row, std::string_view owner) {
    option_spec spec;
    node literal;
    std::size_t column = 0;
    for (const node& cell : row.named_children()) {
        if (cell.is("comment")) continue;
        node value = cell;
        std::size_t at = column++;
        if (cell.is("initializer_pair")) {
            const std::string_view field = cell.field("designator").text();
            at = field == ".name" ? 0 : field == ".has_arg" ? 1 : field == ".val" ? 3 : 2;
            value = cell.field("value");
        }
        if (at == 0) literal = value;
        if (at == 1) spec.type = cut(value.text(), 120);
        if (at == 3 && value.is("char_literal")) spec.names.push_back("-" + plain_string(value).value_or(""));
    }
    const auto name = literal.is("string_literal") ? plain_string(literal) : std::nullopt;
    if (!name || name->empty()) return;
    spec.names.insert(spec.names.begin(), "--" + *name);
    spec.owner = owner;
    scan.add_option(spec, row.where(), literal);
}

constexpr call_rule rules[] = {{"add_options", on_add_options},   {"", on_link},
                               {"add_option", on_add_option},     {"add_flag", on_add_option, "bool"},
                               {"add_subcommand", on_subcommand}, {"getopt", on_getopt}};

} // namespace

// "ab:c": a letter with a colon takes a value; a leading colon or dash is getopt's own.
void read_letters(interface_scan& scan, std::string_view letters, std::string_view owner, const span& where,
                  const node& literal) {
    for (std::size_t i = 0; i < letters.size() && i < 128; ++i) {
        if (!is_alpha(letters[i]) && !is_digit(letters[i])) continue;
        option_spec spec;
        spec.names.push_back(std::string("-") + letters[i]);
        if (i + 1 < letters.size() && letters[i + 1] == ':') spec.type = "argument";
        spec.owner = owner;
        scan.add_option(spec, where, literal);
    }
}

std::span<const call_rule> native_option_rules() {
    return rules;
}

void read_option_table(interface_scan& scan, const node& declaration) {
    const node type = declaration.field("type");
    const node declarator = declaration.field("declarator");
    if (!declarator.is("init_declarator") || !type || type.end() - type.begin() > 64) return;
    const std::string_view last = last_part(trim(type.text()));
    if (last != "option" && !last.ends_with(" option")) return;
    const node rows = declarator.field("value");
    if (!rows.is("initializer_list")) return;
    const std::string owner(declared_name(declarator).text());
    for (const node& row : rows.named_children())
        if (row.is("initializer_list")) read_row(scan, row, owner);
}

} // namespace delta::syntax
