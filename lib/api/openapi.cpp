// SPDX-License-Identifier: Apache-2.0
#include "api/openapi.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>

#include "api/json_schema.hpp"
#include "api/operation.hpp"
#include "api/shapes.hpp"
#include "base/text.hpp"

namespace delta::api {

namespace {

using boost::json::array;
using boost::json::object;

std::string_view name_of(place in) {
    switch (in) {
        case place::path:
            return "path";
        case place::query:
            return "query";
        case place::header:
            return "header";
    }
    return "";
}

array write_parameters(const operation& of, object& components) {
    array out;
    for (const parameter& p : of.parameters) {
        object schema = to_json_schema(p.is, components);
        schema.erase("description");
        out.push_back(object{{"name", p.name},
                             {"in", name_of(p.in)},
                             {"required", p.required},
                             {"description", p.is.description},
                             {"schema", std::move(schema)}});
    }
    return out;
}

object write_answer(const answer& of, std::string_view media_type, const schema& body, object& components) {
    const object content{{"schema", to_json_schema(body, components)}};
    return {{"description", of.description}, {"content", object{{media_type, content}}}};
}

object write_answers(const operation& of, object& components) {
    object out;
    out[std::to_string(of.success.status)] =
        write_answer(of.success, of.success.media_type, *of.success.body, components);
    for (const answer& a : refusals_of(of)) {
        const std::string status = std::to_string(a.status);
        if (a.body)
            out[status] = write_answer(a, a.media_type, *a.body, components);
        else
            out[status] = write_answer(a, "application/problem+json", shapes::problem(), components);
    }
    return out;
}

object write_operation(const operation& of, object& components) {
    object out{{"operationId", of.id}, {"tags", array{of.group}}, {"summary", of.summary}};
    if (!of.description.empty()) out["description"] = of.description;
    if (of.who == access::signed_in) out["security"] = array{object{{"cookie", array{}}}};
    if (!of.parameters.empty()) out["parameters"] = write_parameters(of, components);
    if (of.body) {
        const object content{{"schema", to_json_schema(*of.body, components)}};
        out["requestBody"] = object{{"required", true}, {"content", object{{"application/json", content}}}};
    }
    out["responses"] = write_answers(of, components);
    return out;
}

} // namespace

boost::json::value make_openapi(std::string_view version) {
    object paths;
    object components;
    for (const operation& of : operations()) {
        if (!paths.contains(of.path)) paths[of.path] = object{};
        paths[of.path].as_object()[to_lower(of.method)] = write_operation(of, components);
    }
    return object{
        {"openapi", "3.1.0"},
        {"info", object{{"title", "Delta"},
                        {"version", version},
                        {"description",
                         "Errors are RFC 9457 problems. Times are RFC 3339 in UTC. A trailing slash of a path makes no "
                         "difference."},
                        {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
        {"servers", array{object{{"url", "/"}}}},
        {"paths", std::move(paths)},
        {"components",
         object{{"schemas", std::move(components)},
                {"securitySchemes",
                 object{{"cookie", object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "access_token"}}}}}}},
    };
}

} // namespace delta::api
