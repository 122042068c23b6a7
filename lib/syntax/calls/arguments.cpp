// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/calls/call_site.hpp"

namespace delta::syntax {
namespace {

bool is_comment(const node& n) {
    return n.kind().ends_with("comment");
}

// A key without its quotes or sigils, as a view into the source.
std::string_view key_text(const node& key) {
    std::string_view text = key.text();
    if (key.is("simple_symbol")) return text.substr(1);
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'' || text.front() == '`') &&
        text.back() == text.front())
        return text.substr(1, text.size() - 2);
    return text;
}

call_argument positional(const node& value) {
    return {{}, {}, value, value.text(), false};
}

call_argument keyed(const node& key, const node& value) {
    if (!value) return positional(key);
    return {key_text(key), key, value, value.text(), false};
}

// `name: value` or `name = value` where the grammar keeps both as plain children.
call_argument read_labelled(const node& n) {
    const std::uint32_t count = n.named_count();
    if (count == 0) return positional(n);
    const node value = n.named_child(count - 1);
    if (const node name = n.field("name"); name && count > 1) return keyed(name, value);
    if (count > 1 && n.named_child(0).is("identifier") && n.first("=")) return keyed(n.named_child(0), value);
    return positional(value);
}

node unwrapped(const node& n) {
    return n.is("literal_element") ? n.named_child(0) : n;
}

call_argument read_argument(const node& n) {
    if (n.is_any("argument", "value_argument", "attribute_argument")) return read_labelled(n);
    if (n.is("keyword_argument")) return keyed(n.field("name"), n.field("value"));
    if (n.is_any("element_value_pair", "pair")) return keyed(n.field("key"), n.field("value"));
    if (n.is("keyed_element")) return keyed(unwrapped(n.field("key")), unwrapped(n.field("value")));
    if (n.is("initializer_pair")) return keyed(n.field("designator"), n.field("value"));
    return positional(unwrapped(n));
}

call_argument read_entry(const node& n) {
    if (n.is("shorthand_property_identifier")) return keyed(n, n);
    if (n.is("method_definition")) return keyed(n.field("name"), n);
    if (n.is("array_element_initializer")) {
        if (n.named_count() < 2) return {};
        return keyed(n.named_child(0), n.named_child(1));
    }
    if (n.is_any("pair", "keyed_element")) return read_argument(n);
    return {};
}

std::vector<call_argument> shell_arguments(const node& command) {
    std::vector<call_argument> out;
    bool named = false;
    for (const node& n : command.named_children()) {
        if (n.is("command_name"))
            named = true;
        else if (named && !n.is_any("file_redirect", "herestring_redirect", "heredoc_redirect"))
            out.push_back(positional(n));
    }
    return out;
}

} // namespace

std::vector<call_argument> entries_of(const node& literal) {
    std::vector<call_argument> out;
    if (!literal.is_any("object", "hash", "array_creation_expression", "literal_value")) return out;
    for (const node& n : literal.named_children()) {
        call_argument entry = read_entry(n);
        if (!entry.keyword_node) continue;
        entry.in_literal = true;
        out.push_back(entry);
    }
    return out;
}

std::vector<call_argument> arguments_of(const call_site& site) {
    if (site.form == call_form::command) return shell_arguments(site.whole);
    if (site.arguments.is("token_tree")) return token_arguments(site.arguments);
    std::vector<call_argument> out;
    if (site.arguments.is("template_string")) return out; // a JavaScript tagged template
    for (const node& n : site.arguments.named_children()) {
        if (is_comment(n)) continue;
        const call_argument a = read_argument(n);
        out.push_back(a);
        if (a.keyword_node) continue;
        const std::vector<call_argument> entries = entries_of(a.value);
        out.insert(out.end(), entries.begin(), entries.end());
    }
    return out;
}

} // namespace delta::syntax
