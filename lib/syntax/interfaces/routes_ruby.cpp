// SPDX-License-Identifier: Apache-2.0
// Rails' routes file and Sinatra.
#include <algorithm>

#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

bool in_routes_file(site_context& here) {
    const std::string_view path = here.scan.path;
    return path.ends_with("routes.rb") || path.find("config/routes/") != path.npos ||
           here.scan.routers.is_known(here.scan.routers.around(here.position()));
}

void open_block(site_context& here, router_table::id router) {
    if (const node block = here.site.whole.field("block")) here.scan.routers.open(block.begin(), block.end(), router);
}

router_table::id below(site_context& here, std::string prefix) {
    return here.scan.routers.make(std::move(prefix), here.scan.routers.around(here.position()), true);
}

// Rails.application.routes.draw do … end
void on_draw(site_context& here, std::string_view) {
    if (here.site.on.ends_with("routes")) open_block(here, below(here, ""));
}

// Rails: get 'x', to: 'c#a'; get 'x' => 'c#a'; get :x, on: :member. Sinatra: get '/x' do … end
void on_method(site_context& here, std::string_view method) {
    if (!here.site.on.empty() || here.arguments().empty()) return;
    const call_argument& first = here.arguments().front();
    const bool is_pair = first.keyword_node && first.keyword_node.is("string");
    const node literal = is_pair ? first.keyword_node : first.value;
    const auto path = first.keyword_node && !is_pair ? std::nullopt : plain_word(literal);
    if (!path || literal.is("identifier")) return;
    const router_table::id router = here.scan.routers.around(here.position());
    if (in_routes_file(here)) {
        const std::string_view on = here.keyword_source("on");
        here.scan.add_route(method, on == ":member" ? ":id/" + *path : *path, router, here.extent(), literal);
    } else if (path->starts_with('/') && here.site.whole.field("block")) {
        here.scan.add_route(method, *path, router, here.extent(), literal);
    }
}

// match 'x', via: [:get, :post]
void on_match(site_context& here, std::string_view) {
    const auto path = here.text(0);
    if (!path || !here.site.on.empty() || !in_routes_file(here)) return;
    const call_argument* const via = here.keyword("via");
    std::vector<std::string> methods;
    if (via != nullptr && via->value.is("simple_symbol"))
        methods.push_back(upper_method(via->text));
    else if (via != nullptr)
        for (const std::string& m : strings_in(via->value)) methods.push_back(upper_method(m));
    if (methods.empty() || methods.front() == "ALL") methods = {"ANY"};
    for (const std::string& m : methods)
        here.scan.add_route(m, *path, here.scan.routers.around(here.position()), here.extent(),
                            here.positional(0)->value);
}

void on_root(site_context& here, std::string_view) {
    if (!here.site.on.empty() || here.arguments().empty() || !in_routes_file(here)) return;
    here.scan.add_route("GET", "/", here.scan.routers.around(here.position()), here.extent(), here.site.callee_node);
}

// namespace :api do … end, scope '/api' do … end, scope path: 'api' do … end
void on_scope(site_context& here, std::string_view kind) {
    if (!here.site.on.empty() || !here.site.whole.field("block")) return;
    const call_argument* const first = here.positional(0);
    std::string prefix;
    if (const auto path = here.keyword_text("path"))
        prefix = *path;
    else if (first != nullptr && !first->value.is("identifier"))
        prefix = plain_word(first->value).value_or("");
    // Sinatra's namespaces begin with a slash; anywhere else the word means something other (rake tasks).
    if (!in_routes_file(here) && !(kind == "namespace" && prefix.starts_with('/'))) return;
    open_block(here, below(here, prefix));
}

struct action {
    std::string_view name;
    std::string_view method;
    std::string_view plural;   // below /users
    std::string_view singular; // below /profile
};

constexpr action actions[] = {{"index", "GET", "", "-"},        {"create", "POST", "", ""},
                              {"new", "GET", "/new", "/new"},   {"edit", "GET", "/:id/edit", "/edit"},
                              {"show", "GET", "/:id", ""},      {"update", "PATCH", "/:id", ""},
                              {"destroy", "DELETE", "/:id", ""}};

bool is_chosen(site_context& here, std::string_view name) {
    const auto lists = [&](std::string_view keyword) -> std::optional<bool> {
        const call_argument* const a = here.keyword(keyword);
        if (a == nullptr) return std::nullopt;
        const auto one = plain_word(a->value);
        const std::vector<std::string> all = one ? std::vector{*one} : strings_in(a->value);
        return std::ranges::find(all, name) != all.end();
    };
    if (const auto only = lists("only")) return *only;
    if (const auto except = lists("except")) return !*except;
    return true;
}

std::string singular(std::string_view name) {
    if (name.ends_with("ies")) return std::string(name.substr(0, name.size() - 3)) + "y";
    return std::string(name.ends_with('s') ? name.substr(0, name.size() - 1) : name);
}

// resources :users, only: [:index] do … end
void on_resources(site_context& here, std::string_view kind) {
    if (!here.site.on.empty() || !in_routes_file(here)) return;
    const bool plural = kind == "plural";
    for (std::size_t i = 0; i < here.positional_count() && i < 32; ++i) {
        const node literal = here.positional(i)->value;
        const auto name = literal.is("identifier") ? std::nullopt : plain_word(literal);
        if (!name) continue;
        const std::string base = here.keyword_text("path").value_or(*name);
        const router_table::id around = here.scan.routers.around(here.position());
        for (const action& a : actions) {
            const std::string_view tail = plural ? a.plural : a.singular;
            if (tail != "-" && is_chosen(here, a.name))
                here.scan.add_route(a.method, base + std::string(tail), around, here.extent(), literal);
        }
        // What nests below one user; `member` and `collection` inside say otherwise.
        if (i == 0) open_block(here, below(here, plural ? base + "/:" + singular(*name) + "_id" : base));
    }
}

// member do … end, collection do … end: below /users/:id and /users in place of /users/:user_id
void on_member(site_context& here, std::string_view kind) {
    if (!here.site.on.empty() || !in_routes_file(here)) return;
    const router_table::id around = here.scan.routers.around(here.position());
    if (around == router_table::none) return;
    open_block(here, here.scan.routers.sibling(around, kind == "member" ? "/:id" : ""));
}

constexpr call_rule rules[] = {
    {"draw", on_draw},
    {"get", on_method, "GET"},
    {"post", on_method, "POST"},
    {"put", on_method, "PUT"},
    {"patch", on_method, "PATCH"},
    {"delete", on_method, "DELETE"},
    {"options", on_method, "OPTIONS"},
    {"head", on_method, "HEAD"},
    {"match", on_match},
    {"root", on_root},
    {"namespace", on_scope, "namespace"},
    {"scope", on_scope, "scope"},
    {"resources", on_resources, "plural"},
    {"resource", on_resources, "singular"},
    {"member", on_member, "member"},
    {"collection", on_member, "collection"},
};

} // namespace

std::span<const call_rule> ruby_route_rules() {
    return rules;
}

} // namespace delta::syntax
