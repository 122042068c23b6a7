// SPDX-License-Identifier: Apache-2.0
#include "syntax/interfaces/routers.hpp"

namespace delta::syntax {

std::string join_path(std::string_view prefix, std::string_view path) {
    if (path.starts_with('^')) return std::string(path);
    while (prefix.ends_with('/')) prefix.remove_suffix(1);
    std::string out;
    if (!prefix.empty() && !prefix.starts_with('/')) out += '/';
    out += prefix;
    if (path.empty() || (path == "/" && !out.empty())) return out.empty() ? "/" : out + std::string(path);
    if (!path.starts_with('/') && path != "*") out += '/';
    return out += path;
}

router_table::id router_table::make(std::string prefix, id parent, bool known) {
    routers_.push_back({std::move(prefix), {}, parent, known});
    return static_cast<id>(routers_.size()) - 1;
}

void router_table::bind(std::string_view variable, id router, std::uint32_t position) {
    if (!variable.empty()) bindings_.insert_or_assign(std::string(variable), binding{router, position});
}

void router_table::open(std::uint32_t begin, std::uint32_t end, id router) {
    ahead_.emplace(begin, stretch{begin, end, router});
}

router_table::id router_table::around(std::uint32_t position) {
    while (!ahead_.empty() && ahead_.begin()->first <= position) {
        const stretch next = ahead_.begin()->second;
        ahead_.erase(ahead_.begin());
        while (!open_.empty() && open_.back().end <= next.begin) open_.pop_back();
        open_.push_back(next);
    }
    while (!open_.empty() && open_.back().end <= position) open_.pop_back();
    return open_.empty() ? none : open_.back().router;
}

router_table::id router_table::find(std::string_view variable, std::uint32_t position) {
    const id inside = around(position);
    const auto found = bindings_.find(variable);
    if (found != bindings_.end() && (inside == none || found->second.position >= open_.back().begin))
        return found->second.router;
    if (inside != none) return inside;
    const id made = make({}, none, false);
    bind(variable, made, position);
    return made;
}

void router_table::mount(id child, id parent, std::string_view prefix) {
    if (child == parent || child == none) return;
    router& r = routers_[static_cast<std::size_t>(child)];
    // A router mounted twice answers at two places; the first is the one told.
    if (r.parent != none || !r.mounted.empty()) return;
    r.parent = parent;
    r.mounted = prefix;
}

router_table::id router_table::sibling(id of, std::string_view tail) {
    const router& r = routers_[static_cast<std::size_t>(of)];
    const std::string base = r.prefix.substr(0, r.prefix.rfind("/:"));
    return make(base + std::string(tail), r.parent, true);
}

std::string router_table::full_prefix(id router) const {
    std::string out;
    // The bound also ends cycles: two routers may mount each other in a file that makes no sense.
    for (int depth = 0; router != none && depth < 16 && out.size() < 512; ++depth) {
        const auto& r = routers_[static_cast<std::size_t>(router)];
        if (!r.prefix.empty()) out = out.empty() ? join_path({}, r.prefix) : join_path(r.prefix, out);
        if (!r.mounted.empty()) out = out.empty() ? join_path({}, r.mounted) : join_path(r.mounted, out);
        router = r.parent;
    }
    return out == "/" ? "" : out;
}

} // namespace delta::syntax
