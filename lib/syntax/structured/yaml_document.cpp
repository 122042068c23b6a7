// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "syntax/structured/document.hpp"

namespace delta::syntax::structured {
namespace {

// The name of `&anchor` or `*alias`; a broken one may have no text at all.
std::string_view without_mark(const node& n) {
    return n.text().substr(n.text().empty() ? 0 : 1);
}

} // namespace

// The documents of one stream are read as one.
entry builder::yaml(const node& root) {
    entry top{.key = {}, .value = {}, .whole = bytes_, .kind = shape::empty, .children = {}};
    if (root.is_error()) yaml_block(root, top, 0);
    for (const node& document : root.named_children()) {
        if (document.is_error()) yaml_block(document, top, 0);
        for (const node& n : document.named_children())
            if (n.is_any("block_node", "flow_node")) yaml_value(n, top, 0);
    }
    return top;
}

// `n` is the node around a value, which may bear an anchor and a tag.
void builder::yaml_value(const node& n, entry& into, int depth) {
    std::string_view anchor;
    for (const node& part : n.named_children()) {
        if (part.is("anchor")) anchor = without_mark(part);
        if (part.is_any("block_mapping", "flow_mapping", "block_sequence", "flow_sequence")) {
            yaml_block(part, into, depth);
        } else if (part.is_any("plain_scalar", "single_quote_scalar", "double_quote_scalar", "block_scalar")) {
            into.kind = shape::scalar;
            into.value = unquote(trim(part.text()));
            if (!anchor.empty()) anchors_[anchor] = into.value;
        } else if (part.is("alias")) {
            const auto known = anchors_.find(without_mark(part));
            into.kind = shape::scalar;
            into.value = known != anchors_.end() ? known->second : part.text();
        }
    }
}

void builder::yaml_block(const node& n, entry& into, int depth) {
    const bool list = n.is_any("block_sequence", "flow_sequence");
    into.kind = list ? shape::sequence : shape::mapping;
    if (!may_enter(depth)) return;
    for (const node& part : n.named_children()) {
        if (full()) return;
        if (part.is_error()) yaml_block(part, into, depth + 1);
        if (part.is_any("block_mapping_pair", "flow_pair")) {
            entry& made = append(into, unquote(trim(part.field("key").text())), part.text());
            if (const node value = part.field("value")) yaml_value(value, made, depth + 1);
        } else if (part.is("block_sequence_item")) {
            entry& item = append(into, {}, part.text());
            if (const node value = part.named_child(0)) yaml_value(value, item, depth + 1);
        } else if (part.is("flow_node") && n.is_any("flow_mapping", "flow_sequence")) {
            entry& item = append(into, list ? std::string_view() : unquote(part.text()), part.text());
            if (list) yaml_value(part, item, depth + 1);
        } else if (part.is_any("block_node", "block_mapping") && n.is_error()) {
            part.is("block_node") ? yaml_value(part, into, depth + 1) : yaml_block(part, into, depth + 1);
        }
    }
    if (list && is_plain_list(into)) into.value = trim(n.text());
}

} // namespace delta::syntax::structured
