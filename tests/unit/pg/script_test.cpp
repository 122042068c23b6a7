// SPDX-License-Identifier: Apache-2.0
#include "pg/script.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace delta::pg {
namespace {

// "line:text" of each statement.
std::vector<std::string> split(std::string_view script) {
    std::vector<std::string> parts;
    for (const statement& each : split_script(script))
        parts.push_back(std::to_string(each.line) + ":" + std::string(each.text));
    return parts;
}

using parts = std::vector<std::string>;

TEST_CASE("a script is split at the semicolons that end statements") {
    CHECK(split("").empty());
    CHECK(split(" \n -- only a comment;\n /* and ; another */ ;;").empty());
    CHECK(split("select 1") == parts{"1:select 1"});
    CHECK(split("select 1;\n\nselect 2;\n") == parts{"1:select 1", "3:select 2"});
}

TEST_CASE("semicolons in quotes, names, dollar quotes and comments end nothing") {
    CHECK(split("select 'a;''b;'") == parts{"1:select 'a;''b;'"});
    CHECK(split(R"(select E'a\';b')") == parts{R"(1:select E'a\';b')"});
    CHECK(split(R"(select 'a\'; select 2)") == parts{R"(1:select 'a\')", "1:select 2"});
    CHECK(split("select \"a;b\"") == parts{"1:select \"a;b\""});
    CHECK(split("do $$ begin; end $$; x") == parts{"1:do $$ begin; end $$", "1:x"});
    CHECK(split("do $a$ ; $$ ; $a$; x") == parts{"1:do $a$ ; $$ ; $a$", "1:x"});
    CHECK(split("select 1 -- ;\n + 1; x") == parts{"1:select 1 -- ;\n + 1", "2:x"});
    CHECK(split("select /* ; /* ; */ ; */ 1; x") == parts{"1:select /* ; /* ; */ ; */ 1", "1:x"});
}

TEST_CASE("what looks like a dollar quote and is none") {
    CHECK(split("select $1; select a$b; select $2$") == parts{"1:select $1", "1:select a$b", "1:select $2$"});
}

TEST_CASE("what is never closed takes the rest of the script") {
    CHECK(split("select 'a;").size() == 1);
    CHECK(split("do $$ ;").size() == 1);
    CHECK(split("select /* ;").size() == 1);
    CHECK(split("select 1 -- ;").size() == 1);
}

TEST_CASE("an error is at the line the server points to, in characters, or where its statement begins") {
    const std::string script = "select 1;\n\nselect '\xc3\xbc\xc3\xbc',\n  nothing";
    const statement second = split_script(script).at(1);

    CHECK(line_of(second, failure("no place", "42703")) == 3);
    CHECK(line_of(second, placed_failure("placed", "42703", 1)) == 3);
    CHECK(line_of(second, placed_failure("placed", "42703", 13)) == 3);
    CHECK(line_of(second, placed_failure("placed", "42703", 15)) == 4);
    CHECK(line_of(second, placed_failure("placed", "42703", 1000)) == 4);
}

} // namespace
} // namespace delta::pg
