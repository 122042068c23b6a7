// SPDX-License-Identifier: Apache-2.0
// Names and kinds of files that careless readers trip over.
#include <algorithm>
#include <filesystem>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::entry_kind;
using git::repository;
using lines = std::vector<std::string>;

TEST_CASE("paths are bytes: spaces, line ends, quotes and bytes that are no UTF-8 come through on every side") {
    tmp_repo repo;
    const lines names = {"a b.txt", "line\nend.txt", "quote\"'.txt", "\xff\xfe.txt", "tab\t.txt", "d\xc3\xa4 r/\\.txt"};
    lines expected;
    for (const std::string& name : names) {
        repo.write(name, "content of " + name);
        expected.push_back("A " + name);
    }
    std::sort(expected.begin(), expected.end());
    const repository opened = repository::open(repo.path()).value();

    CHECK(to_lines(opened.diff(commit_side(""), worktree_side())) == expected);
    const std::string head = repo.commit("names");
    CHECK(to_lines(opened.diff(commit_side(""), index_side())) == expected);
    CHECK(to_lines(opened.diff(commit_side(""), commit_side(head))) == expected);
    CHECK(opened.diff(commit_side(head), worktree_side(head)).empty());
    for (const std::string& name : names) {
        CHECK(opened.read_path(commit_side(head), name).value() == "content of " + name);
        CHECK(opened.read_path(index_side(head), name).value() == "content of " + name);
        CHECK(opened.read_path(worktree_side(head), name).value() == "content of " + name);
    }
}

TEST_CASE("a symbolic link is listed, its content is its target, and it is never followed") {
    tmp_repo repo;
    const tmp_folder outside;
    outside.write("secret.txt", "do not read\n");
    repo.write("a.txt", "1\n");
    repo.link("to-file", outside.path("secret.txt"));
    repo.link("to-folder", outside.path());
    repo.link("dangling", "nowhere");
    const repository opened = repository::open(repo.path()).value();

    const std::vector<git::tree_entry> files = opened.list(worktree_side());
    REQUIRE(paths_of(files) == lines{"a.txt", "dangling", "to-file", "to-folder"});
    CHECK(files[1].kind == entry_kind::symlink);
    CHECK(opened.read(files[2].oid).value() == outside.path("secret.txt"));
    CHECK(opened.read_path(worktree_side(), "to-folder").value() == outside.path());
    CHECK(opened.read_path(worktree_side(), "to-folder/secret.txt").error().code == errc::not_found);
    CHECK(opened.read_path(worktree_side(), "../secret.txt").error().code == errc::not_found);
    CHECK(opened.read_path(worktree_side(), "").error().code == errc::not_found);
    CHECK(opened.read_path(worktree_side(), "/etc/passwd").error().code == errc::not_found);

    const std::string head = repo.commit("links");
    const std::vector<git::tree_entry> committed = opened.list(commit_side(head));
    REQUIRE(committed.size() == 4);
    CHECK(committed[3].kind == entry_kind::symlink);
    CHECK(opened.read(committed[3].oid).value() == outside.path());
}

TEST_CASE("a tracked folder that became a link out of the tree is gone, not followed") {
    tmp_repo repo;
    const tmp_folder outside;
    outside.write("a.txt", "other content\n");
    repo.write("folder/a.txt", "1\n");
    const std::string head = repo.commit("first");
    repo.remove("folder");
    repo.link("folder", outside.path());

    const repository opened = repository::open(repo.path()).value();

    CHECK(to_lines(opened.diff(commit_side(head), worktree_side(head))) ==
          lines{"A folder (symlink)", "D folder/a.txt"});
}

TEST_CASE("a file that became a folder and a folder that became a file are told apart") {
    tmp_repo repo;
    repo.write("file", "1\n");
    repo.write("folder/inner.txt", "something of its own\n");
    repo.write("folder.txt", "between the two in git's order\n");
    const std::string before = repo.commit("first");
    repo.remove("file");
    repo.write("file/inner.txt", "nothing alike at all\n");
    repo.remove("folder");
    repo.write("folder", "x y z\n");
    const repository opened = repository::open(repo.path()).value();
    const lines expected = {"D file", "A file/inner.txt", "A folder", "D folder/inner.txt"};

    CHECK(to_lines(opened.diff(commit_side(before), worktree_side(before))) == expected);
    const std::string after = repo.commit("second");
    CHECK(to_lines(opened.diff(commit_side(before), commit_side(after))) == expected);
}

TEST_CASE("a submodule is listed and never entered") {
    tmp_repo inner;
    inner.write("inner.txt", "1\n");
    const std::string first = inner.commit("first");
    const std::string second = inner.commit("second");
    tmp_repo repo;
    repo.git({"-c", "protocol.file.allow=always", "submodule", "add", "-q", "file://" + inner.path(), "vendor/inner"});
    const std::string head = repo.commit("with submodule");
    repo.git({"-C", "vendor/inner", "checkout", "-q", first});
    repo.write("vendor/inner/untracked.txt", "x\n");

    const repository opened = repository::open(repo.path()).value();
    for (const git::side& s : {commit_side(head), index_side(head), worktree_side(head)}) {
        const std::vector<git::tree_entry> files = opened.list(s);
        REQUIRE(paths_of(files) == lines{".gitmodules", "vendor/inner"});
        CHECK(files[1].kind == entry_kind::submodule);
        CHECK(files[1].oid == second);
        CHECK(opened.read(files[1].oid).error().code == errc::not_found);
    }
    CHECK(opened.diff(commit_side(head), worktree_side(head)).empty());

    const repository inside = repository::open(repo.path("vendor/inner")).value();
    CHECK(inside.resolve("HEAD").value() == first);
    CHECK(inside.work_tree() == repo.path("vendor/inner"));
    CHECK(inside.clone_handle().work_tree() == repo.path("vendor/inner"));
}

TEST_CASE("a blob over the limit is too large, on every side, and its size is told") {
    tmp_repo repo;
    repo.write("huge.bin", std::string(3'000'000, 'x'));
    const std::string head = repo.commit("huge");
    repo.write("other.bin", std::string(2'000'000, 'y'));
    const repository opened = repository::open(repo.path()).value();

    const std::vector<git::tree_entry> files = opened.list(worktree_side(head));
    REQUIRE(files.size() == 2);
    CHECK(opened.read(files[0].oid, 1'000'000).error().code == errc::too_large);
    CHECK(opened.read(files[1].oid, 1'000'000).error().code == errc::too_large);
    CHECK(opened.read_path(worktree_side(head), "huge.bin", 1'000'000).error().code == errc::too_large);
    CHECK(opened.read_path(commit_side(head), "huge.bin", 1'000'000).error().code == errc::too_large);
    CHECK(opened.blob_size(files[0].oid).value() == 3'000'000);
    CHECK(opened.read(files[0].oid)->size() == 3'000'000);
    CHECK(files[1].size == 2'000'000);
}
