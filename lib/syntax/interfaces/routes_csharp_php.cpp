// SPDX-License-Identifier: Apache-2.0
// Routes registered by calls: ASP.NET's MapGet, Laravel's Route::get, Slim's $app->get.
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

router_table::id router_of(site_context& here) {
    if (here.scan.chain_router != router_table::none) return here.scan.chain_router;
    if (here.root().empty() || here.root() == "Route") return here.scan.routers.around(here.position());
    return here.scan.routers.find(here.root(), here.position());
}

// app.MapGet("/x", handler)
void on_map(site_context& here, std::string_view method) {
    const auto path = here.text(0);
    if (!path || here.site.on.empty() || here.positional_count() < 2) return;
    here.scan.add_route(method, *path, router_of(here), here.extent(), here.positional(0)->value);
}

// var api = app.MapGroup("/api"), app.MapGroup("/api").MapGet(…)
void on_map_group(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    if (!prefix || here.site.on.empty()) return;
    router_table& routers = here.scan.routers;
    here.scan.chain_router = routers.make(*prefix, router_of(here), true);
    routers.bind(here.target(), here.scan.chain_router, here.position());
}

bool is_router(std::string_view receiver) {
    const std::string name = to_lower(last_part(receiver));
    return is_any_of(name, {"app", "router", "group", "r", "api", "route", "routes", "slim", "proxy", "collector"}) ||
           name.ends_with("router") || name.ends_with("group");
}

// A facade takes paths without a slash; an object with the same methods may be an HTTP client.
bool is_path(site_context& here, const std::string& path) {
    return here.root() == "Route" || path.empty() || path.starts_with('/') || path.starts_with('[');
}

bool is_registration(site_context& here) {
    return here.root() == "Route" || (here.root().starts_with('$') && is_router(here.root()));
}

// Laravel: Route::get('/x', …); Slim: $app->get('/x', …)
void on_method(site_context& here, std::string_view method) {
    if (here.is_decorator() || !is_registration(here) || here.positional_count() < 2) return;
    const auto path = here.text(0);
    if (path && is_path(here, *path))
        here.scan.add_route(method, *path, router_of(here), here.extent(), here.positional(0)->value);
}

// Route::match(['get', 'post'], '/x', …), $app->map(['GET'], '/x', …)
void on_match(site_context& here, std::string_view) {
    if (!is_registration(here) || here.positional_count() < 3) return;
    const auto path = here.text(1);
    if (!path || !is_path(here, *path)) return;
    for (const std::string& method : strings_in(here.positional(0)->value))
        here.scan.add_route(upper_method(method), *path, router_of(here), here.extent(), here.positional(1)->value);
}

// Route::prefix('admin')->group(…)
void on_prefix(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    if (prefix && here.root() == "Route")
        here.scan.chain_router = here.scan.routers.make(*prefix, router_of(here), true);
}

// ->group(function () { … }), ->group('/x', function ($group) { … }), Route::group(['prefix' => 'x'], …)
void on_group(site_context& here, std::string_view) {
    if (!is_registration(here)) return;
    const std::string prefix = here.text(0).value_or(here.keyword_text("prefix").value_or(""));
    router_table& routers = here.scan.routers;
    const router_table::id made = routers.make(prefix, router_of(here), true);
    for (const call_argument& a : here.arguments())
        if (a.value.is_any("anonymous_function", "arrow_function", "anonymous_function_creation_expression"))
            routers.open(a.value.begin(), a.value.end(), made);
}

struct resource_route {
    std::string_view action;
    std::string_view method;
    std::string_view tail;
    bool has_form = false;
};

// Route::resource('photos', C) and its API twin without the forms.
constexpr resource_route resource_routes[] = {
    {"index", "GET", ""},        {"create", "GET", "/create", true}, {"store", "POST", ""},
    {"show", "GET", "/{}"},      {"edit", "GET", "/{}/edit", true},  {"update", "PUT", "/{}"},
    {"destroy", "DELETE", "/{}"}};

void on_resource(site_context& here, std::string_view kind) {
    const auto name = here.text(0);
    if (!name || here.root() != "Route" || here.positional_count() < 2) return;
    std::string_view one = last_part(*name);
    if (one.ends_with('s')) one.remove_suffix(1);
    for (const resource_route& r : resource_routes) {
        if (r.has_form && kind == "api") continue;
        const std::string tail = replace_all(r.tail, "{}", "{" + std::string(one) + "}");
        here.scan.add_route(r.method, *name + tail, router_of(here), here.extent(), here.positional(0)->value);
    }
}

constexpr call_rule csharp_rules[] = {{"MapGet", on_map, "GET"},     {"MapPost", on_map, "POST"},
                                      {"MapPut", on_map, "PUT"},     {"MapDelete", on_map, "DELETE"},
                                      {"MapPatch", on_map, "PATCH"}, {"MapGroup", on_map_group}};

constexpr call_rule php_rules[] = {
    {"get", on_method, "GET"},
    {"post", on_method, "POST"},
    {"put", on_method, "PUT"},
    {"delete", on_method, "DELETE"},
    {"patch", on_method, "PATCH"},
    {"any", on_method, "ANY"},
    {"options", on_method, "OPTIONS"},
    {"match", on_match},
    {"map", on_match},
    {"prefix", on_prefix},
    {"group", on_group},
    {"resource", on_resource, ""},
    {"apiResource", on_resource, "api"},
};

} // namespace

std::span<const call_rule> csharp_route_rules() {
    return csharp_rules;
}
std::span<const call_rule> php_route_rules() {
    return php_rules;
}

} // namespace delta::syntax
