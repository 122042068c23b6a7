// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/structured/document.hpp"

namespace delta::syntax::structured {
namespace {

// In a broken pair or table other things may stand before its key.
node key_of(const node& n) {
    for (const node& part : n.named_children())
        if (part.is_any("bare_key", "quoted_key", "dotted_key")) return part;
    return {};
}

node value_of(const node& pair) {
    for (const node& part : pair.named_children())
        if (!part.is_any("bare_key", "quoted_key", "dotted_key", "comment", "ERROR")) return part;
    return {};
}

} // namespace

entry builder::toml(const node& root) {
    entry top{.key = {}, .value = {}, .whole = bytes_, .kind = shape::mapping, .children = {}};
    toml_pairs(root, top, 0);
    for (const node& n : root.named_children()) {
        if (full()) break;
        if (!n.is_any("table", "table_array_element")) continue;
        entry& table = toml_path(key_of(n), top, n.text());
        const bool item = n.is("table_array_element");
        table.kind = item ? shape::sequence : shape::mapping;
        toml_pairs(n, item ? append(table, {}, n.text()) : table, 1);
    }
    return top;
}

// The entry of a key that may be dotted. Tables of one parent are joined only when they follow each other: a search
// would make a file of many tables slow, and a reader sees all of them anyway. `depth` counts the key's own nesting.
entry& builder::toml_path(const node& key, entry& from, std::string_view whole, int depth) {
    if (!key.is("dotted_key")) {
        const std::string_view name = unquote(key.text());
        const bool again = !from.children.empty() && from.children.back().key == name &&
                           from.children.back().kind == shape::mapping && depth > 0;
        return again ? from.children.back() : append(from, name, whole);
    }
    entry* at = &from;
    if (!may_enter(depth)) return *at;
    for (const node& part : key.named_children()) {
        at = &toml_path(part, *at, whole, depth + 1);
        if (at->kind == shape::empty) at->kind = shape::mapping;
    }
    return *at;
}

void builder::toml_pairs(const node& n, entry& into, int depth) {
    into.kind = shape::mapping;
    if (!may_enter(depth)) return;
    for (const node& pair : n.named_children()) {
        if (full()) return;
        if (pair.is_error()) toml_pairs(pair, into, depth + 1);
        if (!pair.is("pair")) continue;
        entry& made = toml_path(key_of(pair), into, pair.text());
        if (const node value = value_of(pair)) toml_value(value, made, depth + 1);
    }
}

void builder::toml_value(const node& n, entry& into, int depth) {
    if (n.is("inline_table")) return toml_pairs(n, into, depth);
    if (!n.is("array")) {
        into.kind = shape::scalar;
        into.value = unquote(n.text());
        return;
    }
    into.kind = shape::sequence;
    if (!may_enter(depth)) return;
    for (const node& item : n.named_children()) {
        if (full()) return;
        if (!item.is_any("comment", "ERROR")) toml_value(item, append(into, {}, item.text()), depth + 1);
    }
    if (is_plain_list(into)) into.value = n.text();
}

} // namespace delta::syntax::structured
