// SPDX-License-Identifier: Apache-2.0
// The work tree as a side: what lies on disk, ignored files left out.
#include <sys/stat.h>

#include <filesystem>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;
using lines = std::vector<std::string>;

namespace {

lines changes_of(const tmp_repo& repo, const std::string& base = "HEAD") {
    const repository opened = repository::open(repo.path()).value();
    const std::string commit = opened.resolve(base).value();
    return to_lines(opened.diff(commit_side(commit), worktree_side(commit)));
}

// Another time stamp makes the index's memory of a file useless, so that its content must be looked at.
void touch(const tmp_repo& repo, const std::string& file) {
    std::filesystem::last_write_time(repo.path(file),
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
}

} // namespace

TEST_CASE("edited, deleted and untracked files of the work tree count, ignored ones do not") {
    tmp_repo repo;
    repo.write(".gitignore", "*.log\nbuild/\n");
    repo.write("edited.txt", "1\n");
    repo.write("deleted.txt", "something of its own\n");
    repo.write("staged.txt", "1\n");
    repo.commit("first");
    repo.write("edited.txt", "2, longer\n");
    repo.remove("deleted.txt");
    repo.write("staged.txt", "2, staged\n");
    repo.git({"add", "staged.txt"});
    repo.write("new/deep/er.txt", "untracked\n");
    repo.write("noise.log", "ignored\n");
    repo.write("build/out.txt", "ignored\n");

    const repository opened = repository::open(repo.path()).value();
    const std::string head = opened.resolve("HEAD").value();
    const std::vector<git::file_change> changes = opened.diff(commit_side(head), worktree_side(head));

    REQUIRE(to_lines(changes) == lines{"D deleted.txt", "M edited.txt", "A new/deep/er.txt", "M staged.txt"});
    CHECK(opened.read(changes[1].new_oid).value() == "2, longer\n");
    CHECK(opened.read(changes[2].new_oid).value() == "untracked\n");
    CHECK(changes[1].new_oid == repo.git({"hash-object", "--no-filters", "edited.txt"}));
    CHECK(paths_of(opened.list(worktree_side(head))) ==
          lines{".gitignore", "edited.txt", "new/deep/er.txt", "staged.txt"});
    CHECK(opened.read_path(worktree_side(head), "noise.log").value() == "ignored\n");
}

TEST_CASE("a clean work tree has no changes, whatever its time stamps say") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    repo.write("b/c.txt", "2\n");
    repo.commit("first");

    CHECK(changes_of(repo).empty());
    touch(repo, "a.txt");
    CHECK(changes_of(repo).empty());
}

TEST_CASE("an edit of the same size right after the commit is seen") {
    for (int i = 0; i < 5; ++i) {
        tmp_repo repo;
        repo.write("a.txt", "aaa\n");
        repo.commit("first");
        repo.write("a.txt", "bbb\n");

        CHECK(changes_of(repo) == lines{"M a.txt"});
    }
}

TEST_CASE("an untracked file that took over the content of a deleted one is a rename") {
    tmp_repo repo;
    repo.write("old.txt", "one\ntwo\nthree\nfour\n");
    repo.commit("first");
    repo.remove("old.txt");
    repo.write("new.txt", "one\ntwo\nthree\nfive\n");

    CHECK(changes_of(repo) == lines{"R old.txt -> new.txt"});
}

TEST_CASE("a work tree on an unborn branch is all new") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");

    const repository opened = repository::open(repo.path()).value();

    CHECK(to_lines(opened.diff(commit_side(""), worktree_side())) == lines{"A a.txt"});
}

TEST_CASE("a difference that line-end conversion makes is no change") {
    tmp_repo repo;
    repo.write("a.txt", "one\ntwo\n");
    repo.write("b.txt", "one\ntwo\n");
    repo.commit("first");
    repo.git({"config", "core.autocrlf", "true"});
    repo.remove("a.txt");
    repo.remove("b.txt");
    repo.git({"checkout", "-q", "."});
    REQUIRE(repo.read("a.txt") == "one\r\ntwo\r\n");
    touch(repo, "a.txt");
    touch(repo, "b.txt");
    CHECK(changes_of(repo).empty());

    repo.write("a.txt", "one\r\nthree\r\n");

    const repository opened = repository::open(repo.path()).value();
    const std::string head = opened.resolve("HEAD").value();
    const std::vector<git::file_change> changes = opened.diff(commit_side(head), worktree_side(head));
    REQUIRE(to_lines(changes) == lines{"M a.txt"});
    CHECK(opened.read(changes[0].new_oid).value() == "one\r\nthree\r\n");
    CHECK(opened.read_path(worktree_side(head), "b.txt").value() == "one\r\ntwo\r\n");
}

