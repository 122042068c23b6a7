// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/walk.hpp"

#include <algorithm>

#include "syntax/calls/trigger.hpp"
#include "syntax/tree_walk.hpp"

namespace delta::syntax {
namespace {

class walker {
  public:
    walker(language lang, const node& root, call_visitor& visitor)
        : shapes_(find_shapes(lang)),
          visitor_(visitor),
          at_(root.raw()),
          source_(root.source()),
          triggers_(lang, root.source()),
          is_rust_(lang == language::rust) {}

    void run() {
        do {
            path_.resize(at_.depth());
            const role found = shapes_.role_of(at_.symbol());
            if (found != role::none) visit(found, here());
        } while (step());
        path_.clear();
        flush();
    }

  private:
    bool step() {
        if (!at_.has_children() || !triggers_.may_hold(at_.begin(), at_.end())) return at_.next();
        path_.push_back(here());
        return at_.enter() || at_.next();
    }

    node here() const { return {at_.node(), source_}; }

    void visit(role found, const node& n) {
        switch (found) {
            case role::call:
            case role::command:
                on_call(n);
                return;
            case role::struct_literal:
                flush();
                emit_alone(read_site(shapes_, n));
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

    void on_call(const node& n) {
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

    node skip_wrappers(node n) const {
        for (int guard = 0; n && guard < 8 && shapes_.role_of(n) == role::wrapper; ++guard) n = n.named_child(0);
        return n;
    }

    void flush() {
        if (!chain_.empty()) {
            std::ranges::reverse(chain_);
            visitor_.on_chain(chain_, std::span(path_).first(std::min(depth_, path_.size())));
            chain_.clear();
        }
        expected_ = nullptr;
    }

    void emit_alone(const call_site& site) { visitor_.on_chain(std::span(&site, 1), path_); }

    void on_decorator(const node& n) {
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
        emit_alone(site);
    }

    node find_decorated() const {
        static constexpr std::string_view lists[] = {"modifiers", "attribute_list", "attribute_group"};
        std::size_t up = path_.size();
        while (up > 0 && std::ranges::find(lists, path_[up - 1].kind()) != std::end(lists)) --up;
        if (up == 0) return {};
        const node& owner = path_[up - 1];
        if (owner.is("decorated_definition")) return owner.field("definition");
        if (const node declaration = owner.is("export_statement") ? owner.field("declaration") : node{})
            return declaration;
        const bool before =
            up == path_.size() && (owner.is("class_body") || owner.is("parameter_modifiers") || is_rust_);
        return before ? next_plain_sibling() : owner;
    }

    // The sibling after a run of decorators and comments; the bound keeps a hostile run linear.
    node next_plain_sibling() const {
        tree_walk ahead = at_;
        for (int guard = 0; guard < 64 && ahead.next_sibling(); ++guard) {
            const node n{ahead.node(), source_};
            if (n.named() && shapes_.role_of(n) != role::decorator && !n.kind().ends_with("comment")) return n;
        }
        return {};
    }

    const shape_table& shapes_;
    call_visitor& visitor_;
    tree_walk at_;
    std::string_view source_;
    trigger_scan triggers_;
    bool is_rust_;
    std::vector<node> path_;
    std::vector<call_site> chain_;
    std::size_t depth_ = 0;
    const void* expected_ = nullptr;
    const void* skipped_ = nullptr;
    node block_;
    const void* block_owner_ = nullptr;
};

} // namespace

void walk_calls(language lang, const node& root, call_visitor& visitor) {
    if (!root || grammar(lang) == nullptr) return;
    walker(lang, root, visitor).run();
}

} // namespace delta::syntax
