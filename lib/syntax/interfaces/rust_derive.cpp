// SPDX-License-Identifier: Apache-2.0
// What derives make of a Rust type: clap and structopt options and subcommands, serde keys.
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

using attributes = std::vector<call_site>;

// All arguments of the attributes of those names: `#[arg(long)] #[clap(short)]`.
std::vector<call_argument> arguments_named(const attributes& all, std::initializer_list<std::string_view> names) {
    std::vector<call_argument> out;
    for (const call_site& site : all) {
        if (!is_any_of(site.callee, names)) continue;
        const std::vector<call_argument> given = arguments_of(site);
        out.insert(out.end(), given.begin(), given.end());
    }
    return out;
}

const call_argument* find_argument(const std::vector<call_argument>& all, std::string_view name) {
    const auto found = std::ranges::find_if(
        all, [&](const call_argument& a) { return a.keyword_node ? a.keyword == name : a.text == name; });
    return found == all.end() ? nullptr : &*found;
}

std::optional<std::string> text_of(const std::vector<call_argument>& all, std::string_view name) {
    const call_argument* const a = find_argument(all, name);
    return a != nullptr && a->keyword_node ? plain_string(a->value) : std::nullopt;
}

std::string recased(std::string_view name, std::string_view rule) {
    const std::string kebab = to_kebab(name);
    const bool screaming = rule.starts_with("SCREAMING") || rule == "UPPERCASE";
    const bool camel = rule == "camelCase" || rule == "PascalCase";
    std::string out;
    bool raise = rule == "PascalCase";
    for (const char c : kebab) {
        if (c == '-') {
            raise = camel;
            if (rule.ends_with("kebab-case") || rule.ends_with("KEBAB-CASE"))
                out += '-';
            else if (!camel)
                out += '_';
            continue;
        }
        out += (raise || screaming) && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
        raise = false;
    }
    return out;
}

std::string plain_identifier(std::string_view name) {
    return std::string(name.starts_with("r#") ? name.substr(2) : name);
}

// The members of a struct body or enum body, each with the attributes and doc comments before it.
template <class Visit>
void for_each_member(const node& body, Visit visit) {
    const shape_table& shapes = find_shapes(language::rust);
    attributes before;
    bool documented = false;
    for (const node& n : body.named_children()) {
        if (n.is("attribute_item"))
            before.push_back(read_site(shapes, n));
        else if (n.is_any("line_comment", "block_comment"))
            documented = documented || n.text().starts_with("///") || n.text().starts_with("/**");
        else {
            visit(n, before, documented);
            before.clear();
            documented = false;
        }
    }
}

// An element told by attributes begins with the first of them.
void reach_back(element& e, const attributes& before) {
    if (before.empty()) return;
    const span first = before.front().whole.where();
    e.where.begin = first.begin;
    e.where.line = first.line;
    e.where.column = first.column;
}

void add_option(interface_scan& scan, const node& field, const attributes& before, bool documented,
                std::string_view owner) {
    const std::vector<call_argument> given = arguments_named(before, {"arg", "clap", "structopt"});
    const call_argument* const long_form = find_argument(given, "long");
    const call_argument* const short_form = find_argument(given, "short");
    const std::string name = plain_identifier(field.field("name").text());
    const auto variable = find_argument(given, "env");
    std::string standard;
    for (const std::string_view key : {"default_value", "default_value_t", "default_value_os", "default_values_t"})
        if (const call_argument* const a = find_argument(given, key); a != nullptr && a->keyword_node)
            standard = cut(a->text, 200);
    node literal = field.field("name");
    if (long_form != nullptr || short_form != nullptr) {
        option_spec spec;
        if (long_form != nullptr) {
            const auto text = long_form->keyword_node ? plain_string(long_form->value) : std::nullopt;
            if (text) literal = long_form->value;
            spec.names.push_back("--" + text.value_or(to_kebab(name)));
        }
        if (short_form != nullptr) {
            const auto text = short_form->keyword_node ? plain_string(short_form->value) : std::nullopt;
            spec.names.push_back("-" + text.value_or(name.substr(0, 1)));
        }
        for (const std::string_view key : {"alias", "visible_alias"})
            if (const auto alias = text_of(given, key)) spec.names.push_back("--" + *alias);
        spec.value = standard;
        spec.type = cut(field.field("type").text(), 120);
        spec.owner = owner;
        spec.has_help =
            documented || find_argument(given, "help") != nullptr || find_argument(given, "about") != nullptr;
        const call_argument* const hide = find_argument(given, "hide");
        spec.hidden = hide != nullptr && (!hide->keyword_node || hide->text == "true");
        if (element* const e = scan.add_option(spec, field.where(), literal)) reach_back(*e, before);
    }
    if (variable != nullptr) {
        const auto text = variable->keyword_node ? plain_string(variable->value) : std::nullopt;
        if (text || !variable->keyword_node)
            scan.add_environment(text.value_or(recased(name, "SCREAMING_SNAKE_CASE")), standard, field.where(),
                                 field.field("name"));
    }
}

