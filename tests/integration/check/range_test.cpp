// SPDX-License-Identifier: Apache-2.0
#include "check/range.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;
using check::find_range;
using check::range;
using source = git::side::source;

namespace {

struct branched_repo {
    tmp_repo repo;
    std::string fork;
    std::string main;
    std::string topic;

    // main went on by one commit since topic left it; topic is checked out.
    branched_repo() {
        repo.write("a.txt", "1\n");
        repo.commit("root");
        fork = repo.commit("fork");
        repo.git({"checkout", "-q", "-b", "topic"});
        repo.commit("topic 1");
        topic = repo.commit("topic 2");
        repo.git({"checkout", "-q", "main"});
        main = repo.commit("main");
        repo.git({"checkout", "-q", "topic"});
    }
};

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string message_of(const result<range>& found) {
    return found ? "no error" : found.error().message;
}

} // namespace

TEST_CASE("by default HEAD is compared with its merge base with the default branch") {
    const branched_repo b;

    const range found = find_range({.path = b.repo.path()}).value();

    CHECK(found.base.commit == b.fork);
    CHECK(found.base.from == source::commit);
    CHECK(found.head.commit == b.topic);
    CHECK(found.base_label == "the merge base with main (" + b.fork.substr(0, 12) + ")");
    CHECK(found.head_label == "HEAD (" + b.topic.substr(0, 12) + ")");
    CHECK(found.notes.empty());
}

TEST_CASE("on the default branch HEAD is compared with its first parent, and it is said") {
    const branched_repo b;
    b.repo.git({"checkout", "-q", "main"});

    const range found = find_range({.path = b.repo.path()}).value();

    CHECK(found.base.commit == b.fork);
    CHECK(found.head.commit == b.main);
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0] ==
          "HEAD (" + b.main.substr(0, 12) + ") is part of main already: compared with its first parent");
}

TEST_CASE("the only commit of a repository is compared with the empty tree") {
    tmp_repo repo;
    const std::string first = repo.commit("first");

    const range found = find_range({.path = repo.path()}).value();

    CHECK(found.base.commit.empty());
    CHECK(found.base_label == "the empty tree");
    CHECK(mentions(found.notes.at(0), "is the first commit"));
}

TEST_CASE("a detached HEAD is compared as a branch is") {
    const branched_repo b;
    b.repo.git({"checkout", "-q", "--detach"});

    CHECK(find_range({.path = b.repo.path()})->base.commit == b.fork);
}

TEST_CASE("the work tree is compared with the merge base, on the default branch with HEAD itself") {
    const branched_repo b;

    const range on_topic = find_range({.path = b.repo.path(), .worktree = true}).value();
    b.repo.git({"checkout", "-q", "main"});
    const range on_main = find_range({.path = b.repo.path(), .worktree = true}).value();

    CHECK(on_topic.head.from == source::worktree);
    CHECK(on_topic.head.commit == b.topic);
    CHECK(on_topic.base.commit == b.fork);
    CHECK(on_topic.head_label == "the work tree");
    CHECK(on_main.base.commit == b.main);
    CHECK(on_main.notes.empty());
}

TEST_CASE("the index is compared with HEAD") {
    const branched_repo b;

    const range found = find_range({.path = b.repo.path(), .staged = true}).value();

    CHECK(found.head.from == source::index);
    CHECK(found.base.commit == b.topic);
    CHECK(found.head_label == "the index");
}

TEST_CASE("revisions that are named are taken") {
    const branched_repo b;

    const range found = find_range({.path = b.repo.path(), .base = "topic~1", .head = "topic"}).value();

    CHECK(found.base.commit == b.repo.git({"rev-parse", "topic~1"}));
    CHECK(found.head.commit == b.topic);
    CHECK(found.base_label == "topic~1 (" + found.base.commit.substr(0, 12) + ")");
    CHECK(found.notes.empty());
}

TEST_CASE("a commit that is named by its id is told by it once") {
    const branched_repo b;

    const range found = find_range({.path = b.repo.path(), .base = b.fork, .head = b.topic.substr(0, 9)}).value();

    CHECK(found.base_label == b.fork.substr(0, 12));
    CHECK(found.head_label == b.topic.substr(0, 12));
}

TEST_CASE("a named base that went on meanwhile is replaced by the merge base, and it is said") {
    const branched_repo b;

    const range found = find_range({.path = b.repo.path(), .base = "main"}).value();

    CHECK(found.base.commit == b.fork);
    CHECK(found.base_label == "the merge base with main (" + b.fork.substr(0, 12) + ")");
    CHECK(mentions(found.notes.at(0), "main went on"));
}

TEST_CASE("a named base without a common ancestor is compared directly, and it is said") {
    const branched_repo b;
    b.repo.git({"checkout", "-q", "--orphan", "other"});
    const std::string other = b.repo.commit("other");

    const range found = find_range({.path = b.repo.path(), .base = "main"}).value();

    CHECK(found.base.commit == b.main);
    CHECK(mentions(found.notes.at(0), "have no common ancestor"));
    CHECK(mentions(found.notes.at(0), "compared with main directly"));
    CHECK(mentions(message_of(find_range({.path = b.repo.path()})), "name the base with --base REF"));
}

