// SPDX-License-Identifier: Apache-2.0
#include "check/suggestion.hpp"

#include <array>

#include "support/catch.hpp"

using namespace delta;

TEST_CASE("the nearest word is suggested, and a far one is not") {
    static constexpr std::array<std::string_view, 4> words{"ignore", "rules", "min_score", "docs"};
    CHECK(check::closest("ingore", words) == "ignore");
    CHECK(check::closest("Rules", words) == "rules");
    CHECK(check::closest("min-score", words) == "min_score");
    CHECK(check::closest("doc", words) == "docs");
    CHECK(check::closest("xyzzy", words).empty());
    CHECK(check::closest("", words).empty());
    CHECK(check::closest(std::string(1000, 'a'), words).empty());
    CHECK(check::did_you_mean("rule", words) == " (did you mean \"rules\"?)");
    CHECK(check::did_you_mean("qqq", words).empty());
}
