// SPDX-License-Identifier: Apache-2.0
// Objects that git would not write but that a pack may hold.
#include <filesystem>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;
using lines = std::vector<std::string>;

namespace {

struct crafted_entry {
    std::string mode;
    std::string name;
    std::string id;
};

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::string write_object(const tmp_repo& repo, const std::string& type, const std::string& content) {
    repo.write(".git/crafted", content);
    return repo.git({"hash-object", "-w", "--literally", "-t", type, ".git/crafted"});
}

std::string write_tree(const tmp_repo& repo, const std::vector<crafted_entry>& entries) {
    std::string content;
    for (const crafted_entry& e : entries) content += e.mode + " " + e.name + '\0' + from_hex(e.id);
    return write_object(repo, "tree", content);
}

std::string commit_tree(const tmp_repo& repo, const std::string& tree) {
    return write_object(repo, "commit",
                        "tree " + tree + "\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\ncrafted\n");
}

} // namespace

TEST_CASE("names that leave the tree are no files") {
    tmp_repo repo;
    const std::string blob = write_object(repo, "blob", "x");
    const std::string inner = write_tree(repo, {{"100644", "..", blob}, {"100644", "ok", blob}});
    const std::string tree = write_tree(repo, {{"100644", "", blob},
                                               {"40000", "..", inner},
                                               {"40000", ".git", inner},
                                               {"100644", "a/../../b", blob},
                                               {"40000", "sub", inner}});

    const repository opened = repository::open(repo.path()).value();

    CHECK(paths_of(opened.list(commit_side(commit_tree(repo, tree)))) == lines{"sub/ok"});
}

TEST_CASE("trees out of order and with names twice still give a sorted list") {
    tmp_repo repo;
    const std::string one = write_object(repo, "blob", "1");
    const std::string two = write_object(repo, "blob", "2");
    const std::string inner = write_tree(repo, {{"100644", "x", one}});
    const std::string tree = write_tree(repo, {{"100644", "b", two},
                                               {"100644", "a", one},
                                               {"40000", "b", inner},
                                               {"40000", "b", inner},
                                               {"100644", "b", one}});
    const std::string commit = commit_tree(repo, tree);

    const repository opened = repository::open(repo.path()).value();

    CHECK(paths_of(opened.list(commit_side(commit))) == lines{"a", "b", "b/x"});
    CHECK(opened.diff(commit_side(commit), commit_side(commit)).empty());
}

TEST_CASE("a tree that names billions of files in a few kilobytes is a failure, soon") {
    tmp_repo repo;
    const std::string blob = write_object(repo, "blob", "x");
    std::vector<crafted_entry> files;
    for (int i = 0; i < 1000; ++i) files.push_back({"100644", "f" + std::to_string(1000 + i), blob});
    std::string tree = write_tree(repo, files);
    for (int level = 0; level < 7; ++level) {
        std::vector<crafted_entry> entries;
        for (char c = 'a'; c < 'k'; ++c) entries.push_back({"40000", std::string(1, c), tree});
        tree = write_tree(repo, entries);
    }

    const repository opened = repository::open(repo.path()).value();
    std::size_t visits = 0;

    CHECK_THROWS_AS(
        opened.walk_changes(commit_tree(repo, tree), 5, [&visits](const git::commit_info&) { return ++visits > 0; }),
        git::git_failure);
    CHECK(visits == 0);
}

TEST_CASE("folders nested without end are a failure and no crash") {
    tmp_repo repo;
    std::string path;
    for (int level = 0; level < 1100; ++level) path += "d/";
    repo.git({"update-index", "--add", "--cacheinfo", "100644," + write_object(repo, "blob", "x") + "," + path + "f"});
    const std::string tree = repo.git({"write-tree"});

    CHECK_THROWS_AS(repository::open(repo.path())->list(commit_side(commit_tree(repo, tree))), git::git_failure);
}

TEST_CASE("malformed trees and commits are failures that name them") {
    tmp_repo repo;
    const std::string tree = write_object(repo, "tree", "100644 a\0short");
    const std::string commit = write_object(repo, "commit", "author nobody\n\nno tree\n");
    const std::string empty = write_object(repo, "commit", "");

    const repository opened = repository::open(repo.path()).value();

    CHECK_THROWS_AS(opened.list(commit_side(commit_tree(repo, tree))), git::git_failure);
    CHECK_THROWS_AS(opened.info(commit), git::git_failure);
    CHECK_THROWS_AS(opened.info(empty), git::git_failure);
    CHECK_THROWS_AS(opened.list(commit_side(tree)), git::git_failure);
}

TEST_CASE("a commit with strange people and no message is read") {
    tmp_repo repo;
    const std::string tree = write_tree(repo, {});
    const std::string commit =
        write_object(repo, "commit", "tree " + tree + "\nauthor >< 99999999999999999999 +0\ncommitter <a> <b> x");

    const git::commit_info info = repository::open(repo.path())->info(commit);

    CHECK(info.subject.empty());
    CHECK(info.time == 0);
    CHECK(info.author_email.empty());
}
