// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/structured/document.hpp"

namespace delta::syntax::structured {

entry builder::json(const node& root) {
    entry top{.key = {}, .value = {}, .whole = bytes_, .kind = shape::empty, .children = {}};
    if (root.is_error()) json_pairs(root, top, 0);
    for (const node& n : root.named_children()) {
        if (n.is_any("object", "array")) json_value(n, top, 0);
        if (n.is_error()) json_pairs(n, top, 0);
    }
    return top;
}

void builder::json_value(const node& n, entry& into, int depth) {
    if (n.is("object")) {
        json_pairs(n, into, depth);
    } else if (n.is("array")) {
        into.kind = shape::sequence;
        if (!may_enter(depth)) return;
        for (const node& item : n.named_children()) {
            if (full()) return;
            if (!item.is_any("comment", "ERROR")) json_value(item, append(into, {}, item.text()), depth + 1);
        }
        if (is_plain_list(into)) into.value = n.text();
    } else {
        into.kind = shape::scalar;
        into.value = unquote(n.text());
    }
}

void builder::json_pairs(const node& n, entry& into, int depth) {
    into.kind = shape::mapping;
    if (!may_enter(depth)) return;
    for (const node& pair : n.named_children()) {
        if (full()) return;
        // What stands in a broken part is still a pair of the object around it.
        if (pair.is_error()) json_pairs(pair, into, depth + 1);
        if (!pair.is("pair")) continue;
        entry& made = append(into, unquote(pair.field("key").text()), pair.text());
        if (const node value = pair.field("value")) json_value(value, made, depth + 1);
    }
}

} // namespace delta::syntax::structured