TEST_CASE("options that exclude each other are errors") {
    CHECK(message_of(find_range({.worktree = true, .staged = true})) == "--worktree and --staged exclude each other");
    CHECK(mentions(message_of(find_range({.head = "HEAD", .worktree = true})), "--worktree takes the place of --head"));
    CHECK(mentions(message_of(find_range({.head = "HEAD", .staged = true})), "--staged takes the place of --head"));
}

TEST_CASE("on an unborn branch commits are an error, the index and the work tree are compared with the empty tree") {
    tmp_repo repo;
    repo.write("a.txt", "1\n");
    repo.git({"add", "."});

    const range staged = find_range({.path = repo.path(), .staged = true}).value();
    const range worktree = find_range({.path = repo.path(), .worktree = true}).value();

    CHECK(message_of(find_range({.path = repo.path()})) ==
          "branch main has no commits yet; commit something, or check what is staged with --staged");
    CHECK(staged.base.commit.empty());
    CHECK(staged.repo.diff(staged.base, staged.head).size() == 1);
    CHECK(mentions(staged.notes.at(0), "there are no commits yet"));
    CHECK(worktree.base.commit.empty());
    CHECK(worktree.repo.diff(worktree.base, worktree.head).size() == 1);
}

TEST_CASE("without a default branch the error asks for a base") {
    tmp_repo repo({"-b", "topic"});
    repo.commit("first");
    repo.commit("second");

    CHECK(message_of(find_range({.path = repo.path()})) ==
          "no default branch: there is no origin/HEAD, main, master, trunk or develop; name the base with --base REF");
    CHECK(find_range({.path = repo.path(), .base = "HEAD~1"}));
}

TEST_CASE("a name that is not found is answered with near ones") {
    const branched_repo b;

    CHECK(message_of(find_range({.path = b.repo.path(), .base = "mian"})) ==
          "--base: 'mian' names no commit of this repository; did you mean main?");
    CHECK(message_of(find_range({.path = b.repo.path(), .head = "topc~1"})) ==
          "--head: 'topc~1' names no commit of this repository; did you mean topic?");
    CHECK(message_of(find_range({.path = b.repo.path(), .head = "topic~100"})) ==
          "--head: 'topic~100' names no commit of this repository");
    CHECK(mentions(message_of(find_range({.path = b.repo.path(), .base = "main..topic"})), "--base: "));
}

TEST_CASE("a shallow clone that cannot be compared says how to fetch more, in CI too") {
    tmp_repo origin;
    origin.commit("first");
    origin.commit("second");
    const tmp_repo shallow = tmp_repo::clone(origin, {"--depth=1"});

    const std::string message = message_of(find_range({.path = shallow.path()}));

    CHECK(mentions(message, "git fetch --unshallow"));
    CHECK(mentions(message, "git fetch --deepen="));
    CHECK(mentions(message, "fetch-depth: 0"));
    shallow.git({"fetch", "-q", "--unshallow"});
    CHECK(find_range({.path = shallow.path()}));
}

TEST_CASE("a branch of a shallow clone whose merge base is cut off says how to fetch more") {
    const branched_repo b;
    b.repo.git({"checkout", "-q", "main"});
    const tmp_repo shallow = tmp_repo::clone(b.repo, {"--depth=1", "--no-single-branch"});
    shallow.git({"checkout", "-q", "topic"});

    const std::string message = message_of(find_range({.path = shallow.path()}));

    CHECK(mentions(message, "no merge base with origin/main"));
    CHECK(mentions(message, "git fetch --unshallow"));
}

TEST_CASE("a subfolder means the whole repository, and it is said") {
    const branched_repo b;
    std::filesystem::create_directories(b.repo.path("docs/deep"));

    const range found = find_range({.path = b.repo.path("docs/deep")}).value();

    CHECK(found.base.commit == b.fork);
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0] ==
          b.repo.path("docs/deep") + " is a part of the repository " + b.repo.path() + ", which is checked as a whole");
    CHECK(find_range({.path = b.repo.path("docs/..")})->notes.empty());
}

TEST_CASE("a path outside any repository is an error that names it") {
    const tmp_folder folder;

    CHECK(mentions(message_of(find_range({.path = folder.path()})), folder.path()));
    CHECK(mentions(message_of(find_range({.path = folder.path("absent")})), "does not exist"));
}

TEST_CASE("in a bare repository commits are compared, and there is no work tree") {
    const branched_repo b;
    b.repo.git({"checkout", "-q", "main"});
    const tmp_repo bare = tmp_repo::clone(b.repo, {"--bare"});

    CHECK(find_range({.path = bare.path(), .head = "topic"})->base.commit == b.fork);
    CHECK(mentions(message_of(find_range({.path = bare.path(), .worktree = true})), "bare repository"));
    CHECK(mentions(message_of(find_range({.path = bare.path(), .staged = true})), "bare repository"));
}

TEST_CASE("a renamed default branch is found through origin") {
    tmp_repo origin({"-b", "production"});
    origin.commit("first");
    const std::string second = origin.commit("second");
    const tmp_repo copy = tmp_repo::clone(origin);
    copy.git({"checkout", "-q", "-b", "topic"});
    copy.commit("topic");

    const range found = find_range({.path = copy.path()}).value();

    CHECK(found.base.commit == second);
    CHECK(mentions(found.base_label, "origin/production"));
}
