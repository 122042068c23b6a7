// SPDX-License-Identifier: Apache-2.0
// FastAPI, Starlette, Flask (and blueprints), Django.
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

const node& literal_of(site_context& here, std::size_t index) {
    static const node none;
    const call_argument* const a = here.positional(index);
    return a ? a->value : none;
}

// The path: first positional, or one of the keywords that frameworks give it.
std::optional<std::string> path_of(site_context& here, node& literal) {
    if (const auto text = here.text(0)) {
        literal = literal_of(here, 0);
        return text;
    }
    for (const std::string_view name : {"path", "rule"})
        if (const call_argument* const a = here.keyword(name)) {
            literal = a->value;
            return plain_string(a->value);
        }
    return std::nullopt;
}

bool is_path(std::string_view text) {
    return text.empty() || text.starts_with('/');
}

void add_routes(site_context& here, std::string_view standard_method) {
    node literal;
    const std::optional<std::string> path = path_of(here, literal);
    if (!path || !is_path(*path)) return;
    const std::string_view receiver = here.is_decorator() ? here.site.on : here.root();
    const router_table::id router = receiver.empty() ? here.scan.routers.around(here.position())
                                                     : here.scan.routers.find(receiver, here.position());
    std::vector<std::string> methods;
    if (const call_argument* const given = here.keyword("methods")) methods = strings_in(given->value);
    if (methods.empty()) methods.emplace_back(standard_method);
    for (const std::string& method : methods)
        here.scan.add_route(upper_method(method), *path, router, here.extent(), literal);
}

// @app.get("/x"); "ANY" names rules whose methods are a keyword.
void on_decorator(site_context& here, std::string_view method) {
    if (here.is_decorator() && !here.site.on.empty()) add_routes(here, method);
}

// app.add_url_rule("/x", …), app.add_api_route("/x", f, methods=[…])
void on_registration(site_context& here, std::string_view method) {
    if (!here.is_decorator() && !here.site.on.empty() && here.positional_count() >= 1) add_routes(here, method);
}

// Starlette: Route("/x", f, methods=[…])
void on_route_object(site_context& here, std::string_view method) {
    if (!here.is_decorator() && here.positional_count() + (here.keyword("endpoint") != nullptr ? 1U : 0U) >= 2)
        add_routes(here, method);
}

// Starlette: Mount("/x", routes=[…])
void on_mount_object(site_context& here, std::string_view) {
    const auto path = here.text(0);
    if (!path || here.is_decorator() || !here.site.on.empty()) return;
    const router_table::id outer = here.scan.routers.around(here.position());
    here.scan.routers.open(here.site.arguments.begin(), here.site.arguments.end(),
                           here.scan.routers.make(*path, outer, true));
}

// router = APIRouter(prefix="/x"), Blueprint("b", __name__, url_prefix="/x"), FastAPI()
void on_router(site_context& here, std::string_view prefix_keyword) {
    const std::string prefix = here.keyword_text(prefix_keyword).value_or("");
    here.scan.routers.bind(here.target(), here.scan.routers.make(prefix, router_table::none, true), here.position());
}

// app.include_router(router, prefix="/x"), app.register_blueprint(b, url_prefix="/x"), app.mount("/x", sub)
void on_include(site_context& here, std::string_view prefix_keyword) {
    const bool is_mount = prefix_keyword.empty();
    const call_argument* const child = here.positional(is_mount ? 1 : 0);
    const auto prefix = is_mount ? here.text(0) : here.keyword_text(prefix_keyword);
    if (child == nullptr || !child->value.is_any("identifier", "attribute") || here.root().empty()) return;
    router_table& routers = here.scan.routers;
    const router_table::id parent = routers.find(here.root(), here.position());
    routers.mount(routers.find(child->text, here.position()), parent, prefix.value_or(""));
}

// Django: path("x/<int:pk>/", view) in a urls module; include(…) leads elsewhere.
void on_django(site_context& here, std::string_view kind) {
    const call_argument* const view = here.positional(1);
    const auto path = here.text(0);
    if (!path || view == nullptr || !here.site.on.empty() || view->text.starts_with("include(")) return;
    bool in_urls = here.scan.path.ends_with("urls.py");
    for (const node& n : here.ancestors.last(std::min<std::size_t>(here.ancestors.size(), 24)))
        in_urls = in_urls || (n.is("assignment") && n.field("left").text().ends_with("urlpatterns"));
    if (!in_urls || plain_string(view->value)) return;
    const bool regular = kind == "regex" && (path->starts_with('^') || path->ends_with('$'));
    here.scan.add_route("ANY", regular && !path->starts_with('^') ? "^" + *path : *path, router_table::none,
                        here.extent(), literal_of(here, 0));
}

constexpr call_rule rules[] = {
    {"get", on_decorator, "GET"},
    {"post", on_decorator, "POST"},
    {"put", on_decorator, "PUT"},
    {"delete", on_decorator, "DELETE"},
    {"patch", on_decorator, "PATCH"},
    {"head", on_decorator, "HEAD"},
    {"options", on_decorator, "OPTIONS"},
    {"trace", on_decorator, "TRACE"},
    {"route", on_decorator, "GET"},
    {"api_route", on_decorator, "GET"},
    {"websocket", on_decorator, "WEBSOCKET"},
    {"websocket_route", on_decorator, "WEBSOCKET"},
    {"add_url_rule", on_registration, "GET"},
    {"add_api_route", on_registration, "GET"},
    {"add_route", on_registration, "GET"},
    {"add_websocket_route", on_registration, "WEBSOCKET"},
    {"add_api_websocket_route", on_registration, "WEBSOCKET"},
    {"Route", on_route_object, "GET"},
    {"WebSocketRoute", on_route_object, "WEBSOCKET"},
    {"Mount", on_mount_object},
    {"APIRouter", on_router, "prefix"},
    {"FastAPI", on_router, "prefix"},
    {"Starlette", on_router, "prefix"},
    {"Flask", on_router, "url_prefix"},
    {"Blueprint", on_router, "url_prefix"},
    {"include_router", on_include, "prefix"},
    {"register_blueprint", on_include, "url_prefix"},
    {"mount", on_include, ""},
    {"path", on_django, ""},
    {"re_path", on_django, "regex"},
    {"url", on_django, "regex"},
};

} // namespace

std::span<const call_rule> python_route_rules() {
    return rules;
}

} // namespace delta::syntax
