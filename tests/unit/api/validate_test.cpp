// SPDX-License-Identifier: Apache-2.0
#include "api/validate.hpp"

#include <boost/json/parse.hpp>

#include "api/shapes.hpp"
#include "support/catch.hpp"

using namespace delta;
using namespace delta::api;

namespace {

std::string tell(const std::vector<field_error>& errors) {
    std::string all;
    for (const field_error& e : errors) all += (all.empty() ? "" : "; ") + e.field + " " + e.message;
    return all;
}

std::string faults(const schema& expected, std::string_view body) {
    return tell(validate(expected, boost::json::parse(body)));
}

std::string faults_of_settings(std::string_view body) {
    return faults(shapes::repository_settings(), body);
}

std::string faults_of_query(std::string name, std::string value) {
    http::request from{.method = "GET", .target = ""};
    from.query.emplace_back(std::move(name), std::move(value));
    from.parameters["id"] = "8f9b0f6e-90a3-4d3c-b5a4-4e6a9a0f2a11";
    return tell(validate_parameters(get_operation("list_drift_events"), from));
}

} // namespace

TEST_CASE("a body that is as described has no faults") {
    CHECK(faults(shapes::signup(), R"({"email":"a@b.example","password":"12345678","full_name":null})") == "");
    CHECK(faults(shapes::signup(), R"({"email":"a@b.example","password":"12345678","more":1})") == "");
    CHECK(faults_of_settings("{}") == "");
    CHECK(faults_of_settings(R"({"docs_root_path":"docs","file_ignore_patterns":["a/**"],"reviewer":null})") == "");
}

TEST_CASE("each wrong field is named in words a person understands") {
    CHECK(faults(shapes::signup(), "{}") == "email is missing; password is missing");
    CHECK(faults(shapes::signup(), R"({"email":5,"password":"short"})") ==
          "email must be text, not a number; password must have at least 8 characters");
    CHECK(faults(shapes::signup(), R"({"email":"nobody","password":null})") ==
          "email must be an e-mail address; password must be text, not null");
    CHECK(faults(shapes::login(), R"({"email":"","password":"x"})") == "email must not be empty");
    CHECK(faults_of_settings(R"({"style_preference":"rude"})") ==
          "style_preference must be one of concise, descriptive, professional, technical");
    CHECK(faults(shapes::activation(), R"({"is_active":"yes"})") == "is_active must be true or false, not text");
    CHECK(faults(shapes::activation(), "[]") == "body must be an object, not a list");
}

TEST_CASE("an element of a list is named by its index") {
    CHECK(faults_of_settings(R"({"file_ignore_patterns":["ok",""]})") == "file_ignore_patterns[1] must not be empty");
    CHECK(faults_of_settings(R"({"file_ignore_patterns":[true]})") == "file_ignore_patterns[0] must be text, not true");
}

TEST_CASE("text is counted in characters, not in bytes") {
    std::string policies;
    for (int i = 0; i < shapes::policies_limit; ++i) policies += "\xc3\xa9";

    CHECK(faults_of_settings(R"({"docs_policies":")" + policies + "\"}") == "");
    CHECK(faults_of_settings(R"({"docs_policies":")" + policies + "x\"}") ==
          "docs_policies must have at most 1500 characters");
}

TEST_CASE("a character that PostgreSQL cannot keep is refused") {
    CHECK(faults_of_settings(R"({"reviewer":"a\u0000b"})") == "reviewer must not contain the character U+0000");
}

TEST_CASE("a whole number may be written with a point and must fit") {
    const auto faults_of_number = [](const std::string& number) {
        return faults(shapes::github_callback(), R"({"code":"x","installation_id":)" + number + "}");
    };

    CHECK(faults_of_number("7.0") == "");
    CHECK(faults_of_number("7.5") == "installation_id must be a whole number");
    CHECK(faults_of_number("0") == "installation_id must be at least 1");
    CHECK(faults_of_number("18446744073709551615") == "installation_id is too large");
}

TEST_CASE("parameters of the query and the path are held against their description") {
    CHECK(faults_of_query("limit", "5") == "");
    CHECK(faults_of_query("unknown", "x") == "");
    CHECK(faults_of_query("limit", "0") == "limit must be from 1 to 100");
    CHECK(faults_of_query("limit", "5x") == "limit must be a whole number");
    CHECK(faults_of_query("limit", "") == "limit must be a whole number");
    CHECK(faults_of_query("limit", "99999999999999999999") == "limit is too large");
    CHECK(faults_of_query("result", "perfect").starts_with("result must be one of pending, "));

    http::request from{.method = "GET", .target = ""};
    from.parameters["id"] = "7";
    CHECK(tell(validate_parameters(get_operation("watch_repository"), from)) == "id must be a UUID");
}
