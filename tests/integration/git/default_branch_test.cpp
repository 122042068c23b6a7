// SPDX-License-Identifier: Apache-2.0
#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;

namespace {

std::string default_branch(const tmp_repo& repo) {
    const result<std::string> name = repository::open(repo.path())->find_default_branch();
    return name ? *name : "error: " + name.error().message;
}

} // namespace

TEST_CASE("a clone's default branch is the one its origin had checked out") {
    tmp_repo origin({"-b", "production"});
    origin.commit("first");
    origin.git({"branch", "main"});
    const tmp_repo copy = tmp_repo::clone(origin);

    CHECK(default_branch(copy) == "origin/production");
    CHECK(repository::open(copy.path())->resolve("origin/production"));
}

TEST_CASE("an origin/HEAD that points nowhere is passed over") {
    tmp_repo origin;
    origin.commit("first");
    const tmp_repo copy = tmp_repo::clone(origin);
    copy.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/deleted"});

    CHECK(default_branch(copy) == "origin/main");
}

TEST_CASE("init.defaultBranch goes before the usual names") {
    tmp_repo repo;
    repo.commit("first");
    repo.git({"branch", "release"});
    repo.git({"config", "init.defaultBranch", "release"});

    CHECK(default_branch(repo) == "release");
}

TEST_CASE("the usual names are tried in turn, and a fetched branch before a local one") {
    tmp_repo repo({"-b", "topic"});
    repo.commit("first");
    CHECK(default_branch(repo).find("error: no default branch") == 0);

    repo.git({"branch", "develop"});
    CHECK(default_branch(repo) == "develop");
    repo.git({"branch", "trunk"});
    CHECK(default_branch(repo) == "trunk");
    repo.git({"branch", "master"});
    CHECK(default_branch(repo) == "master");
    repo.git({"update-ref", "refs/remotes/origin/master", "HEAD"});
    CHECK(default_branch(repo) == "origin/master");
    repo.git({"branch", "main"});
    CHECK(default_branch(repo) == "main");
    repo.git({"pack-refs", "--all", "--prune"});
    CHECK(default_branch(repo) == "main");
}

TEST_CASE("without any usual name the branch that HEAD follows is taken") {
    tmp_repo repo({"-b", "topic"});
    repo.commit("first");
    repo.git({"update-ref", "refs/remotes/fork/next", "HEAD"});
    repo.git({"config", "remote.fork.url", "file:///nonexistent"});
    repo.git({"config", "remote.fork.fetch", "+refs/heads/*:refs/remotes/fork/*"});
    repo.git({"config", "branch.topic.remote", "fork"});
    repo.git({"config", "branch.topic.merge", "refs/heads/next"});

    CHECK(default_branch(repo) == "fork/next");
}

TEST_CASE("a tag with the name of the default branch does not hide it") {
    tmp_repo repo;
    repo.commit("tagged");
    repo.git({"tag", "main"});
    const std::string head = repo.commit("head");

    CHECK(default_branch(repo) == "heads/main");
    CHECK(repository::open(repo.path())->resolve("heads/main").value() == head);
}

TEST_CASE("the default branch of a bare repository is its HEAD") {
    tmp_repo origin({"-b", "production"});
    origin.commit("first");
    origin.git({"branch", "main"});
    const tmp_repo bare = tmp_repo::clone(origin, {"--bare"});

    CHECK(repository::open(bare.path())->is_bare());
    CHECK(default_branch(bare) == "production");
}

TEST_CASE("the branch of HEAD is known when unborn and absent when detached") {
    tmp_repo repo;
    CHECK(repository::open(repo.path())->head_branch() == "main");
    CHECK(repository::open(repo.path())->is_unborn());
    CHECK(repository::open(repo.path())->resolve("HEAD").error().message == "HEAD has no commits yet");

    const std::string commit = repo.commit("first");
    repo.git({"checkout", "-q", "--detach"});

    const repository opened = repository::open(repo.path()).value();
    CHECK_FALSE(opened.head_branch());
    CHECK_FALSE(opened.is_unborn());
    CHECK(opened.resolve("HEAD").value() == commit);
}

TEST_CASE("references are named shortly, once and sorted, packed ones too") {
    tmp_repo repo;
    repo.commit("first");
    repo.git({"branch", "z/topic"});
    repo.git({"tag", "v1"});
    repo.git({"tag", "main"});
    repo.git({"update-ref", "refs/remotes/origin/next", "HEAD"});
    repo.git({"pack-refs", "--all"});
    repo.git({"branch", "a", "HEAD"});

    const std::vector<std::string> names = repository::open(repo.path())->reference_names();

    CHECK(names == std::vector<std::string>{"a", "main", "origin/next", "v1", "z/topic"});
}
