// SPDX-License-Identifier: Apache-2.0
// The shapes a repository comes in: bare, linked, shallow, partial, borrowing, packed, and those we cannot read.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/changes_text.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;
using lines = std::vector<std::string>;

namespace {

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// The command that an error names after `intro`, run by a shell.
program_result follow_hint(const std::string& message) {
    const std::size_t start = message.find("git -C ");
    REQUIRE(start != std::string::npos);
    return run_program({"sh", "-c", message.substr(start)}, "/", tmp_repo::environment());
}

} // namespace

TEST_CASE("a repository is found from a folder and a file inside it") {
    tmp_repo repo;
    repo.write("deep/er/a.txt", "1\n");
    repo.commit("first");

    for (const char* const inside : {"", "deep", "deep/er", "deep/er/a.txt", ".git"}) {
        INFO(inside);
        const result<repository> opened = repository::open(repo.path(inside));
        REQUIRE(opened);
        CHECK(opened->work_tree() == repo.path());
        CHECK(opened->git_dir() == repo.path(".git"));
        CHECK_FALSE(opened->is_bare());
        CHECK_FALSE(opened->is_shallow());
    }
}

TEST_CASE("what is no repository is said to be none, by its path") {
    const tmp_folder folder;

    const result<repository> none = repository::open(folder.path());
    const result<repository> absent = repository::open(folder.path("absent"));

    CHECK(none.error().code == errc::not_found);
    CHECK(none.error().message == "no git repository in " + folder.path() + " or in a folder above it");
    CHECK(absent.error().message == folder.path("absent") + " does not exist");
    folder.write(".git", "gitdir: /nowhere/at/all\n");
    CHECK_FALSE(repository::open(folder.path()));
}

TEST_CASE("a bare repository has commits but no work tree") {
    tmp_repo origin;
    origin.write("a.txt", "1\n");
    const std::string head = origin.commit("first");
    const tmp_repo bare = tmp_repo::clone(origin, {"--bare"});

    const repository opened = repository::open(bare.path()).value();

    CHECK(opened.is_bare());
    CHECK(opened.work_tree().empty());
    CHECK(opened.git_dir() == bare.path());
    CHECK(opened.read_path(commit_side(head), "a.txt").value() == "1\n");
    CHECK(opened.clone_handle().resolve("HEAD").value() == head);
    CHECK_FALSE(opened.read_path(worktree_side(), "a.txt"));
    CHECK_THROWS_AS(opened.list(worktree_side()), git::git_failure);
}

TEST_CASE("a linked work tree has its own HEAD, index and files") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string first = repo.commit("first");
    const std::string second = repo.commit("second");
    repo.git({"worktree", "add", "-q", "-b", "side", repo.beside("linked"), first});
    std::ofstream(repo.beside("linked/a.txt")) << "2, longer\n";

    const repository linked = repository::open(repo.beside("linked")).value();

    CHECK(linked.resolve("HEAD").value() == first);
    CHECK(linked.head_branch() == "side");
    CHECK(linked.resolve("main").value() == second);
    CHECK(linked.work_tree() == repo.beside("linked"));
    CHECK(linked.git_dir() == repo.path(".git/worktrees/linked"));
    CHECK(to_lines(linked.diff(commit_side(first), worktree_side(first))) == lines{"M a.txt"});
    CHECK(linked.clone_handle().resolve("HEAD").value() == first);
}

TEST_CASE("in a shallow clone files and diffs work and history ends quietly") {
    tmp_repo origin;
    for (int i = 0; i < 5; ++i) {
        origin.write("a.txt", std::to_string(i) + "\n");
        origin.commit("commit " + std::to_string(i));
    }
    const tmp_repo shallow = tmp_repo::clone(origin, {"--depth=3"});

    const repository opened = repository::open(shallow.path()).value();
    const std::string head = opened.resolve("HEAD").value();
    lines subjects;
    opened.walk_changes(head, 100, [&subjects](const git::commit_info& c) {
        subjects.push_back(c.subject);
        CHECK(c.paths == lines{"a.txt"});
        return true;
    });

    CHECK(opened.is_shallow());
    // What the third changed cannot be known: its parent is not here.
    CHECK(subjects == lines{"commit 4", "commit 3"});
    CHECK(to_lines(opened.diff(commit_side(opened.resolve("HEAD~2").value()), commit_side(head))) == lines{"M a.txt"});
    CHECK(opened.info(opened.resolve("HEAD~2").value()).parents.empty());
    CHECK(mentions(opened.resolve("HEAD~3").error().message, "shallow clone"));
}

TEST_CASE("the linked work tree of a shallow clone knows that it is shallow") {
    tmp_repo origin;
    origin.commit("first");
    origin.commit("second");
    const tmp_repo shallow = tmp_repo::clone(origin, {"--depth=1"});
    shallow.git({"worktree", "add", "-q", "-b", "side", shallow.beside("linked")});

    CHECK(repository::open(shallow.beside("linked"))->is_shallow());
}

