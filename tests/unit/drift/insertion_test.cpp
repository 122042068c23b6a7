// SPDX-License-Identifier: Apache-2.0
// Where a finding about something that is missing points: the line after which it would be told.
#include <cstdint>
#include <string>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::testing::drift_case;

namespace {

// The line for the option "--NAME", new between those that stand before and after it in the code.
std::uint32_t line_for(const std::string& name, const std::string& doc) {
    const auto option = [](const std::string& n) { return "p.add_argument(\"--" + n + "\")\n"; };
    const std::string head = "import argparse\np = argparse.ArgumentParser()\n";
    const std::string first = option("base-dir") + option("color-mode");
    const std::string second = option("max-size") + option("page-size");
    drift_case c;
    c.code("src/a.py", head + first + second, head + first + option(name) + second);
    c.doc("docs/a.md", doc);
    const auto findings = c.find();
    REQUIRE(findings.size() == 1);
    return findings.front().doc.start;
}

} // namespace

TEST_CASE("a new entry stands behind all that is said of the one before it in the code", "[drift][insertion]") {
    CHECK(line_for("zip-files",
                   "# All\n\n- `--color-mode`: colours.\n\n  And more of them.\n\n- `--base-dir`: where.\n") == 6);
    CHECK(line_for("zip-files", "# Color\n\n## `--color-mode`\n\nColours.\n\n## `--base-dir`\n\nWhere.\n") == 6);
}

TEST_CASE("a new entry stands in the order of the alphabet where the others do", "[drift][insertion]") {
    const std::string sections =
        "# All\n\n## `--base-dir`\n\nA.\n\n## `--color-mode`\n\nB.\n\n## `--max-size`\n\nC.\n\n## "
        "`--page-size`\n\nD.\n";
    CHECK(line_for("nice-level", sections) == 14);
    CHECK(line_for("all-files", sections) == 2);
    CHECK(line_for("zip-files", sections) == 17);
}

TEST_CASE("what comes first in the code comes before the first entry", "[drift][insertion]") {
    const std::string head = "import argparse\np = argparse.ArgumentParser()\n";
    const std::string old = "p.add_argument(\"--max-size\")\np.add_argument(\"--base-dir\")\n";
    drift_case c;
    c.code("src/a.py", head + old, head + "p.add_argument(\"--zip-files\")\n" + old);
    c.doc("docs/a.md", "# All\n\nText.\n\n- `--max-size`: size.\n- `--base-dir`: where.\n");
    const auto findings = c.find();
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().doc.start == 4);
}

TEST_CASE("a new entry stands behind the one whose name is most alike", "[drift][insertion]") {
    CHECK(line_for("page-limit",
                   "# All\n\n- `--page-size`: lines.\n- `--color-mode`: colours.\n- `--base-dir`: where.\n- "
                   "`--max-size`: most.\n") == 3);
}

TEST_CASE("where each of a family has a section of its own, so would the new one", "[drift][insertion]") {
    const auto section = [](const std::string& name) {
        return "## " + name + "\n\nPass `--" + name + "` for it.\n\nThere is more.\n\n";
    };
    const std::string all = section("base-dir") + section("color-mode") + section("max-size") + section("page-size");
    CHECK(line_for("zip-files", "# All\n\n" + all) == 14);
}
