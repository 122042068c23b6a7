// SPDX-License-Identifier: Apache-2.0
// Routes told by annotations and attributes: Spring, JAX-RS, ASP.NET controllers, Symfony.
#include <algorithm>

#include "base/text.hpp"
#include "syntax/interfaces/rules.hpp"

namespace delta::syntax {
namespace {

bool is_type(const node& n) {
    return n.is_any("class_declaration", "interface_declaration", "record_declaration", "object_declaration");
}

bool is_function(const node& n) {
    return n.is_any("method_declaration", "function_declaration");
}

// The argument that tells the path: the first positional one, or one of the names frameworks give it.
const call_argument* path_argument(site_context& here) {
    if (const call_argument* const first = here.positional(0)) return first;
    for (const std::string_view name : {"value", "path", "template"})
        if (const call_argument* const a = here.keyword(name)) return a;
    return nullptr;
}

std::vector<std::string> paths_of(site_context& here) {
    const call_argument* const a = path_argument(here);
    if (a == nullptr) return {""};
    return strings_in(a->value);
}

node literal_of(site_context& here) {
    const call_argument* const a = path_argument(here);
    return a != nullptr ? a->value : here.site.callee_node;
}

void open_type(site_context& here, const std::string& prefix) {
    const node& type = here.site.decorated;
    router_table& routers = here.scan.routers;
    // From the annotation on: the members stand after it.
    routers.open(here.site.whole.end(), type.end(), routers.make(prefix, routers.around(here.position()), true));
}

void add_all(site_context& here, std::string_view method, const std::vector<std::string>& paths, const node& literal) {
    for (const std::string& path : paths)
        here.scan.add_route(method, path, here.scan.routers.around(here.position()), here.extent(), literal);
}

// Spring: @GetMapping("/x"), @GetMapping({"/a", "/b"})
void on_mapping(site_context& here, std::string_view method) {
    if (here.is_decorator() && is_function(here.site.decorated))
        add_all(here, method, paths_of(here), literal_of(here));
}

// RequestMethod.GET, one or a list of them.
std::vector<std::string> methods_of(site_context& here, std::string_view name) {
    std::vector<std::string> out;
    const call_argument* const a = here.keyword(name);
    if (a == nullptr) return out;
    out = strings_in(a->value);
    if (!out.empty() && !a->value.is("identifier")) return out;
    out.clear();
    std::string_view text = a->text;
    while (!text.empty() && is_any_of(text.substr(0, 1), {"{", "["})) text = text.substr(1, text.size() - 2);
    for (const std::string_view piece : split(text, ',')) out.push_back(upper_method(trim(piece)));
    return out;
}

// Spring's @RequestMapping on a type is a prefix, on a method a route.
void on_request_mapping(site_context& here, std::string_view) {
    if (!here.is_decorator()) return;
    const std::vector<std::string> paths = paths_of(here);
    if (is_type(here.site.decorated)) return open_type(here, paths.empty() ? "" : paths.front());
    if (!is_function(here.site.decorated)) return;
    std::vector<std::string> methods = methods_of(here, "method");
    if (methods.empty()) methods.emplace_back("ANY");
    for (const std::string& method : methods) add_all(here, method, paths, literal_of(here));
}

// The annotation of that name beside this one, read as a site; its whole is null when there is none.
call_site beside(site_context& here, std::string_view name) {
    const shape_table& shapes = find_shapes(here.scan.lang);
    for (std::uint32_t at = 0; at < std::min<std::uint32_t>(here.site.decorated.named_count(), 24); ++at) {
        const node list = here.site.decorated.named_child(at);
        if (!list.is_any("modifiers", "attribute_list")) continue;
        for (std::uint32_t i = 0; i < std::min<std::uint32_t>(list.named_count(), 24); ++i)
            if (const node n = list.named_child(i); shapes.role_of(n) == role::decorator)
                if (call_site site = read_site(shapes, n); site.callee == name) return site;
    }
    return {};
}

std::string first_text(const call_site& site, node& literal) {
    for (const call_argument& a : arguments_of(site))
        if (const auto text = plain_string(a.value); text && (!a.keyword_node || a.keyword == "value")) {
            literal = a.value;
            return *text;
        }
    return {};
}

// JAX-RS: @GET with the @Path of the method below that of the class. An argument makes it a client's (Retrofit).
void on_jax_method(site_context& here, std::string_view method) {
    if (!here.is_decorator() || !is_function(here.site.decorated) || !here.arguments().empty()) return;
    const router_table::id router = here.scan.routers.around(here.position());
    const call_site path = beside(here, "Path");
    if (!path.whole && router == router_table::none) return;
    node literal = here.site.callee_node;
    const std::string text = path.whole ? first_text(path, literal) : "";
    const node whole = path.whole && path.whole.begin() < here.site.whole.begin() ? path.whole : here.site.whole;
    here.scan.add_route(method, text, router, whole.where(),
                        literal.begin() >= whole.begin() ? literal : here.site.callee_node);
}

void on_jax_path(site_context& here, std::string_view) {
    if (!here.is_decorator() || !is_type(here.site.decorated)) return;
    const std::vector<std::string> paths = paths_of(here);
    if (!paths.empty()) open_type(here, paths.front());
}

// "[controller]" and "[action]" stand for the names of the class and the method.
std::string without_tokens(site_context& here, std::string path, std::string_view action) {
    std::string_view type;
    for (const node& n : here.ancestors.last(std::min<std::size_t>(here.ancestors.size(), 24)))
        if (is_type(n)) type = n.field("name").text();
    if (type.ends_with("Controller")) type.remove_suffix(10);
    return replace_all(replace_all(path, "[controller]", type), "[action]", action);
}

// ASP.NET: [HttpGet("{id}")], [HttpGet, Route("x")]
void on_http_attribute(site_context& here, std::string_view method) {
    if (!here.is_decorator() || !is_function(here.site.decorated)) return;
    const router_table::id router = here.scan.routers.around(here.position());
    const call_site route = here.site.callee == "Route" ? call_site{} : beside(here, "Route");
    node literal = here.site.callee_node;
    std::string path = first_text(here.site, literal);
    const bool from_route = path.empty() && route.whole;
    if (from_route) {
        node other;
        path = first_text(route, other);
    }
    if (path.empty() && router == router_table::none && !route.whole) return;
    path = without_tokens(here, path, here.decorated_name());
    const bool absolute = path.starts_with('/') || path.starts_with("~/");
    if (path.starts_with('~')) path.erase(0, 1);
    here.scan.add_route(method, path, absolute ? router_table::none : router, here.extent(), literal);
}

void on_route_attribute(site_context& here, std::string_view) {
    if (!here.is_decorator()) return;
    if (here.scan.lang == language::php) { // Symfony: #[Route('/x', methods: ['GET'])]
        const std::vector<std::string> paths = paths_of(here);
        if (paths.empty()) return;
        if (is_type(here.site.decorated)) return open_type(here, paths.front());
        std::vector<std::string> methods = methods_of(here, "methods");
        if (methods.empty()) methods.emplace_back("ANY");
        for (const std::string& method : methods) add_all(here, upper_method(method), paths, literal_of(here));
        return;
    }
    if (is_type(here.site.decorated)) {
        std::string prefix = here.text(0).value_or("");
        std::string_view type = here.site.decorated.field("name").text();
        if (type.ends_with("Controller")) type.remove_suffix(10);
        return open_type(here, replace_all(prefix, "[controller]", type));
    }
    for (const std::string_view verb :
         {"HttpGet", "HttpPost", "HttpPut", "HttpDelete", "HttpPatch", "HttpHead", "HttpOptions"})
        if (beside(here, verb).whole) return;
    on_http_attribute(here, "ANY");
}

constexpr call_rule java_rules[] = {
    {"GetMapping", on_mapping, "GET"},     {"PostMapping", on_mapping, "POST"},
    {"PutMapping", on_mapping, "PUT"},     {"DeleteMapping", on_mapping, "DELETE"},
    {"PatchMapping", on_mapping, "PATCH"}, {"RequestMapping", on_request_mapping},
    {"GET", on_jax_method, "GET"},         {"POST", on_jax_method, "POST"},
    {"PUT", on_jax_method, "PUT"},         {"DELETE", on_jax_method, "DELETE"},
    {"PATCH", on_jax_method, "PATCH"},     {"HEAD", on_jax_method, "HEAD"},
    {"OPTIONS", on_jax_method, "OPTIONS"}, {"Path", on_jax_path},
};

constexpr call_rule csharp_rules[] = {
    {"HttpGet", on_http_attribute, "GET"},         {"HttpPost", on_http_attribute, "POST"},
    {"HttpPut", on_http_attribute, "PUT"},         {"HttpDelete", on_http_attribute, "DELETE"},
    {"HttpPatch", on_http_attribute, "PATCH"},     {"HttpHead", on_http_attribute, "HEAD"},
    {"HttpOptions", on_http_attribute, "OPTIONS"}, {"Route", on_route_attribute},
};

constexpr call_rule php_rules[] = {{"Route", on_route_attribute}};

} // namespace

std::span<const call_rule> annotated_route_rules(language lang) {
    switch (lang) {
        case language::java:
        case language::kotlin:
            return java_rules;
        case language::csharp:
            return csharp_rules;
        case language::php:
            return php_rules;
        default:
            return {};
    }
}

} // namespace delta::syntax
