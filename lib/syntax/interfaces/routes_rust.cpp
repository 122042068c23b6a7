// SPDX-License-Identifier: Apache-2.0
// axum, actix-web (and Rocket, whose attributes look the same).
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

struct method_name {
    std::string_view callee;
    std::string_view method;
};

constexpr method_name method_names[] = {{"get", "GET"},         {"post", "POST"},         {"put", "PUT"},
                                        {"delete", "DELETE"},   {"patch", "PATCH"},       {"head", "HEAD"},
                                        {"options", "OPTIONS"}, {"trace", "TRACE"},       {"any", "ANY"},
                                        {"get_service", "GET"}, {"post_service", "POST"}, {"any_service", "ANY"}};

// get(h).post(g) or web::get().to(h): the methods a chain names, from its root.
std::vector<std::string_view> methods_in(const interface_scan& scan, node chain) {
    std::vector<std::string_view> out;
    const shape_table& shapes = find_shapes(scan.lang);
    for (int guard = 0; chain && guard < 16 && shapes.role_of(chain) == role::call; ++guard) {
        const call_site site = read_site(shapes, chain);
        for (const auto& [callee, method] : method_names)
            if (site.callee == callee) out.insert(out.begin(), method);
        chain = site.receiver;
    }
    return out;
}

router_table::id router_of(site_context& here) {
    if (here.scan.chain_router != router_table::none) return here.scan.chain_router;
    if (here.root().empty()) return here.scan.routers.around(here.position());
    return here.scan.routers.find(here.root(), here.position());
}

// .route("/x", get(h).post(g)); .route(web::get().to(h)) of a resource
void on_route(site_context& here, std::string_view) {
    if (here.is_decorator() || (here.at == 0 && here.site.on.empty())) return;
    const call_site& first = here.chain.front();
    const bool in_resource = first.callee == "resource" && here.at > 0 && here.at < 64;
    const std::size_t handler = in_resource ? 0 : 1;
    const call_argument* const given = here.positional(handler);
    if (given == nullptr) return;
    const std::vector<call_argument> root = in_resource ? arguments_of(first) : std::vector<call_argument>();
    if (in_resource && root.empty()) return;
    const node literal = in_resource ? root.front().value : here.positional(0)->value;
    const auto path = plain_string(literal);
    if (!path) return;
    for (const std::string_view method : methods_in(here.scan, given->value))
        here.scan.add_route(method, *path, router_of(here), in_resource ? here.site.whole.where() : here.extent(),
                            literal);
}

// web::resource("/x").to(h)
void on_to(site_context& here, std::string_view) {
    const call_site& first = here.chain.front();
    if (here.at == 0 || first.callee != "resource" || here.at != 1) return;
    const std::vector<call_argument> root = arguments_of(first);
    const auto path = root.empty() ? std::nullopt : plain_string(root.front().value);
    if (path) here.scan.add_route("ANY", *path, router_of(here), here.site.whole.where(), root.front().value);
}

// web::scope("/api"): what the rest of the chain registers stands below it.
void on_scope(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    if (!prefix || here.at != 0) return;
    router_table& routers = here.scan.routers;
    here.scan.chain_router = routers.make(*prefix, routers.around(here.position()), true);
    routers.open(here.site.whole.end(), here.chain.back().whole.end(), here.scan.chain_router);
}

// Router::new(): known by its variable, or by the function that returns it.
void on_router(site_context& here, std::string_view) {
    if (here.site.on != "Router" || here.at != 0) return;
    router_table& routers = here.scan.routers;
    const router_table::id outer = routers.around(here.position());
    if (outer == router_table::none && here.target().empty() && !here.enclosing_name().empty()) {
        here.scan.chain_router = routers.find(std::string(here.enclosing_name()) + "()", here.position());
        return;
    }
    here.scan.chain_router = routers.make({}, outer, true);
    routers.bind(here.target(), here.scan.chain_router, here.position());
}

// .nest("/api", other)
void on_nest(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    const call_argument* const child = here.positional(1);
    if (!prefix || child == nullptr) return;
    router_table& routers = here.scan.routers;
    const router_table::id parent = router_of(here);
    const bool named =
        child->value.is("identifier") || (child->value.is("call_expression") && child->text.ends_with("()") &&
                                          child->value.field("function").is("identifier"));
    if (named)
        routers.mount(routers.find(child->text, here.position()), parent, *prefix);
    else
        routers.open(child->value.begin(), child->value.end(), routers.make(*prefix, parent, true));
}

// #[get("/x")] on a function
void on_attribute(site_context& here, std::string_view method) {
    if (!here.is_decorator() || !here.site.decorated.is("function_item")) return;
    const auto path = here.text(0);
    if (!path || !path->starts_with('/')) return;
    std::vector<std::string> methods;
    if (!method.empty()) methods.emplace_back(method);
    for (const call_argument& a : here.arguments())
        if (method.empty() && a.keyword == "method")
            methods.push_back(upper_method(plain_string(a.value).value_or("")));
    for (const std::string& m : methods)
        here.scan.add_route(m, *path, router_table::none, here.extent(), here.positional(0)->value);
}

constexpr call_rule rules[] = {
    {"route", on_route},
    {"to", on_to},
    {"scope", on_scope},
    {"new", on_router},
    {"nest", on_nest},
    {"get", on_attribute, "GET"},
    {"post", on_attribute, "POST"},
    {"put", on_attribute, "PUT"},
    {"delete", on_attribute, "DELETE"},
    {"patch", on_attribute, "PATCH"},
    {"head", on_attribute, "HEAD"},
    {"options", on_attribute, "OPTIONS"},
    {"route", on_attribute, ""},
};

} // namespace

std::span<const call_rule> rust_route_rules() {
    return rules;
}

} // namespace delta::syntax
