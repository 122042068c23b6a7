// SPDX-License-Identifier: Apache-2.0
#include "api/openapi.hpp"

#include <boost/json/serialize.hpp>
#include <set>
#include <string>

#include "api/endpoints.hpp"
#include "api/operation.hpp"
#include "base/text.hpp"
#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

namespace {

void collect_references(const boost::json::value& v, std::set<std::string>& into) {
    if (v.is_array())
        for (const boost::json::value& element : v.get_array()) collect_references(element, into);
    if (!v.is_object()) return;
    for (const auto& [key, value] : v.get_object()) {
        if (key == "$ref") into.insert(std::string(value.as_string()));
        collect_references(value, into);
    }
}

} // namespace

TEST_CASE("every operation has a handler, a name and a path of its own") {
    std::set<std::string> ids;
    std::set<std::string> routes;
    for (const operation& of : operations()) {
        CAPTURE(of.id);

        CHECK(get_endpoint(of.id) != nullptr);
        CHECK(ids.insert(of.id).second);
        CHECK(routes.insert(of.method + of.path).second);
    }
}

TEST_CASE("every name in a path is a described parameter, and the other way round") {
    for (const operation& of : operations()) {
        CAPTURE(of.id);
        std::size_t in_path = 0;
        for (const parameter& p : of.parameters) {
            if (p.in != place::path) continue;
            CHECK(of.path.contains("{" + p.name + "}"));
            CHECK(p.required);
            ++in_path;
        }
        CHECK(split(of.path, '{').size() == in_path + 1);
    }
}

TEST_CASE("every reference of the document leads to a component, and every component is used") {
    const boost::json::value document = make_openapi("1.2.3");
    std::set<std::string> references;
    collect_references(document, references);
    const boost::json::object& schemas = document.at("components").at("schemas").as_object();

    CHECK(references.size() == schemas.size());
    for (const std::string& reference : references) {
        CAPTURE(reference);
        CHECK(schemas.contains(reference.substr(std::string_view("#/components/schemas/").size())));
    }
}

TEST_CASE("what needs a signed-in user says so and answers 401") {
    const boost::json::value document = make_openapi("1.2.3");
    const boost::json::value& list = document.at("paths").at("/api/repos/").at("get");

    CHECK(boost::json::serialize(list.at("security")) == R"([{"cookie":[]}])");
    CHECK(list.at("responses").as_object().contains("401"));
    CHECK_FALSE(document.at("paths").at("/api").at("get").as_object().contains("security"));
}

TEST_CASE("what changes state can be refused for its origin") {
    for (const operation& of : operations()) {
        CAPTURE(of.id);
        if (!changes_state(of)) continue;
        bool has_403 = false;
        for (const answer& a : refusals_of(of)) has_403 = has_403 || a.status == 403;
        CHECK(has_403);
    }
}

TEST_CASE("a field that may be null says so to programs") {
    const boost::json::value document = make_openapi("1.2.3");
    const boost::json::value& repository = document.at("components").at("schemas").at("Repository").at("properties");

    CHECK(boost::json::serialize(repository.at("reviewer").at("type")) == R"(["string","null"])");
    CHECK(boost::json::serialize(repository.at("repo_name").at("type")) == R"("string")");
}

// The format "email" of JSON Schema knows ASCII alone.
TEST_CASE("an address of another script is taken, so none is said to have the format email") {
    const boost::json::value document = make_openapi("1");
    const boost::json::value& described = document.at_pointer("/components/schemas/Signup/properties/email");

    CHECK(described.as_object().contains("pattern"));
    CHECK_FALSE(described.as_object().contains("format"));
}
