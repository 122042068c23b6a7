// SPDX-License-Identifier: Apache-2.0
#include "syntax/interfaces/scan.hpp"

#include <algorithm>

namespace delta::syntax {

element& interface_scan::add(element_kind kind, std::string_view name, std::string_view owner, const span& where,
                             const node& literal) {
    element e;
    e.kind = kind;
    e.name = name;
    e.qualified = owner.empty() ? std::string(name) : std::string(owner) + "." + std::string(name);
    e.where = where;
    e.name_span = literal ? literal.where() : where;
    return out_.elements.emplace_back(std::move(e));
}

element* interface_scan::add_option(const option_spec& spec, const span& where, const node& literal) {
    const auto is_long = [](const std::string& n) { return n.starts_with("--"); };
    auto chosen = std::ranges::find_if(spec.names, is_long);
    if (chosen == spec.names.end())
        chosen = std::ranges::find_if(spec.names, [](const std::string& n) { return n.size() > 1 && n[0] == '-'; });
    if (chosen == spec.names.end()) return nullptr;
    element& e = add(element_kind::cli_option, *chosen, spec.owner, where, literal);
    for (const std::string& name : spec.names)
        if (name != e.name && name.starts_with('-') && std::ranges::find(e.aliases, name) == e.aliases.end())
            e.aliases.push_back(name);
    e.value = spec.value;
    e.type = spec.type;
    e.has_help = spec.has_help;
    e.deprecated = spec.deprecated;
    if (spec.hidden) e.visible = visibility::internal;
    return &e;
}

void interface_scan::hide_option(std::string_view name, std::string_view owner) {
    const std::string qualified = owner.empty() ? std::string(name) : std::string(owner).append(".").append(name);
    for (element& e : out_.elements)
        if (e.kind == element_kind::cli_option && e.qualified == qualified) e.visible = visibility::internal;
}

void interface_scan::add_environment(std::string_view name, std::string_view value, const span& where,
                                     const node& literal) {
    if (!is_environment_name(name)) return;
    add(element_kind::env_var, name, {}, where, literal).value = value;
}

void interface_scan::add_key(std::string_view name, std::string_view value, std::string_view owner, const span& where,
                             const node& literal) {
    if (name.empty() || name.size() > 200 || name.find_first_of(" \t\n") != name.npos) return;
    add(element_kind::config_key, name, owner, where, literal).value = value;
}

void interface_scan::add_route(std::string_view method, std::string_view path_text, router_table::id router,
                               const span& where, const node& literal, std::string_view owner) {
    element& e = add(element_kind::route, path_text, {}, where, literal);
    e.method = method;
    routes_.push_back({out_.elements.size() - 1, router, std::string(owner)});
}

void interface_scan::keep_command(std::string_view variable, std::string_view name) {
    if (!variable.empty()) commands.insert_or_assign(std::string(variable), std::string(cut(name, 100)));
}

std::string interface_scan::command_around(std::uint32_t position) {
    while (!open_commands_.empty() && open_commands_.back().first <= position) open_commands_.pop_back();
    return open_commands_.empty() ? std::string() : open_commands_.back().second;
}

void interface_scan::finish() {
    for (const route& r : routes_) {
        element& e = out_.elements[r.element];
        const std::string prefix = routers.full_prefix(r.router);
        e.name = join_path(prefix, e.name);
        e.qualified = r.owner.empty() ? e.name : r.owner + "." + e.name;
    }
    routes_.clear();
}

const std::vector<call_argument>& site_context::arguments() {
    // Kept beside the site so that several rules for one call read it once.
    if (!arguments_) arguments_ = arguments_of(site);
    return *arguments_;
}

const call_argument* site_context::positional(std::size_t index) {
    for (const call_argument& a : arguments())
        if (!a.keyword_node && index-- == 0) return &a;
    return nullptr;
}

std::size_t site_context::positional_count() {
    return static_cast<std::size_t>(
        std::ranges::count_if(arguments(), [](const call_argument& a) { return !a.keyword_node; }));
}

const call_argument* site_context::keyword(std::string_view name) {
    const auto found =
        std::ranges::find_if(arguments(), [&](const call_argument& a) { return a.keyword_node && a.keyword == name; });
    return found == arguments().end() ? nullptr : &*found;
}

std::optional<std::string> site_context::text(std::size_t index) {
    const call_argument* const a = positional(index);
    return a ? plain_string(a->value) : std::nullopt;
}

std::optional<std::string> site_context::keyword_text(std::string_view name) {
    const call_argument* const a = keyword(name);
    return a ? plain_string(a->value) : std::nullopt;
}

std::string_view site_context::keyword_source(std::string_view name) {
    const call_argument* const a = keyword(name);
    return a ? cut(a->text, 200) : std::string_view();
}

bool site_context::is_true(std::string_view name) {
    return is_any_of(keyword_source(name), {"true", "True"});
}

std::string_view site_context::decorated_name() const {
    std::string_view name = declared_name(site.decorated).text();
    if (name.starts_with('$')) name.remove_prefix(1);
    return name;
}

std::string_view site_context::enclosing_name() const {
    return name_around(ancestors);
}

} // namespace delta::syntax
