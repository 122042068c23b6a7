// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/walk.hpp"

#include <algorithm>

namespace delta::syntax {

call_finder::call_finder(language lang, const node& root, const triggers& wanted, call_visitor& visitor)
    : shapes_(find_shapes(lang)),
      visitor_(visitor),
      source_(root.source()),
      triggers_(wanted, root.source()),
      is_rust_(lang == language::rust) {}

bool call_finder::enter(const tree_walk& at) {
    // What a wanted call is called on comes first inside it, and belongs to its chain whatever it holds.
    if (expected_ == nullptr && !triggers_.may_hold(at.begin(), at.end())) return false;
    at_ = &at;
    path_.resize(at.depth());
    const role found = shapes_.role_of(at.symbol());
    if (found != role::none) visit(found, here());
    if (!at.has_children()) return false;
    path_.push_back(here());
    return true;
}

void call_finder::finish() {
    path_.clear();
    flush();
}

void call_finder::visit(role found, const node& n) {
    switch (found) {
        case role::call:
        case role::command:
            on_call(n);
            return;
        case role::struct_literal:
            flush();
            tell_alone(read_site(shapes_, n));
            return;
        case role::decorator:
            on_decorator(n);
            return;
        case role::wrapper:
            return;
        default:
            visitor_.on_other(found, n, path_);
            return;
    }
}

void call_finder::on_call(const node& n) {
    if (n.raw().id == skipped_) return;
    const bool goes_on = n.raw().id == expected_;
    if (!goes_on) flush();
    if (!goes_on) depth_ = path_.size();
    call_site site = read_site(shapes_, n);
    // Kotlin: f(x) { … } is a call of f(x) with the lambda; one call for a reader.
    if (site.block && !site.arguments && site.receiver && shapes_.role_of(site.receiver) == role::call &&
        !site.callee_node) {
        block_ = site.block;
        block_owner_ = site.receiver.raw().id;
        expected_ = block_owner_;
        return;
    }
    if (block_ && block_owner_ == n.raw().id) site.block = block_;
    block_ = {};
    chain_.push_back(site);
    const node receiver = skip_wrappers(site.receiver);
    expected_ = nullptr;
    if (receiver && shapes_.role_of(receiver) == role::call)
        expected_ = receiver.raw().id;
    else
        flush();
}

node call_finder::skip_wrappers(node n) const {
    for (int guard = 0; n && guard < 8 && shapes_.role_of(n) == role::wrapper; ++guard) n = n.named_child(0);
    return n;
}

void call_finder::flush() {
    if (!chain_.empty()) {
        std::ranges::reverse(chain_);
        visitor_.on_chain(chain_, std::span(path_).first(std::min(depth_, path_.size())));
        chain_.clear();
    }
    expected_ = nullptr;
}

void call_finder::tell_alone(const call_site& site) {
    visitor_.on_chain(std::span(&site, 1), path_);
}

void call_finder::on_decorator(const node& n) {
    flush();
    call_site site;
    if (shapes_.of(n).name.empty() && n.is("decorator")) {
        // Python and JavaScript write any expression behind the '@'.
        const node inner = n.named_child(0);
        if (inner && shapes_.role_of(inner) == role::call) {
            site = read_site(shapes_, inner);
            skipped_ = inner.raw().id;
        } else {
            const dotted parts = split_name(shapes_, inner);
            site.callee_node = parts.name;
            site.callee = parts.name.text();
            site.receiver = parts.receiver;
            site.on = parts.on;
        }
        site.whole = n;
        site.form = call_form::decorator;
    } else {
        site = read_site(shapes_, n);
    }
    site.decorated = find_decorated();
    tell_alone(site);
}

node call_finder::find_decorated() const {
    static constexpr std::string_view lists[] = {"modifiers", "attribute_list", "attribute_group"};
    std::size_t up = path_.size();
    while (up > 0 && std::ranges::find(lists, path_[up - 1].kind()) != std::end(lists)) --up;
    if (up == 0) return {};
    const node& owner = path_[up - 1];
    if (owner.is("decorated_definition")) return owner.field("definition");
    if (const node declaration = owner.is("export_statement") ? owner.field("declaration") : node{}) return declaration;
    const bool before = up == path_.size() && (owner.is("class_body") || owner.is("parameter_modifiers") || is_rust_);
    return before ? next_plain_sibling() : owner;
}

// The sibling after a run of decorators and comments; the bound keeps a hostile run linear.
node call_finder::next_plain_sibling() const {
    tree_walk ahead = *at_;
    for (int guard = 0; guard < 64 && ahead.next_sibling(); ++guard) {
        const node n{ahead.node(), source_};
        if (n.named() && shapes_.role_of(n) != role::decorator && !n.kind().ends_with("comment")) return n;
    }
    return {};
}

} // namespace delta::syntax