void add_options(interface_scan& scan, const node& body, std::string_view owner) {
    for_each_member(body, [&](const node& n, const attributes& before, bool documented) {
        if (n.is("field_declaration")) add_option(scan, n, before, documented, owner);
    });
}

void add_commands(interface_scan& scan, const node& body) {
    for_each_member(body, [&](const node& n, const attributes& before, bool documented) {
        if (!n.is("enum_variant")) return;
        const std::vector<call_argument> given = arguments_named(before, {"command", "clap", "structopt"});
        if (find_argument(given, "flatten") != nullptr || find_argument(given, "external_subcommand") != nullptr)
            return;
        const std::string name = text_of(given, "name").value_or(to_kebab(n.field("name").text()));
        const call_argument* const named = find_argument(given, "name");
        const call_argument* const hide = find_argument(given, "hide");
        element& e =
            scan.add(element_kind::cli_command, name, {}, n.where(), named != nullptr ? named->value : n.field("name"));
        reach_back(e, before);
        e.has_help = documented || find_argument(given, "about") != nullptr;
        if (hide != nullptr && (!hide->keyword_node || hide->text == "true")) e.visible = visibility::internal;
        for (const std::string_view key : {"alias", "visible_alias"})
            if (const auto alias = text_of(given, key)) e.aliases.push_back(*alias);
        add_options(scan, n.field("body"), name);
    });
}

void add_keys(interface_scan& scan, const node& item, const attributes& container) {
    const std::vector<call_argument> about = arguments_named(container, {"serde"});
    const std::string rule = text_of(about, "rename_all").value_or("");
    const std::string_view owner = item.field("name").text();
    for_each_member(item.field("body"), [&](const node& n, const attributes& before, bool) {
        if (!n.is("field_declaration")) return;
        const std::vector<call_argument> given = arguments_named(before, {"serde"});
        for (const std::string_view left_out : {"skip", "skip_deserializing", "flatten"})
            if (find_argument(given, left_out) != nullptr) return;
        const std::string plain = plain_identifier(n.field("name").text());
        const std::string name = text_of(given, "rename").value_or(rule.empty() ? plain : recased(plain, rule));
        const call_argument* const standard = find_argument(given, "default");
        const std::size_t type_end = 120;
        element& e = scan.add(element_kind::config_key, name, owner, n.where(), n.field("name"));
        e.type = cut(n.field("type").text(), type_end);
        if (standard != nullptr && standard->keyword_node) e.value = cut(standard->text, 200);
        for (const call_argument& a : given)
            if (a.keyword == "alias")
                if (const auto alias = plain_string(a.value)) e.aliases.push_back(*alias);
    });
}

} // namespace

void read_derived(interface_scan& scan, const node& item, const attributes& container) {
    bool options = false;
    bool keys = false;
    for (const call_site& site : container) {
        if (site.callee != "derive") continue;
        for (const call_argument& a : arguments_of(site)) {
            const std::string_view trait = last_part(a.text);
            options = options || is_any_of(trait, {"Parser", "Args", "Subcommand", "StructOpt", "Clap"});
            keys = keys || trait == "Deserialize";
        }
    }
    const node body = item.field("body");
    if (options && item.is("struct_item")) add_options(scan, body, item.field("name").text());
    if (options && item.is("enum_item")) add_commands(scan, body);
    if (keys && item.is("struct_item")) add_keys(scan, item, container);
}

} // namespace delta::syntax
