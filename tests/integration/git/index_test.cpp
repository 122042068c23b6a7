// SPDX-License-Identifier: Apache-2.0
// The index as a side: what `git commit` would record.
#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;
using lines = std::vector<std::string>;

TEST_CASE("staged changes count, unstaged and untracked ones do not") {
    tmp_repo repo;
    repo.write("edited.txt", "1\n");
    repo.write("removed.txt", "something of its own\n");
    repo.write("kept.txt", "kept\n");
    repo.write("moved.txt", "line one\nline two\nline three\n");
    const std::string head = repo.commit("first");
    repo.write("edited.txt", "2\n");
    repo.write("added.txt", "added\n");
    repo.git({"add", "."});
    repo.git({"rm", "-q", "removed.txt"});
    repo.git({"mv", "moved.txt", "folder.txt"});
    repo.write("edited.txt", "3, not staged\n");
    repo.write("kept.txt", "changed, not staged\n");
    repo.write("untracked.txt", "never staged\n");

    const repository opened = repository::open(repo.path()).value();
    const std::vector<git::file_change> changes = opened.diff(commit_side(head), index_side(head));

    CHECK(to_lines(changes) == lines{"A added.txt", "M edited.txt", "R moved.txt -> folder.txt", "D removed.txt"});
    CHECK(opened.read(changes[1].new_oid).value() == "2\n");
    CHECK(opened.read_path(index_side(head), "edited.txt").value() == "2\n");
    CHECK(opened.read_path(index_side(head), "untracked.txt").error().code == errc::not_found);
}

TEST_CASE("on an unborn branch the index is compared with the empty tree") {
    tmp_repo repo;
    repo.write("a.txt", "a\n");
    repo.write("b/c.txt", "c\n");
    repo.git({"add", "."});

    const repository opened = repository::open(repo.path()).value();

    CHECK(to_lines(opened.diff(commit_side(""), index_side())) == lines{"A a.txt", "A b/c.txt"});
    CHECK(opened.list(commit_side("")).empty());
}

TEST_CASE("a repository that never had an index has an empty one") {
    tmp_repo repo;

    CHECK(repository::open(repo.path())->list(index_side()).empty());
}

TEST_CASE("what is staged after the repository was opened is seen") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    const repository opened = repository::open(repo.path()).value();
    CHECK(opened.diff(commit_side(head), index_side(head)).empty());

    repo.write("a.txt", "2, longer\n");
    repo.git({"add", "."});

    CHECK(to_lines(opened.diff(commit_side(head), index_side(head))) == lines{"M a.txt"});
}

TEST_CASE("a path only announced with add -N is not staged") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    repo.write("announced.txt", "x\n");
    repo.git({"add", "-N", "announced.txt"});

    const repository opened = repository::open(repo.path()).value();

    CHECK(opened.diff(commit_side(head), index_side(head)).empty());
    CHECK_FALSE(opened.read_path(index_side(head), "announced.txt"));
    CHECK(to_lines(opened.diff(commit_side(head), worktree_side(head))) == lines{"A announced.txt"});
}

TEST_CASE("of a merge conflict the index shows our side") {
    tmp_repo repo;
    repo.write("a.txt", "base\n");
    repo.commit("base");
    repo.git({"checkout", "-q", "-b", "topic"});
    repo.write("a.txt", "theirs\n");
    repo.commit("theirs");
    repo.git({"checkout", "-q", "main"});
    repo.write("a.txt", "ours\n");
    const std::string head = repo.commit("ours");
    CHECK_THROWS(repo.git({"merge", "topic"}));

    const repository opened = repository::open(repo.path()).value();

    CHECK(opened.diff(commit_side(head), index_side(head)).empty());
    CHECK(opened.read_path(index_side(head), "a.txt").value() == "ours\n");
    CHECK(to_lines(opened.diff(commit_side(head), worktree_side(head))) == lines{"M a.txt"});
    CHECK(opened.read_path(worktree_side(head), "a.txt")->find("<<<<<<<") == 0);
}

TEST_CASE("a file that became executable is a change, one that became a link is two") {
    tmp_repo repo;
    repo.write("run", "#!/bin/sh\n");
    repo.write("page.txt", "text\n");
    const std::string head = repo.commit("first");
    repo.git({"update-index", "--chmod=+x", "run"});
    repo.remove("page.txt");
    repo.link("page.txt", "run");
    repo.git({"add", "page.txt"});

    const std::vector<git::file_change> changes =
        repository::open(repo.path())->diff(commit_side(head), index_side(head));

    CHECK(to_lines(changes) == lines{"D page.txt", "A page.txt (symlink)", "M run"});
    CHECK(changes[2].kind == git::entry_kind::executable);
    CHECK(changes[2].old_oid == changes[2].new_oid);
}

TEST_CASE("a split index is an error that says how to join it") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    repo.commit("first");
    repo.git({"update-index", "--split-index"});

    const repository opened = repository::open(repo.path()).value();

    try {
        opened.list(index_side());
        FAIL("the split index was read");
    } catch (const git::git_failure& e) {
        CHECK(std::string(e.what()).find("git update-index --no-split-index") != std::string::npos);
    }
    repo.git({"update-index", "--no-split-index"});
    CHECK(paths_of(opened.list(index_side())) == lines{"a.txt"});
}
