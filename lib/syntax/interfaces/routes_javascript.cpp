// SPDX-License-Identifier: Apache-2.0
// Express, Koa router, Fastify, Hono, NestJS.
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

bool is_function(const node& n) {
    return n.is_any("arrow_function", "function_expression", "generator_function", "function");
}

// Names that a reader takes for a router or an application.
bool is_router_name(std::string_view receiver) {
    const std::string name = to_lower(last_part(receiver));
    return is_any_of(name, {"app", "server", "fastify", "api", "instance", "route", "routes", "r"}) ||
           name.ends_with("router") || name.ends_with("app") || name.ends_with("routes");
}

// Clients and test tools have the same methods as routers.
bool is_client(std::string_view receiver) {
    const std::string name = to_lower(last_part(receiver.substr(0, receiver.find('('))));
    return is_any_of(name, {"axios", "http", "https", "client",     "request", "supertest", "agent",
                            "nock",  "cy",   "$",     "ky",         "got",     "fetch",     "cache",
                            "map",   "rest", "msw",   "superagent", "store",   "inject"}) ||
           name.ends_with("client") || name.ends_with("cache") || name.ends_with("request");
}

// The handler stands last: a function, or a name or call that gives one.
bool has_handler(site_context& here, std::size_t from, bool must_be_function) {
    const std::size_t count = here.positional_count();
    if (count <= from) return false;
    const node last = here.positional(count - 1)->value;
    if (is_function(last)) return true;
    if (must_be_function) return false;
    return last.is_any("identifier", "member_expression", "call_expression", "array", "subscript_expression", "object");
}

router_table::id chain_router(site_context& here) {
    return here.root().empty() ? here.scan.routers.around(here.position())
                               : here.scan.routers.find(here.root(), here.position());
}

bool has_known_root(site_context& here) {
    const call_site& first = here.chain.front();
    if (here.at > 0 && first.on.empty() &&
        is_any_of(first.callee, {"express", "Hono", "Router", "Koa", "fastify", "Fastify", "Elysia"}))
        return true;
    if (here.root().empty()) return false;
    return here.scan.routers.is_known(here.scan.routers.find(here.root(), here.position()));
}

// app.get("/x", h); router.get("name", "/x", h); app.route("/x").get(h)
void on_method(site_context& here, std::string_view method) {
    if (here.is_decorator() || here.site.on.empty()) return;
    if (here.at > 0 && here.chain[here.at - 1].callee == "route" && here.positional_count() > 0) return;
    std::size_t at = 0;
    auto path = here.text(0);
    if (path && !path->starts_with('/') && *path != "*" && here.positional_count() > 2) path = here.text(at = 1);
    if (!path || (!path->starts_with('/') && *path != "*")) return;
    const bool known = has_known_root(here);
    if (!known && is_client(here.root())) return;
    if (!has_handler(here, at + 1, !known && !is_router_name(here.root()))) return;
    here.scan.add_route(method, *path, chain_router(here), here.extent(), here.positional(at)->value);
}

// app.route("/x").get(h).post(g), fastify.route({ method, url }), and Hono's app.route("/sub", router)
void on_route(site_context& here, std::string_view) {
    if (here.is_decorator() || here.site.on.empty()) return;
    const router_table::id router = chain_router(here);
    if (const auto url = here.keyword_text("url"); url && here.keyword("method") != nullptr) {
        for (const std::string& method : strings_in(here.keyword("method")->value))
            here.scan.add_route(upper_method(method), *url, router, here.extent(), here.keyword("url")->value);
        return;
    }
    const auto path = here.text(0);
    if (!path || !path->starts_with('/')) return;
    const node literal = here.positional(0)->value;
    if (const call_argument* const sub = here.positional(1); sub != nullptr && sub->value.is("identifier")) {
        here.scan.routers.mount(here.scan.routers.find(sub->text, here.position()), router, *path);
        return;
    }
    span where = here.extent();
    for (const call_site& link : here.later()) {
        if (!is_any_of(link.callee, {"get", "post", "put", "delete", "patch", "head", "options", "all"})) break;
        const span end = link.whole.where();
        where.end = end.end;
        where.end_line = end.end_line;
        where.end_column = end.end_column;
        here.scan.add_route(link.callee == "all" ? "ANY" : upper_method(link.callee), *path, router, where, literal);
    }
}

