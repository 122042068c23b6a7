// SPDX-License-Identifier: Apache-2.0
// Go struct tags: `yaml:"timeout,omitempty" env:"TIMEOUT" envDefault:"5s" long:"timeout"`.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

struct tag {
    std::string_view key;
    std::string_view value;
};

std::vector<tag> read_tags(std::string_view text) {
    std::vector<tag> out;
    while (true) {
        text = trim(text);
        const std::size_t colon = text.find(":\"");
        if (colon == text.npos || colon == 0) return out;
        std::size_t end = colon + 2;
        while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        if (end >= text.size()) return out;
        out.push_back({text.substr(0, colon), text.substr(colon + 2, end - colon - 2)});
        text.remove_prefix(end + 1);
    }
}

std::string_view value_of(const std::vector<tag>& tags, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
        for (const tag& t : tags)
            if (t.key == key) return t.value;
    return {};
}

// "Config.Server": the type and the fields of structs written in place.
std::string owner_of(std::span<const node> ancestors) {
    std::string out;
    for (const node& n : ancestors.first(std::min<std::size_t>(ancestors.size(), 64))) {
        if (!n.is_any("type_spec", "field_declaration")) continue;
        if (!out.empty()) out += '.';
        out += cut(n.field("name").text(), 64);
        if (out.size() > 256) break;
    }
    return out;
}

} // namespace

void read_tagged_field(interface_scan& scan, const node& field, std::span<const node> ancestors) {
    const node literal = field.field("tag");
    if (!literal) return;
    const std::string text = plain_string(literal).value_or("");
    const std::vector<tag> tags = read_tags(text);
    const std::string owner = owner_of(ancestors);
    const std::string_view standard = value_of(tags, {"default", "envDefault"});
    const std::string type(cut(field.field("type").text(), 120));
    std::vector<std::string> names;
    for (const std::string_view key : {"yaml", "toml", "mapstructure", "koanf", "hcl", "json"}) {
        const std::string_view given = value_of(tags, {key});
        const std::string name(given.substr(0, given.find(',')));
        if (!name.empty() && name != "-") names.push_back(name);
    }
    if (!names.empty()) {
        element& e = scan.add(element_kind::config_key, names.front(), owner, field.where(), literal);
        e.value = standard;
        e.type = type;
        for (std::size_t i = 1; i < names.size(); ++i)
            if (names[i] != e.name && (e.aliases.empty() || e.aliases.back() != names[i]))
                e.aliases.push_back(names[i]);
    }
    const std::string_view variable = value_of(tags, {"env", "envconfig"});
    scan.add_environment(variable.substr(0, variable.find(',')), standard, field.where(), literal);
    if (const std::string_view option = value_of(tags, {"long"}); !option.empty()) {
        option_spec spec;
        spec.names.push_back("--" + std::string(option));
        if (const std::string_view letter = value_of(tags, {"short"}); !letter.empty())
            spec.names.push_back("-" + std::string(letter));
        spec.value = standard;
        spec.type = type;
        spec.owner = owner;
        spec.has_help = !value_of(tags, {"description"}).empty();
        scan.add_option(spec, field.where(), literal);
    }
}

} // namespace delta::syntax
