// SPDX-License-Identifier: Apache-2.0
#include "check/near_names.hpp"

#include "support/catch.hpp"

using delta::check::find_near_names;
using names = std::vector<std::string>;

TEST_CASE("a name with letters swapped, left out or too many is found") {
    const names known = {"develop", "main", "release-1.0"};

    CHECK(find_near_names("mian", known) == names{"main"});
    CHECK(find_near_names("develp", known) == names{"develop"});
    CHECK(find_near_names("Develop", known) == names{"develop"});
    CHECK(find_near_names("release-1.0.0", known) == names{"release-1.0"});
}

TEST_CASE("a branch named without its remote is found first") {
    CHECK(find_near_names("main", {"maint", "origin/main", "upstream/main"}) ==
          names{"origin/main", "upstream/main", "maint"});
}

TEST_CASE("names that are far away are not suggested, and never more than three") {
    CHECK(find_near_names("main", {"develop", "trunk"}).empty());
    CHECK(find_near_names("", {"main"}).empty());
    CHECK(find_near_names(std::string(5000, 'x'), {std::string(5000, 'x')}).empty());
    CHECK(find_near_names("v1.0", {"v1.1", "v1.2", "v1.3", "v1.4"}) == names{"v1.1", "v1.2", "v1.3"});
}
