// SPDX-License-Identifier: Apache-2.0
// What holds of everything the engine says: purity, order, and bounds.
#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::drift::witness;
using delta::testing::drift_case;
using delta::testing::find_rule;

namespace {

using page = std::pair<std::string, std::string>;

std::string told(const witness& w) {
    return w.path + ":" + std::to_string(w.start) + "-" + std::to_string(w.end) + " " + w.excerpt + "\n";
}

// Every byte of a finding.
std::string told_whole(const finding& f) {
    std::string out = f.id + " " + f.rule + " " + std::to_string(f.score) + " " + std::to_string(f.confidence) + " " +
                      std::to_string(f.advisory) + " " + std::to_string(static_cast<int>(f.kind)) + " " +
                      std::to_string(static_cast<int>(f.change)) + "\n";
    out += told(f.doc) + told(f.code_before) + told(f.code_after) + f.mention + "\n" + f.claim + "\n" + f.explanation;
    if (f.mend)
        out += "\n" + std::to_string(f.mend->start) + "-" + std::to_string(f.mend->end) + " " + f.mend->replacement;
    for (const auto& e : f.evidences) out += "\n" + e.name + " " + std::to_string(e.value);
    return out;
}

const std::vector<page> pages = {
    {"README.md",
     "# Acme\n\nCall `load_all(path, depth=3)`. Set `ACME_URL`.\n\n- `--max-size`: 1\n- `--page-size`: 25\n"},
    {"docs/use.rst", "Use\n===\n\nCall ``load_all`` with ``--page-size`` (25 by default).\n"},
    {"docs/cli.adoc", "= CLI\n\n* `--max-size`\n* `--page-size`\n\nSee `src/old_one.py`.\n"},
    {"docs/all.mdx", "Copies every font file into the output folder. `MAX_ITEMS` is 100.\n"},
};

std::vector<std::string> findings_of(const std::vector<page>& docs) {
    drift_case c;
    c.code(
        "src/cli.py",
        "import os\nimport argparse\nMAX_ITEMS = 100\np = argparse.ArgumentParser()\np.add_argument(\"--max-size\")\n"
        "p.add_argument(\"--page-size\", default=25, help=\"Copies every font file into the output folder.\")\n"
        "url = os.environ[\"ACME_URL\"]\n\ndef load_all(path, depth=3):\n    return parse(path, depth)\n",
        "import argparse\nMAX_ITEMS = 50\np = argparse.ArgumentParser()\np.add_argument(\"--max-size\")\n"
        "p.add_argument(\"--page-size\", default=50, help=\"Copies fonts.\")\np.add_argument(\"--retry-limit\")\n"
        "\ndef read_all(path, depth=4):\n    return parse(path, depth)\n");
    c.move("src/old_one.py", "src/new_one.py", "X_ONE = 1\n");
    for (const auto& [path, text] : docs) c.doc(path, text);
    std::vector<std::string> out;
    for (const finding& f : c.find()) out.push_back(told_whole(f));
    return out;
}

} // namespace

TEST_CASE("the same input gives the same findings in the same order", "[drift][find]") {
    const std::vector<std::string> first = findings_of(pages);
    CHECK(first.size() > 8);
    CHECK(findings_of(pages) == first);
}

TEST_CASE("what is found does not depend on the order of the documents", "[drift][find]") {
    std::vector<std::string> expected = findings_of(pages);
    std::ranges::sort(expected);
    std::vector<page> other = pages;
    std::ranges::sort(other);
    do {
        std::vector<std::string> found = findings_of(other);
        std::ranges::sort(found);
        REQUIRE(found == expected);
    } while (std::ranges::next_permutation(other).found);
}

