// SPDX-License-Identifier: Apache-2.0
#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;
using lines = std::vector<std::string>;

namespace {

std::string text(int seed, int count = 40) {
    std::string result;
    for (int i = 0; i < count; ++i) result += "line " + std::to_string(seed * 1000 + i) + "\n";
    return result;
}

std::vector<git::file_change> diff_of(const tmp_repo& repo, const std::string& before, const std::string& after) {
    return repository::open(repo.path())->diff(commit_side(before), commit_side(after));
}

} // namespace

TEST_CASE("a file moved and edited is a rename with its similarity") {
    tmp_repo repo;
    repo.write("src/old.cpp", text(1));
    repo.write("other.cpp", text(2));
    const std::string before = repo.commit("before");
    repo.remove("src/old.cpp");
    repo.write("lib/new.cpp", text(1) + text(9, 10));
    const std::string after = repo.commit("after");

    const std::vector<git::file_change> changes = diff_of(repo, before, after);

    REQUIRE(to_lines(changes) == lines{"R src/old.cpp -> lib/new.cpp"});
    CHECK(changes[0].similarity >= 70);
    CHECK(changes[0].similarity < 100);
}

TEST_CASE("files that share less than half are no rename") {
    tmp_repo repo;
    repo.write("old.cpp", text(1));
    const std::string before = repo.commit("before");
    repo.remove("old.cpp");
    repo.write("new.cpp", text(1, 15) + text(9, 40));
    const std::string after = repo.commit("after");

    CHECK(to_lines(diff_of(repo, before, after)) == lines{"A new.cpp", "D old.cpp"});
}

TEST_CASE("a copy is no rename while the original stays") {
    tmp_repo repo;
    repo.write("old.cpp", text(1));
    const std::string before = repo.commit("before");
    repo.write("copy.cpp", text(1));
    const std::string after = repo.commit("after");

    CHECK(to_lines(diff_of(repo, before, after)) == lines{"A copy.cpp"});
}

TEST_CASE("of files with equal content each is paired with the one that kept its name") {
    tmp_repo repo;
    for (const char* const name : {"a", "b", "c"}) repo.write("old/" + std::string(name) + ".txt", "equal\n");
    const std::string before = repo.commit("before");
    repo.remove("old");
    for (const char* const name : {"c", "b", "z"}) repo.write("new/" + std::string(name) + ".txt", "equal\n");
    const std::string after = repo.commit("after");

    CHECK(to_lines(diff_of(repo, before, after)) ==
          lines{"R old/b.txt -> new/b.txt", "R old/c.txt -> new/c.txt", "R old/a.txt -> new/z.txt"});
}

TEST_CASE("the most similar pair wins") {
    tmp_repo repo;
    repo.write("one.txt", text(1, 30) + text(2, 10));
    repo.write("two.txt", text(1, 38) + text(3, 2));
    const std::string before = repo.commit("before");
    repo.remove("one.txt");
    repo.remove("two.txt");
    repo.write("three.txt", text(1, 40));
    const std::string after = repo.commit("after");

    CHECK(to_lines(diff_of(repo, before, after)) == lines{"D one.txt", "R two.txt -> three.txt"});
}

TEST_CASE("a link is renamed as a link, and never paired with a file") {
    tmp_repo repo;
    repo.link("old-link", "target");
    repo.write("file", "content");
    const std::string before = repo.commit("before");
    repo.remove("old-link");
    repo.link("new-link", "target");
    repo.remove("file");
    repo.link("other-link", "content");
    const std::string after = repo.commit("after");

    CHECK(to_lines(diff_of(repo, before, after)) ==
          lines{"D file", "R old-link -> new-link (symlink)", "A other-link (symlink)"});
}

TEST_CASE("in a large move equal content is still paired, and similar content under equal names") {
    tmp_repo repo;
    for (int i = 0; i < 250; ++i) repo.write("old/" + std::to_string(i) + ".txt", text(i));
    repo.write("old/renamed.txt", text(900));
    const std::string before = repo.commit("before");
    repo.remove("old");
    for (int i = 0; i < 250; ++i) {
        repo.write("new/" + std::to_string(i) + ".txt", i % 2 == 0 ? text(i) : text(i) + "one more\n");
    }
    const std::string after = repo.commit("after");

    std::size_t renames = 0;
    for (const git::file_change& c : diff_of(repo, before, after)) {
        if (c.type == git::change_type::renamed && c.old_path.substr(4) == c.new_path.substr(4)) ++renames;
    }
    CHECK(renames == 250);
}
