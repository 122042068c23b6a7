// SPDX-License-Identifier: Apache-2.0
#include "syntax/tree_walk.hpp"

#include <language.h>
#include <subtree.h>
#include <tree.h>

namespace delta::syntax {
namespace {

const Subtree& subtree_at(const void* p) {
    return *static_cast<const Subtree*>(p);
}

} // namespace

tree_walk::tree_walk(TSNode root)
    : tree_(root.tree), language_(root.tree->language), place_{root.context[0], root.context[1], root.context[2]} {
    frames_.reserve(32);
    arrive(root.id, static_cast<TSSymbol>(root.context[3]));
}

TSNode tree_walk::node() const {
    return {{place_.byte, place_.row, place_.column, alias_}, subtree_, tree_};
}

const char* tree_walk::field_name() const {
    for (auto f = frames_.rbegin(); f != frames_.rend(); ++f) {
        if (ts_subtree_extra(static_cast<const Subtree*>(f->children)[f->index])) return nullptr;
        const TSFieldMapEntry *entry = nullptr, *end = nullptr;
        for (ts_language_field_map(language_, f->production, &entry, &end); entry != end; ++entry)
            if (!entry->inherited && entry->child_index == f->structural)
                return ts_language_field_name_for_id(language_, entry->field_id);
        if (!f->hidden) return nullptr;
    }
    return nullptr;
}

const char* tree_walk::parent_kind() const {
    for (auto f = frames_.rbegin(); f != frames_.rend(); ++f)
        if (!f->hidden) return ts_language_symbol_name(language_, f->owner);
    return "";
}

void tree_walk::arrive(const void* subtree, TSSymbol alias) {
    const Subtree& s = subtree_at(subtree);
    subtree_ = subtree;
    alias_ = alias;
    const TSSymbol own = alias != 0 ? alias : ts_subtree_symbol(s);
    symbol_ = own < language_->symbol_count ? language_->public_symbol_map[own] : own;
    end_ = place_.byte + ts_subtree_size(s).bytes;
    has_children_ = ts_subtree_visible_child_count(s) != 0;
}

// From a child to where the next one begins.
inline void tree_walk::pass(frame& f) {
    const Subtree* const child = static_cast<const Subtree*>(f.children) + f.index;
    f.structural += ts_subtree_extra(*child) ? 0 : 1;
    if (child->data.is_inline)
        f.at.add(child->data.size_bytes, 0, child->data.size_bytes);
    else
        f.at.add(child->ptr->size.bytes, child->ptr->size.extent.row, child->ptr->size.extent.column);
    if (++f.index == f.count) return;
    const Subtree* const next = child + 1;
    if (next->data.is_inline)
        f.at.add(next->data.padding_bytes, next->data.padding_rows, next->data.padding_columns);
    else
        f.at.add(next->ptr->padding.bytes, next->ptr->padding.extent.row, next->ptr->padding.extent.column);
}

bool tree_walk::enter() {
    if (!has_children_) return false;
    push(subtree_, false);
    ++depth_;
    return find_visible();
}

bool tree_walk::next() {
    while (!next_sibling()) {
        if (frames_.empty()) return false;
        frames_.pop_back();
        --depth_;
    }
    return true;
}

bool tree_walk::next_sibling() {
    if (frames_.empty()) return false;
    if (frames_.back().index < frames_.back().count) pass(frames_.back());
    return find_visible();
}

// The children of a subtree that begins where the walk is, from the first on.
void tree_walk::push(const void* subtree, bool hidden) {
    const Subtree& s = subtree_at(subtree);
    frames_.push_back({ts_subtree_children(s), ts_language_alias_sequence(language_, s.ptr->production_id),
                       s.ptr->child_count, 0, 0, place_, s.ptr->production_id, symbol_, hidden});
}

// Stops at the first visible node from the top frame's place on, inside hidden subtrees and behind them. False when
// there is none before the end of the innermost node.
bool tree_walk::find_visible() {
    for (;;) {
        frame& f = frames_.back();
        if (f.index == f.count) {
            if (!f.hidden) return false;
            frames_.pop_back();
            pass(frames_.back());
            continue;
        }
        const void* const child = static_cast<const Subtree*>(f.children) + f.index;
        const Subtree& s = subtree_at(child);
        const TSSymbol alias = f.aliases != nullptr && !ts_subtree_extra(s) ? f.aliases[f.structural] : TSSymbol{0};
        if (alias != 0 || ts_subtree_visible(s)) {
            place_ = f.at;
            arrive(child, alias);
            return true;
        }
        if (ts_subtree_visible_child_count(s) != 0) {
            place_ = f.at;
            push(child, true);
        } else {
            pass(f);
        }
    }
}

void walk(TSNode root, std::span<node_visitor* const> visitors) {
    constexpr std::size_t everything = static_cast<std::size_t>(-1);
    // How deep each still wants to look: what lies inside a node that it did not enter is deeper.
    std::vector<std::size_t> wanted(visitors.size(), everything);
    tree_walk at(root);
    bool any = true;
    while (any) {
        bool inside = false;
        for (std::size_t i = 0; i < visitors.size(); ++i) {
            if (at.depth() > wanted[i]) continue;
            wanted[i] = visitors[i]->enter(at) ? everything : at.depth();
            inside = inside || wanted[i] == everything;
        }
        any = (inside && at.enter()) || at.next();
    }
}

} // namespace delta::syntax