TEST_CASE("findings come by score, highest first, and no two tell the same", "[drift][find]") {
    drift_case c;
    c.code("src/a.py", "def load_all(p):\n    return f(p)\n\ndef save_all(p):\n    return g(p)\n", "X_ONE = 1\n");
    for (const auto& [path, text] : pages) c.doc(path, text);
    c.doc("docs/a.md", "`load_all` and load_all, `save_all`.\n\n- `save_all`\n");
    const std::vector<finding> findings = c.find();
    std::set<std::string> whole;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        CHECK(whole.insert(told_whole(findings[i])).second);
        CHECK((findings[i].score >= 0 && findings[i].score <= 1));
        CHECK(findings[i].id.size() == 16);
        if (i > 0) CHECK(findings[i - 1].score >= findings[i].score);
    }
}

TEST_CASE("a finding's id stays when lines are added above it, and lapses when the code changes again",
          "[drift][find]") {
    const auto id = [](const std::string& above, const std::string& now) {
        drift_case c;
        c.code("src/a.py", "MAX_ITEMS = 100\n", "MAX_ITEMS = " + now + "\n");
        c.doc("docs/a.md", "# Limits\n\n" + above + "`MAX_ITEMS` is 100.\n");
        const auto f = find_rule(c.find(), "changed-value");
        REQUIRE(f.has_value());
        return f->id;
    };
    CHECK(id("", "50") == id("More words here.\n\n", "50"));
    CHECK(id("", "50") != id("", "60"));
}

TEST_CASE("nothing changed, nothing documented, nothing said", "[drift][find]") {
    drift_case c;
    CHECK(c.find().empty());
    c.code("src/a.py", "def load_all(p):\n    return f(p)\n", "def load_all(p):\n    return f(p)\n");
    CHECK(c.find().empty());
    c.doc("docs/empty.md", "");
    c.code("src/b.py", "", "");
    CHECK(c.find().empty());
}

TEST_CASE("ten thousand facts against a document of two megabytes end soon", "[drift][find]") {
    std::string before, doc = "# All\n\n";
    for (int i = 0; i < 5'000; ++i) {
        const std::string n = std::to_string(i);
        before += "def load_part_" + n + "(path, depth_" + n + "=3):\n    return parse_" + n + "(path)\n\n";
        doc += "- `load_part_" + n + "(path, depth_" + n + "=3)` loads part " + n + " of all.\n";
    }
    std::string after = before;
    for (std::size_t at = 0; (at = after.find("load_part", at)) != after.npos; at += 9)
        after.replace(at, 9, "read_part");
    while (doc.size() < (2U << 20U)) doc += "Some words about `load_part_1` and `load_part_2` and no more.\n";
    drift_case c;
    c.code("src/a.py", before, after);
    c.doc("docs/a.md", doc);
    const auto start = std::chrono::steady_clock::now();
    CHECK_FALSE(c.find().empty());
    // Far above what it takes; what is quadratic takes far longer.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

namespace {

// How many places in documents are looked at for so many new options beside 500 that are documented ten times.
std::uint64_t places_looked_at(int fresh) {
    std::string before = "import argparse\np = argparse.ArgumentParser()\n", doc = "# All\n\n";
    for (int i = 0; i < 500; ++i) {
        before += "p.add_argument(\"--old-option-" + std::to_string(i) + "\")\n";
        doc += "- `--old-option-" + std::to_string(i) + "`\n";
    }
    std::string after = before;
    for (int i = 0; i < fresh; ++i) after += "p.add_argument(\"--new-option-" + std::to_string(i) + "\")\n";
    drift_case c;
    c.code("src/a.py", before, after);
    for (int i = 0; i < 10; ++i) c.doc("docs/page" + std::to_string(i) + ".md", doc);
    return c.places_looked_at();
}

} // namespace

TEST_CASE("the search for places of new members grows no faster than their number", "[drift][find]") {
    const std::uint64_t few = places_looked_at(100);
    const std::uint64_t many = places_looked_at(1'000);
    CHECK(few > 0);
    CHECK(many <= 10 * few + few);
    // Nor with the family: what is looked at for one of them is bounded.
    CHECK(many / 1'000 < 5'000);
}
