// SPDX-License-Identifier: Apache-2.0
#include "check/mend.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;

namespace {

constexpr std::string_view text = "one two three\n";

drift::finding mending(std::string id, std::size_t start, std::size_t end, std::string by) {
    drift::finding f;
    f.id = std::move(id);
    f.doc.path = "docs/a.md";
    f.mend = drift::fix{start, end, std::move(by)};
    return f;
}

struct mended {
    tmp_repo repo;
    drift::verdict v;
    std::vector<check::mended_document> done;

    explicit mended(std::vector<drift::finding> findings) {
        repo.write("docs/a.md", text);
        const git::side head{git::side::source::commit, repo.commit("a")};
        v.findings = std::move(findings);
        const git::repository opened = git::repository::open(repo.path()).value();
        done = check::write_mends_blocking(opened, check::plan_mends(opened, head, v), v);
    }

    std::vector<std::string> left() const {
        std::vector<std::string> ids;
        for (const drift::finding& f : v.findings) ids.push_back(f.id);
        return ids;
    }
};

using names = std::vector<std::string>;

} // namespace

TEST_CASE("fixes are made together and their findings are gone") {
    const mended m({mending("b", 8, 13, "3"), mending("a", 0, 3, "1")});

    CHECK(m.repo.read("docs/a.md") == "1 two 3\n");
    CHECK(m.left().empty());
    REQUIRE(m.done.size() == 1);
    CHECK(m.done[0].ids == names{"b", "a"});
}

TEST_CASE("of fixes that touch the same words the first is made, and it is said") {
    const mended m({mending("first", 0, 7, "x"), mending("second", 4, 13, "y"), mending("third", 0, 7, "x")});

    CHECK(m.repo.read("docs/a.md") == "x three\n");
    CHECK(m.left() == names{"second"});
    CHECK(m.v.notes == names{"second is not fixed: another fix changes the same words"});
}

TEST_CASE("advisory findings and findings without a fix are left alone") {
    drift::finding advisory = mending("advisory", 0, 3, "1");
    advisory.advisory = true;
    drift::finding without = mending("without", 0, 3, "1");
    without.mend.reset();

    const mended m({advisory, without});

    CHECK(m.repo.read("docs/a.md") == text);
    CHECK(m.left() == names{"advisory", "without"});
    CHECK(m.done.empty());
}

TEST_CASE("a fix outside of its document is refused and said") {
    const mended m({mending("far", 90, 99, "x")});

    CHECK(m.repo.read("docs/a.md") == text);
    CHECK(m.left() == names{"far"});
    CHECK(m.v.notes.size() == 1);
}

TEST_CASE("a file of the work tree is replaced only while it holds what is expected") {
    const tmp_repo repo;
    repo.write("a.md", "old");
    repo.link("link.md", "a.md");
    std::filesystem::create_directory(repo.path("real"));
    repo.write("real/b.md", "old");
    repo.link("folder", "real");
    const git::repository opened = git::repository::open(repo.path()).value();

    CHECK(opened.replace_work_file("a.md", "old", "new"));
    CHECK(repo.read("a.md") == "new");
    CHECK(opened.replace_work_file("a.md", "old", "newer").error().code == errc::conflict);
    CHECK(opened.replace_work_file("a.md", "ne", "newer").error().code == errc::conflict);
    CHECK_FALSE(opened.replace_work_file("link.md", "new", "newer"));
    CHECK_FALSE(opened.replace_work_file("folder/b.md", "old", "new"));
    CHECK_FALSE(opened.replace_work_file("../repo/a.md", "new", "newer"));
    CHECK_FALSE(opened.replace_work_file("none.md", "", "new"));
    CHECK(repo.read("a.md") == "new");
    CHECK(repo.read("real/b.md") == "old");
}