TEST_CASE("a file that a partial clone left out is an error whose command fetches it") {
    tmp_repo origin;
    origin.git({"config", "uploadpack.allowFilter", "true"});
    origin.write("a.txt", "the first content\n");
    const std::string first = origin.commit("first");
    origin.write("a.txt", "the second content\n");
    origin.commit("second");
    const tmp_repo partial = tmp_repo::clone(origin, {"--filter=blob:none"});

    const repository opened = repository::open(partial.path()).value();
    const std::string old_oid = opened.list(commit_side(first)).at(0).oid;
    const result<std::string> content = opened.read(old_oid);

    REQUIRE_FALSE(content);
    CHECK(content.error().code == errc::not_found);
    CHECK(mentions(content.error().message, old_oid));
    CHECK_FALSE(opened.contains(old_oid));
    CHECK_FALSE(opened.blob_size(old_oid));
    CHECK(to_lines(opened.diff(commit_side(first), commit_side(opened.resolve("HEAD").value()))) == lines{"M a.txt"});
    CHECK(opened.read_path(commit_side(opened.resolve("HEAD").value()), "a.txt").value() == "the second content\n");
    const program_result fetched = follow_hint(content.error().message);
    INFO(fetched.err);
    CHECK(fetched.status == 0);
    CHECK(repository::open(partial.path())->read(old_oid).value() == "the first content\n");
}

TEST_CASE("objects borrowed from another repository are found") {
    tmp_repo origin;
    origin.write("a.txt", "1\n");
    const std::string head = origin.commit("first");
    origin.git({"repack", "-q", "-a", "-d"});
    tmp_repo borrower;
    std::ofstream(borrower.path(".git/objects/info/alternates")) << origin.path(".git/objects") << "\n";
    borrower.git({"update-ref", "refs/heads/main", head});

    const repository opened = repository::open(borrower.path()).value();

    CHECK(opened.resolve("HEAD").value() == head);
    CHECK(opened.read_path(commit_side(head), "a.txt").value() == "1\n");
}

TEST_CASE("packed references and objects are read like loose ones") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    repo.git({"tag", "-a", "-m", "x", "v1"});
    repo.git({"gc", "-q"});
    repo.git({"pack-refs", "--all", "--prune"});
    REQUIRE_FALSE(std::filesystem::exists(repo.path(".git/refs/heads/main")));

    const repository opened = repository::open(repo.path()).value();

    CHECK(opened.resolve("main").value() == head);
    CHECK(opened.resolve("v1").value() == head);
    CHECK(opened.read_path(commit_side(head), "a.txt").value() == "1\n");
}

TEST_CASE("repositories in formats we cannot read are refused by name") {
    tmp_repo sha256({"--object-format=sha256"});
    tmp_repo reftable;
    reftable.git({"config", "core.repositoryFormatVersion", "1"});
    reftable.git({"config", "extensions.refStorage", "reftable"});
    tmp_repo unknown;
    unknown.git({"config", "core.repositoryFormatVersion", "1"});
    unknown.git({"config", "extensions.somethingNew", "true"});

    CHECK(repository::open(sha256.path()).error().code == errc::unsupported);
    CHECK(mentions(repository::open(sha256.path()).error().message, "SHA-256"));
    CHECK(mentions(repository::open(reftable.path()).error().message, "reftable"));
    CHECK(repository::open(unknown.path()).error().code == errc::unsupported);
    CHECK(mentions(repository::open(unknown.path()).error().message, "somethingnew"));
}

TEST_CASE("a corrupted object is a failure that names it") {
    tmp_repo repo;
    repo.write("a.txt", "some content\n");
    const std::string head = repo.commit("first");
    const std::string blob = repo.git({"rev-parse", "HEAD:a.txt"});
    const std::string tree = repo.git({"rev-parse", "HEAD^{tree}"});
    for (const std::string& id : {blob, tree}) {
        const std::string file = repo.path(".git/objects/" + id.substr(0, 2) + "/" + id.substr(2));
        std::filesystem::permissions(file, std::filesystem::perms::owner_all);
        std::ofstream(file, std::ios::binary) << "\x78\x01 not zlib data";
    }
    const repository opened = repository::open(repo.path()).value();

    const auto message_of = [](auto&& work) -> std::string {
        try {
            work();
        } catch (const git::git_failure& e) {
            return e.what();
        }
        return "no failure";
    };
    CHECK(mentions(message_of([&] { opened.read(blob); }), blob));
    CHECK(mentions(message_of([&] { opened.list(commit_side(head)); }), tree));
    CHECK(mentions(message_of([&] { opened.info(std::string(40, 'a')); }), std::string(40, 'a')));
}

TEST_CASE("a repository of another owner is read") {
    if (::geteuid() != 0) return;
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    const std::string head = repo.commit("first");
    REQUIRE(::chown(repo.path().c_str(), 12345, 12345) == 0);
    REQUIRE(::chown(repo.path(".git").c_str(), 12345, 12345) == 0);

    CHECK(repository::open(repo.path())->resolve("HEAD").value() == head);
}

TEST_CASE("handles of the same repository work in several threads at once") {
    tmp_repo repo;
    for (int i = 0; i < 50; ++i) repo.write("f" + std::to_string(i) + ".txt", "content " + std::to_string(i) + "\n");
    const std::string head = repo.commit("first");
    repo.git({"gc", "-q"});
    const repository opened = repository::open(repo.path()).value();

    std::vector<int> found(4);
    std::vector<std::thread> threads;
    for (int& count : found) {
        threads.emplace_back([&count, &head, handle = opened.clone_handle()] {
            for (const git::tree_entry& e : handle.list(commit_side(head))) {
                if (handle.read(e.oid).value().starts_with("content")) ++count;
            }
        });
    }
    for (std::thread& t : threads) t.join();

    CHECK(found == std::vector<int>{50, 50, 50, 50});
}