TEST_CASE("line ends that .gitattributes asks for are no change either") {
    tmp_repo repo;
    repo.write(".gitattributes", "*.bat text eol=crlf\n");
    repo.write("run.bat", "echo\r\n");
    repo.commit("first");
    touch(repo, "run.bat");

    CHECK(changes_of(repo).empty());
}

TEST_CASE("without conversion changed line ends are a change") {
    tmp_repo repo;
    repo.write("a.txt", "one\ntwo\n");
    repo.commit("first");
    repo.write("a.txt", "one\r\ntwo\r\n");

    CHECK(changes_of(repo) == lines{"M a.txt"});
}

TEST_CASE("no program that the repository names is started") {
    tmp_repo repo;
    repo.write(".gitattributes", "*.txt filter=evil diff=evil\n");
    repo.write("a.txt", "1\n");
    repo.commit("first");
    const std::string witness = repo.beside("witness");
    const std::string program = "touch '" + witness + "'; cat";
    for (const char* const key : {"filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.evil.command",
                                  "diff.evil.textconv", "core.fsmonitor", "core.sshCommand", "core.pager"}) {
        repo.git({"config", key, program});
    }
    for (const char* const hook : {"post-index-change", "pre-commit", "post-checkout", "reference-transaction"}) {
        repo.write(std::string(".git/hooks/") + hook, "#!/bin/sh\ntouch '" + witness + "'\n");
        ::chmod(repo.path(std::string(".git/hooks/") + hook).c_str(), 0755);
    }
    repo.write("a.txt", "2, longer\n");
    repo.write("b.txt", "untracked\n");

    CHECK(changes_of(repo) == lines{"M a.txt", "A b.txt"});
    CHECK_FALSE(std::filesystem::exists(witness));
}

TEST_CASE("what a sparse checkout left out is no deletion") {
    tmp_repo repo;
    repo.write("in/a.txt", "1\n");
    repo.write("out/b.txt", "2\n");
    repo.commit("first");
    repo.git({"sparse-checkout", "set", "in"});
    REQUIRE_FALSE(std::filesystem::exists(repo.path("out/b.txt")));

    const repository opened = repository::open(repo.path()).value();
    CHECK(changes_of(repo).empty());
    CHECK(paths_of(opened.list(worktree_side())) == lines{"in/a.txt", "out/b.txt"});
}

TEST_CASE("a repository inside the work tree and things that are no files are not looked into") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    repo.commit("first");
    repo.write("inner/file.txt", "of another repository\n");
    repo.git({"init", "-q", "inner"});
    REQUIRE(::mkfifo(repo.path("pipe").c_str(), 0600) == 0);

    CHECK(changes_of(repo).empty());
    CHECK(repository::open(repo.path())->read_path(worktree_side(), "pipe").error().code == errc::not_found);
    CHECK(repository::open(repo.path())->read_path(worktree_side(), "inner").error().code == errc::not_found);
}

TEST_CASE("a file that changed after it was listed is not mistaken for what it was") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    repo.write("a.txt", "2, longer\n");
    const repository opened = repository::open(repo.path()).value();
    const std::vector<git::file_change> changes = opened.diff(commit_side(head), worktree_side(head));
    REQUIRE(changes.size() == 1);

    repo.write("a.txt", "3, longer still\n");

    CHECK(opened.read(changes[0].new_oid).error().code == errc::conflict);
}

TEST_CASE("a handle for another thread knows the files that were listed") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    repo.write("b.txt", "untracked\n");
    const repository opened = repository::open(repo.path()).value();
    const std::vector<git::file_change> changes = opened.diff(commit_side(head), worktree_side(head));
    REQUIRE(changes.size() == 1);

    const repository other = opened.clone_handle();

    CHECK(other.read(changes[0].new_oid).value() == "untracked\n");
    CHECK(other.work_tree() == opened.work_tree());
}
