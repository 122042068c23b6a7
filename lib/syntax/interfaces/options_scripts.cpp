// SPDX-License-Identifier: Apache-2.0
// Ruby's OptionParser (and mercenary, slop), and options of shell scripts.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

// opts.on("-t", "--timeout N", Integer, "help"); "--[no-]color" is two spellings.
void on_switch(site_context& here, std::string_view) {
    if (here.site.on.empty()) return;
    option_spec spec;
    node literal;
    for (const call_argument& a : here.arguments()) {
        if (a.keyword_node) continue;
        const auto text = plain_string(a.value);
        if (!text && a.value.is("constant")) spec.type = a.text;
        if (!text) continue;
        if (!text->starts_with('-')) {
            spec.has_help = true;
            continue;
        }
        if (!literal || text->starts_with("--")) literal = a.value;
        for (std::string_view piece : split(*text, ',')) {
            piece = trim(piece);
            if (piece.starts_with("--[no-]")) {
                const std::string_view name = piece.substr(7, piece.find_first_of(" =[", 7) - 7);
                spec.names.push_back("--" + std::string(name));
                spec.names.push_back("--no-" + std::string(name));
                continue;
            }
            const std::size_t end = piece.find_first_of(" =[<");
            if (end != piece.npos && spec.type.empty())
                spec.type = trim(piece.substr(end + (piece[end] == '=' ? 1 : 0)));
            if (piece.starts_with('-')) spec.names.emplace_back(piece.substr(0, end));
        }
    }
    if (spec.names.empty()) return;
    spec.value = here.keyword_source("default");
    spec.owner = here.scan.command_around(here.position());
    if (spec.owner.empty()) spec.owner = last_part(here.root());
    here.scan.add_option(spec, here.extent(), literal);
}

// prog.command(:build) do |c| … end
void on_command(site_context& here, std::string_view) {
    const call_argument* const first = here.positional(0);
    const node block = here.site.whole.field("block");
    if (first == nullptr || here.site.on.empty() || !block || !first->value.is_any("simple_symbol", "string")) return;
    const auto name = plain_word(first->value);
    if (!name || name->empty() || name->find(' ') != name->npos) return;
    here.scan.add(element_kind::cli_command, *name, {}, here.extent(), first->value);
    here.scan.open_command(block.end(), *name);
}

// getopts "ab:c" name
void on_getopts(site_context& here, std::string_view) {
    const auto letters = here.text(0);
    if (letters && here.site.form == call_form::command)
        read_letters(here.scan, *letters, here.enclosing_name(), here.extent(), here.positional(0)->value);
}

constexpr call_rule ruby_rules[] = {{"on", on_switch},      {"on_tail", on_switch}, {"on_head", on_switch},
                                    {"option", on_switch},  {"define", on_switch},  {"string", on_switch},
                                    {"integer", on_switch}, {"bool", on_switch},    {"command", on_command}};
constexpr call_rule shell_rules[] = {{"getopts", on_getopts}};

// "--timeout=*" is "--timeout" with a value; a lone "-*" or "--" is no option.
bool read_pattern(const node& n, option_spec& spec) {
    std::string text = plain_string(n).value_or(std::string(n.text()));
    if (text.ends_with('*')) {
        text.pop_back();
        if (!text.ends_with('=')) return false;
    }
    if (text.ends_with('=')) {
        spec.type = "argument";
        text.pop_back();
    }
    if (text.size() < 2 || text[0] != '-' || text.find_first_of("*?[$ ") != text.npos) return false;
    const char first = text[1] == '-' ? (text.size() > 2 ? text[2] : '-') : text[1];
    if (!is_alpha(first) && !is_digit(first)) return false;
    spec.names.push_back(std::move(text));
    return true;
}

} // namespace

std::span<const call_rule> ruby_option_rules() {
    return ruby_rules;
}
std::span<const call_rule> shell_option_rules() {
    return shell_rules;
}

void read_case_arm(interface_scan& scan, const node& arm, std::span<const node> ancestors) {
    option_spec spec;
    node literal;
    for (const node& n : arm.children()) {
        if (n.is(")")) break;
        if (!n.named()) continue;
        if (read_pattern(n, spec) && (!literal || spec.names.back().starts_with("--"))) literal = n;
    }
    if (!literal) return;
    spec.owner = name_around(ancestors);
    scan.add_option(spec, arm.where(), literal);
}

} // namespace delta::syntax
