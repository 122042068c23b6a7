// SPDX-License-Identifier: Apache-2.0
#include "support/surface_dump.hpp"

#include "support/catch.hpp"

using namespace delta::syntax;

TEST_CASE("a dumped element shows each part that is set, on one line each") {
    element e;
    e.kind = element_kind::method;
    e.name = "connect";
    e.qualified = "Client.connect";
    e.where = {0, 40, 1, 5, 3, 2};
    e.name_span = {4, 11, 1, 9, 1, 16};
    e.parameters = {{"host", "str", "\"a\nb\"", true, false, false}, {"rest", "", "", false, true, true}};
    e.return_type = "bool";
    e.decorators = {"cached"};
    e.deprecated = true;
    CHECK(delta::testing::dump(e) ==
          "exported method Client.connect 1:5-3:2 name 1:9-1:16 -> bool deprecated\n"
          "    (host) : str = \"a\\nb\" [optional]\n"
          "    (rest) [variadic] [keyword]\n"
          "    decorator cached\n");
}

TEST_CASE("bytes outside ASCII are dumped in hexadecimal") {
    element e;
    e.kind = element_kind::constant;
    e.name = e.qualified = "A";
    e.value = "\"\xff\"";
    CHECK(delta::testing::dump(e) == "exported constant A 0:0-0:0 name 0:0-0:0\n    value \"\\xff\"\n");
}