// app.use("/api", router) of Express; router.routes() of Koa.
void on_use(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    const std::size_t count = here.positional_count();
    if (count == 0 || here.site.on.empty()) return;
    std::string_view child = here.positional(count - 1)->text;
    if (child.ends_with(".routes()")) child.remove_suffix(9);
    if (!here.positional(count - 1)->value.is_any("identifier", "member_expression", "call_expression")) return;
    if (prefix && count < 2) return;
    if (child.find('(') != child.npos) return;
    router_table& routers = here.scan.routers;
    const router_table::id parent = routers.find(here.root(), here.position());
    routers.mount(routers.find(child, here.position()), parent, prefix.value_or(""));
}

// fastify.register(plugin, { prefix: "/v1" }): the plugin's body when it stands here, its name when it is a function
// below.
void on_register(site_context& here, std::string_view) {
    const auto prefix = here.keyword_text("prefix");
    const call_argument* const plugin = here.positional(0);
    if (!prefix || plugin == nullptr || here.site.on.empty()) return;
    router_table& routers = here.scan.routers;
    const router_table::id made = routers.make(*prefix, routers.find(here.root(), here.position()), true);
    if (is_function(plugin->value)) routers.open(plugin->value.begin(), plugin->value.end(), made);
}

// const router = express.Router(), new Router({ prefix: "/x" }), new Hono().basePath("/x"), fastify()
void on_router(site_context& here, std::string_view) {
    if (here.is_decorator()) return;
    std::string prefix = here.keyword_text("prefix").value_or("");
    for (const call_site& link : here.later())
        if (link.callee == "basePath" || link.callee == "prefix") {
            const std::vector<call_argument> given = arguments_of(link);
            if (!given.empty()) prefix = plain_string(given.front().value).value_or(prefix);
        }
    here.scan.routers.bind(here.target(), here.scan.routers.make(prefix, router_table::none, true), here.position());
}

// router.prefix("/x"), const api = app.basePath("/api")
void on_prefix(site_context& here, std::string_view) {
    const auto prefix = here.text(0);
    if (!prefix || here.root().empty()) return;
    router_table& routers = here.scan.routers;
    const router_table::id router = routers.find(here.root(), here.position());
    if (here.site.callee == "prefix") return routers.set_prefix(router, *prefix);
    routers.bind(here.target(), routers.make(*prefix, router, true), here.position());
}

// @Controller("cats") or @Controller({ path: "cats" })
void on_controller(site_context& here, std::string_view) {
    if (!here.is_decorator() || !here.site.decorated.is_any("class_declaration", "abstract_class_declaration")) return;
    std::string prefix = here.text(0).value_or("");
    if (prefix.empty()) prefix = here.keyword_text("path").value_or("");
    router_table& routers = here.scan.routers;
    routers.open(here.site.decorated.begin(), here.site.decorated.end(),
                 routers.make(prefix, router_table::none, true));
}

// @Get(":id") in such a class
void on_nest_method(site_context& here, std::string_view method) {
    if (!here.is_decorator() || !here.site.decorated.is("method_definition")) return;
    const router_table::id router = here.scan.routers.around(here.position());
    if (router == router_table::none) return;
    std::vector<std::string> paths;
    if (const call_argument* const given = here.positional(0))
        paths = strings_in(given->value);
    else
        paths.emplace_back();
    for (const std::string& path : paths)
        here.scan.add_route(method, path, router, here.extent(),
                            here.positional(0) != nullptr ? here.positional(0)->value : here.site.callee_node);
}

constexpr call_rule rules[] = {
    {"get", on_method, "GET"},
    {"post", on_method, "POST"},
    {"put", on_method, "PUT"},
    {"delete", on_method, "DELETE"},
    {"del", on_method, "DELETE"},
    {"patch", on_method, "PATCH"},
    {"head", on_method, "HEAD"},
    {"options", on_method, "OPTIONS"},
    {"all", on_method, "ANY"},
    {"route", on_route},
    {"use", on_use},
    {"register", on_register},
    {"Router", on_router},
    {"express", on_router},
    {"fastify", on_router},
    {"Fastify", on_router},
    {"Hono", on_router},
    {"KoaRouter", on_router},
    {"prefix", on_prefix},
    {"basePath", on_prefix},
    {"Controller", on_controller},
    {"Get", on_nest_method, "GET"},
    {"Post", on_nest_method, "POST"},
    {"Put", on_nest_method, "PUT"},
    {"Delete", on_nest_method, "DELETE"},
    {"Patch", on_nest_method, "PATCH"},
    {"Head", on_nest_method, "HEAD"},
    {"Options", on_nest_method, "OPTIONS"},
    {"All", on_nest_method, "ANY"},
};

} // namespace

std::span<const call_rule> javascript_route_rules() {
    return rules;
}

} // namespace delta::syntax
