// SPDX-License-Identifier: Apache-2.0
#include "git/repository.hpp"

#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::change_type;
using git::repository;
using git::side;

namespace {

side at(const std::string& commit) {
    return {side::source::commit, commit};
}

} // namespace

TEST_CASE("a revision resolves to the id git gives it") {
    tmp_repo repo;
    repo.write("a.txt", "one\n");
    const std::string first = repo.commit("first");
    repo.git({"tag", "-a", "-m", "annotated", "v1"});
    repo.write("a.txt", "two\n");
    const std::string second = repo.commit("second");

    const result<repository> opened = repository::open(repo.path());

    REQUIRE(opened);
    CHECK(opened->resolve("HEAD").value() == second);
    CHECK(opened->resolve("HEAD~1").value() == first);
    CHECK(opened->resolve("v1").value() == first);
    CHECK(opened->resolve("main").value() == second);
    CHECK(opened->resolve(first.substr(0, 10)).value() == first);
    CHECK(opened->resolve("no-such-branch").error().code == errc::not_found);
    CHECK(opened->resolve("HEAD:a.txt").error().code == errc::invalid);
    CHECK(opened->resolve("main..v1").error().code == errc::invalid);
    CHECK(opened->resolve("").error().code == errc::invalid);
    CHECK_FALSE(opened->resolve(std::string_view("main\0x", 6)));
}

TEST_CASE("a commit lists its files by path with their content") {
    tmp_repo repo;
    repo.write("b/c.txt", "deep\n");
    repo.write("b.txt", "beside\n");
    repo.write("a", "");
    const std::string commit = repo.commit("files");

    const repository opened = repository::open(repo.path()).value();
    const std::vector<git::tree_entry> files = opened.list(at(commit));

    REQUIRE(files.size() == 3);
    CHECK(files[0].path == "a");
    CHECK(files[1].path == "b.txt");
    CHECK(files[2].path == "b/c.txt");
    CHECK(opened.read(files[2].oid).value() == "deep\n");
    CHECK(opened.read_path(at(commit), "b/c.txt").value() == "deep\n");
    CHECK(opened.read_path(at(commit), "b").error().code == errc::not_found);
    CHECK(opened.blob_size(files[1].oid).value() == 7);
    CHECK(opened.contains(files[0].oid));
    CHECK_FALSE(opened.contains(std::string(40, '1')));
}

TEST_CASE("a diff of two commits names each kind of change") {
    tmp_repo repo;
    repo.write("keep.txt", "same\n");
    repo.write("edit.txt", "before\n");
    repo.write("gone.txt", "gone for good\n");
    repo.write("old/name.txt", "content that moves\n");
    const std::string before = repo.commit("before");
    repo.write("edit.txt", "after\n");
    repo.remove("gone.txt");
    repo.write("fresh.txt", "nothing alike\n");
    repo.git({"mv", "old/name.txt", "name.txt"});
    const std::string after = repo.commit("after");

    const std::vector<git::file_change> changes = repository::open(repo.path())->diff(at(before), at(after));

    REQUIRE(changes.size() == 4);
    CHECK(changes[0].type == change_type::modified);
    CHECK(changes[0].new_path == "edit.txt");
    CHECK(changes[1].type == change_type::added);
    CHECK(changes[1].old_path.empty());
    CHECK(changes[2].type == change_type::deleted);
    CHECK(changes[2].old_path == "gone.txt");
    CHECK(changes[3].type == change_type::renamed);
    CHECK(changes[3].old_path == "old/name.txt");
    CHECK(changes[3].new_path == "name.txt");
    CHECK(changes[3].similarity == 100);
}

TEST_CASE("history is walked newest first with the paths of each commit") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string first = repo.commit("first\n\nbody");
    repo.write("b/c.txt", "2\n");
    const std::string second = repo.commit("second line one\nline two\n\nbody");

    std::vector<git::commit_info> seen;
    const repository opened = repository::open(repo.path()).value();
    opened.walk_changes(second, 10, [&seen](const git::commit_info& c) {
        seen.push_back(c);
        return true;
    });

    REQUIRE(seen.size() == 2);
    CHECK(seen[0].id == second);
    CHECK(seen[0].parents == std::vector<std::string>{first});
    CHECK(seen[0].subject == repo.git({"log", "-1", "--format=%s"}));
    CHECK(seen[0].author_email == "author@example.com");
    CHECK(std::to_string(seen[0].time) == repo.git({"log", "-1", "--format=%ct"}));
    CHECK(seen[0].paths == std::vector<std::string>{"b/c.txt"});
    CHECK(seen[1].paths == std::vector<std::string>{"a.txt"});
    CHECK(opened.info(first).subject == "first");
}

TEST_CASE("history follows first parents, to a limit or until the visitor has enough") {
    tmp_repo repo;
    repo.commit("root");
    repo.git({"checkout", "-q", "-b", "topic"});
    repo.write("topic.txt", "1\n");
    repo.commit("topic");
    repo.git({"checkout", "-q", "main"});
    repo.write("main.txt", "1\n");
    repo.commit("main");
    repo.git({"merge", "-q", "--no-ff", "-m", "merge", "topic"});

    const repository opened = repository::open(repo.path()).value();
    const std::string head = opened.resolve("HEAD").value();
    const auto subjects = [&](std::size_t limit, const std::string& last) {
        std::vector<std::string> seen;
        opened.walk_changes(head, limit, [&](const git::commit_info& c) {
            seen.push_back(c.subject);
            if (c.subject == "merge") CHECK(c.paths == std::vector<std::string>{"topic.txt"});
            return c.subject != last;
        });
        return seen;
    };

    CHECK(subjects(100, "") == std::vector<std::string>{"merge", "main", "root"});
    CHECK(subjects(2, "") == std::vector<std::string>{"merge", "main"});
    CHECK(subjects(100, "merge") == std::vector<std::string>{"merge"});
    CHECK(subjects(0, "").empty());
}
