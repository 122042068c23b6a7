// SPDX-License-Identifier: Apache-2.0
// net/http, gin, chi, echo (and fiber and gorilla/mux, which write routes the same ways).
#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

bool is_method(std::string_view word) {
    return is_any_of(word, {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "CONNECT", "TRACE"});
}

bool is_router_name(std::string_view receiver) {
    const std::string name = to_lower(last_part(receiver));
    return is_any_of(name, {"r", "e", "g", "app", "api", "v1", "v2", "v3", "mux", "group", "server", "s"}) ||
           name.ends_with("router") || name.ends_with("mux") || name.ends_with("group") || name.ends_with("routes");
}

// Routers are registered on by value: `r.GET`, `s.router.GET`, `e.Group("/x").GET`.
router_table::id router_of(site_context& here) {
    if (here.scan.chain_router != router_table::none) return here.scan.chain_router;
    return here.scan.routers.find(here.root(), here.position());
}

// r.GET("/x", h): upper-case names exist on routers alone; title-case ones (chi) also on HTTP clients.
void on_method(site_context& here, std::string_view method) {
    const auto path = here.text(0);
    if (!path || here.site.on.empty() || here.positional_count() < 2) return;
    const router_table::id router = router_of(here);
    const bool known = here.scan.routers.is_known(router);
    if (!path->starts_with('/') && *path != "*" && !(path->empty() && (known || is_method(here.site.callee)))) return;
    const bool upper = here.site.callee == method;
    if (!upper && !known && !is_router_name(here.root())) return;
    here.scan.add_route(method, *path, router, here.extent(), here.positional(0)->value);
}

// http.HandleFunc("GET /x", h), mux.Handle("/x", h).Methods("GET"), gin's r.Handle("GET", "/x", h)
void on_handle(site_context& here, std::string_view) {
    const auto first = here.text(0);
    if (!first || here.site.on.empty() || here.positional_count() < 2) return;
    const router_table::id router = router_of(here);
    if (is_method(*first)) {
        if (const auto path = here.text(1); path && path->starts_with('/'))
            here.scan.add_route(*first, *path, router, here.extent(), here.positional(1)->value);
        return;
    }
    const std::size_t space = first->find(' ');
    const std::string method = space == first->npos ? "" : first->substr(0, space);
    const std::string_view path =
        space == first->npos ? std::string_view(*first) : trim(std::string_view(*first).substr(space));
    if (!path.starts_with('/') || (!method.empty() && !is_method(method))) return;
    std::vector<std::string> methods;
    for (const call_site& link : here.later())
        if (link.callee == "Methods")
            for (const call_argument& a : arguments_of(link))
                methods.push_back(plain_string(a.value).value_or(upper_method(a.text)));
    if (methods.empty()) methods.push_back(method.empty() ? "ANY" : method);
    for (const std::string& m : methods)
        here.scan.add_route(m.starts_with("METHOD") ? m.substr(6) : m, path, router, here.extent(),
                            here.positional(0)->value);
}

// chi: r.Method("GET", "/x", h), r.MethodFunc(http.MethodGet, "/x", h); echo: e.Add("GET", "/x", h)
void on_named_method(site_context& here, std::string_view) {
    const call_argument* const first = here.positional(0);
    const auto path = here.text(1);
    if (first == nullptr || !path || !path->starts_with('/') || here.positional_count() < 3) return;
    std::string method = plain_string(first->value).value_or(upper_method(first->text));
    if (method.starts_with("METHOD")) method.erase(0, 6);
    if (is_method(method))
        here.scan.add_route(method, *path, router_of(here), here.extent(), here.positional(1)->value);
}

// v1 := r.Group("/v1"), r.Route("/x", func(r chi.Router) { … }), mux.PathPrefix("/x").Subrouter()
void on_group(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    if (!prefix || here.site.on.empty()) return;
    router_table& routers = here.scan.routers;
    const router_table::id made = routers.make(*prefix, router_of(here), true);
    for (const call_argument& a : here.arguments())
        if (a.value.is("func_literal")) routers.open(a.value.begin(), a.value.end(), made);
    here.scan.chain_router = made;
    routers.bind(here.target(), made, here.position());
}

void on_mount(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    const call_argument* const child = here.positional(1);
    if (!prefix || child == nullptr || !child->value.is_any("identifier", "selector_expression", "call_expression"))
        return;
    router_table& routers = here.scan.routers;
    routers.mount(routers.find(child->text, here.position()), router_of(here), *prefix);
}

// r := gin.Default(), chi.NewRouter(), http.NewServeMux(); kept under the function's name too, for r.Mount("/x",
// users()).
void on_router(site_context& here, std::string_view packages) {
    if (packages.find(here.site.on) == packages.npos || here.site.on.empty()) return;
    router_table& routers = here.scan.routers;
    const router_table::id outer = here.target().empty() ? router_table::none : routers.around(here.position());
    const router_table::id made = routers.make({}, outer, true);
    routers.bind(here.target(), made, here.position());
    here.scan.chain_router = made;
}

constexpr call_rule rules[] = {
    {"GET", on_method, "GET"},
    {"POST", on_method, "POST"},
    {"PUT", on_method, "PUT"},
    {"DELETE", on_method, "DELETE"},
    {"PATCH", on_method, "PATCH"},
    {"HEAD", on_method, "HEAD"},
    {"OPTIONS", on_method, "OPTIONS"},
    {"Any", on_method, "ANY"},
    {"Get", on_method, "GET"},
    {"Post", on_method, "POST"},
    {"Put", on_method, "PUT"},
    {"Delete", on_method, "DELETE"},
    {"Patch", on_method, "PATCH"},
    {"Head", on_method, "HEAD"},
    {"Options", on_method, "OPTIONS"},
    {"HandleFunc", on_handle},
    {"Handle", on_handle},
    {"Method", on_named_method},
    {"MethodFunc", on_named_method},
    {"Add", on_named_method},
    {"Group", on_group},
    {"Route", on_group},
    {"PathPrefix", on_group},
    {"Mount", on_mount},
    {"Default", on_router, "gin"},
    {"New", on_router, "gin,echo,fiber"},
    {"NewRouter", on_router, "chi,mux"},
    {"NewServeMux", on_router, "http"},
};

} // namespace

std::span<const call_rule> go_route_rules() {
    return rules;
}

} // namespace delta::syntax
