// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "git/repository.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using git::repository;

TEST_CASE("the merge base of two branches is where they parted") {
    tmp_repo repo;
    const std::string root = repo.commit("root");
    const std::string fork = repo.commit("fork");
    repo.git({"checkout", "-q", "-b", "topic"});
    const std::string topic = repo.commit("topic");
    repo.git({"checkout", "-q", "main"});
    const std::string main = repo.commit("main");

    const repository opened = repository::open(repo.path()).value();

    CHECK(opened.merge_base(topic, main).value() == fork);
    CHECK(opened.merge_base(main, topic).value() == fork);
    CHECK(opened.merge_base(root, main).value() == root);
    CHECK(opened.merge_base(main, main).value() == main);
}

TEST_CASE("unrelated histories have no merge base") {
    tmp_repo repo;
    const std::string one = repo.commit("one");
    repo.git({"checkout", "-q", "--orphan", "other"});
    const std::string other = repo.commit("other");

    const result<std::string> base = repository::open(repo.path())->merge_base(one, other);

    REQUIRE_FALSE(base);
    CHECK(base.error().code == errc::not_found);
    CHECK(base.error().message.find("have no common ancestor") != std::string::npos);
    CHECK(base.error().message.find("shallow") == std::string::npos);
}

TEST_CASE("after criss-cross merges the merge base is one that git names") {
    tmp_repo repo;
    repo.commit("root");
    repo.git({"branch", "b"});
    const std::string a1 = repo.commit("a1");
    repo.git({"checkout", "-q", "b"});
    const std::string b1 = repo.commit("b1");
    repo.git({"merge", "-q", "--no-edit", a1});
    const std::string b2 = repo.git({"rev-parse", "HEAD"});
    repo.git({"checkout", "-q", "main"});
    repo.git({"merge", "-q", "--no-edit", b1});
    const std::string a2 = repo.git({"rev-parse", "HEAD"});

    const std::string base = repository::open(repo.path())->merge_base(a2, b2).value();

    const std::string all = repo.git({"merge-base", "--all", a2, b2});
    CHECK(all.size() == 81);
    CHECK(all.find(base) != std::string::npos);
}

TEST_CASE("merge bases of tangled histories with lying dates are among git's") {
    tmp_repo repo;
    std::mt19937 random(7);
    const std::string tree = repo.git({"write-tree"});
    std::vector<std::string> commits;
    for (int i = 0; i < 40; ++i) {
        std::vector<std::string> command = {"-c", "user.name=x", "commit-tree", "-m", std::to_string(i), tree};
        for (unsigned parents = i == 0 ? 0 : 1 + random() % 2; parents > 0; --parents) {
            const std::size_t reach = std::min<std::size_t>(commits.size(), 6);
            const std::string& parent = commits[commits.size() - 1 - random() % reach];
            command.insert(command.end(), {"-p", parent});
        }
        // Every third commit claims to be far older than its parents.
        const std::string date = std::to_string(1'600'000'000 + i * 100 - (i % 3 == 0 ? 5'000 : 0)) + " +0000";
        commits.push_back(repo.git(command, {"GIT_COMMITTER_DATE=" + date}));
    }

    const repository opened = repository::open(repo.path()).value();
    for (int i = 0; i < 60; ++i) {
        const std::string& a = commits[random() % commits.size()];
        const std::string& b = commits[random() % commits.size()];
        const std::string base = opened.merge_base(a, b).value();
        INFO(a << " " << b);
        CHECK(repo.git({"merge-base", "--all", a, b}).find(base) != std::string::npos);
    }
}

TEST_CASE("a shallow clone that ends before the merge base says how to fetch more") {
    tmp_repo origin;
    origin.commit("root");
    const std::string fork = origin.commit("fork");
    origin.git({"branch", "topic"});
    for (int i = 0; i < 3; ++i) origin.commit("main");
    const std::string main = origin.git({"rev-parse", "main"});
    origin.git({"checkout", "-q", "topic"});
    for (int i = 0; i < 3; ++i) origin.commit("topic");
    const std::string topic = origin.git({"rev-parse", "topic"});
    const tmp_repo shallow = tmp_repo::clone(origin, {"--depth=2", "--no-single-branch"});

    const repository opened = repository::open(shallow.path()).value();
    const result<std::string> base = opened.merge_base(main, topic);

    CHECK(opened.is_shallow());
    REQUIRE_FALSE(base);
    CHECK(base.error().message.find("git fetch --unshallow") != std::string::npos);
    CHECK(base.error().message.find("git fetch --deepen=100 origin topic") != std::string::npos);
    shallow.git({"fetch", "-q", "--unshallow"});
    CHECK(repository::open(shallow.path())->merge_base(main, topic).value() == fork);
}

TEST_CASE("a shallow clone that reaches the merge base finds it") {
    tmp_repo origin;
    origin.commit("root");
    const std::string fork = origin.commit("fork");
    const std::string main = origin.commit("main");
    const tmp_repo shallow = tmp_repo::clone(origin, {"--depth=2"});

    CHECK(repository::open(shallow.path())->merge_base(main, fork).value() == fork);
}
