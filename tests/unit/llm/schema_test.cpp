// SPDX-License-Identifier: Apache-2.0
#include "llm/schema.hpp"

#include <boost/json/parse.hpp>
#include <stdexcept>

#include "json/write.hpp"
#include "llm/prompts.hpp"
#include "support/catch.hpp"

namespace {

using namespace delta;

const boost::json::value schema = boost::json::parse(R"({"type": "object", "properties": {
    "verdict": {"type": "string", "enum": ["a", "b"]}, "why": {"type": "string", "maxLength": 3},
    "list": {"type": "array", "maxItems": 2, "items": {"type": "integer"}}},
    "required": ["verdict"], "additionalProperties": false})");

std::string fault(const char* text) {
    return llm::find_schema_fault(boost::json::parse(text), schema).value_or("");
}

} // namespace

TEST_CASE("what a schema allows has no fault") {
    CHECK(fault(R"({"verdict": "a"})").empty());
    CHECK(fault(R"({"verdict": "b", "why": "äöü", "list": [1, 2]})").empty());
}

TEST_CASE("what a schema does not allow is told with its place") {
    CHECK(fault("[]") == "answer is no object");
    CHECK(fault("{}") == "answer.verdict is missing");
    CHECK(fault(R"({"verdict": 1})") == "answer.verdict is no string");
    CHECK(fault(R"({"verdict": "c"})") == R"(answer.verdict is none of ["a","b"])");
    CHECK(fault(R"({"verdict": "a", "why": "long"})") == "answer.why is longer than 3 characters");
    CHECK(fault(R"({"verdict": "a", "list": [1, 2, 3]})") == "answer.list has more than 2 items");
    CHECK(fault(R"({"verdict": "a", "list": [1, "x"]})") == "answer.list[1] is no integer");
    CHECK(fault(R"({"verdict": "a", "score": 1})") == "answer has a member that was not asked for");
}

TEST_CASE("a keyword that nobody checks is a mistake of ours") {
    CHECK_THROWS_AS(llm::find_schema_fault(boost::json::parse("{}"), boost::json::parse(R"({"pattern": "x"})")),
                    std::logic_error);
}

TEST_CASE("Gemini gets types in capitals and an order, OpenAI no limits of size") {
    CHECK(json::write_compact(llm::to_gemini_schema(boost::json::parse(
              R"({"type": "object", "properties": {"z": {"type": "string", "maxLength": 3}, "a": {"type": "boolean"}},
                  "required": ["z"], "additionalProperties": false})"))) ==
          R"({"type":"OBJECT","properties":{"z":{"type":"STRING","maxLength":"3"},"a":{"type":"BOOLEAN"}},)"
          R"("required":["z"],"propertyOrdering":["z","a"]})");
    CHECK(json::write_compact(llm::to_strict_schema(schema)).find("max") == std::string::npos);
}

TEST_CASE("the schemas of our questions know only what is checked, and require all, as strict servers want it") {
    for (const llm::question& q :
         {llm::make_judge_question({}), llm::make_draft_question({}), llm::make_trial_question()}) {
        CHECK(llm::find_schema_fault(boost::json::object(), q.schema));
        CHECK(q.schema.at("required").as_array().size() == q.schema.at("properties").as_object().size());
        CHECK_FALSE(q.schema.at("additionalProperties").as_bool());
    }
}
