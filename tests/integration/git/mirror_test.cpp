// SPDX-License-Identifier: Apache-2.0
#include "git/mirror.hpp"

#include <malloc.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "git/commit.hpp"
#include "support/catch.hpp"
#include "support/github_sandbox.hpp"

namespace {

using namespace delta;
using boost::json::object;

std::string base64(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        bits = bits << 8U | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6) out += letters[bits >> static_cast<unsigned>(count - 6) & 63U];
    }
    if (count > 0) out += letters[bits << static_cast<unsigned>(6 - count) & 63U];
    while (out.size() % 4 != 0) out += '=';
    return out;
}

// A repository at the sandbox with one pull request, and a folder for mirrors.
struct hosted {
    test::github_sandbox github;
    tmp_folder folder;
    std::string base;
    std::string head;
    std::int64_t installation = 0;

    hosted() {
        github.ask("configure", {{"webhook_url", "http://127.0.0.1:1/none"}});
        github.ask("add_repository", {{"full_name", "octo/app"},
                                      {"files", object{{"src/a.py", "a = 1\n"}, {"docs/a.md", "`a` is 1\n"}}}});
        installation =
            github.ask("install", {{"account", "octo"}, {"repositories", {"octo/app"}}, {"tell", false}})["id"]
                .to_number<std::int64_t>();
        github.ask("commit", {{"full_name", "octo/app"},
                              {"branch", "change"},
                              {"files", object{{"src/a.py", "a = 2\n"}}},
                              {"tell", false}});
        const object pull = github.ask("open_pull", {{"full_name", "octo/app"}, {"head", "change"}, {"tell", false}});
        base = pull.at("base_sha").as_string();
        head = pull.at("head_sha").as_string();
    }

    git::origin origin() const {
        const object token = github.ask("make_token", {{"installation", installation}});
        return {github.about("url") + "/octo/app.git",
                secret("Basic " + base64("x-access-token:" + std::string(token.at("token").as_string())))};
    }
    git::mirror_options options() const { return {.folder = folder.path("mirrors")}; }
};

const std::vector<std::string> references = {"+refs/heads/main:refs/heads/main", "+refs/pull/1/head:refs/pull/1/head"};

} // namespace

TEST_CASE("a mirror fetches a pull request's commits, and contents only when asked") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();

    REQUIRE(mirror.fetch_blocking(origin, references, {}));

    const git::side head{git::side::source::commit, at.head};
    CHECK(mirror.repo().merge_base(at.base, at.head).value() == at.base);
    CHECK(mirror.repo().read_path(head, "src/a.py").error().code == errc::not_found);
    REQUIRE(mirror.fetch_files_blocking(origin, {at.base, at.head}, {}));
    CHECK(mirror.repo().read_path(head, "src/a.py").value() == "a = 2\n");
    CHECK(mirror.repo().read_path({git::side::source::commit, at.base}, "src/a.py").value() == "a = 1\n");
}

TEST_CASE("with the commits come the files below a megabyte, and no larger ones") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();
    REQUIRE(mirror.fetch_blocking(origin, {"+refs/heads/main:refs/heads/main"}, {}));
    const object files{{"below.txt", object{{"zeros", 1024 * 1024 - 1}}},
                       {"above.txt", object{{"zeros", 1024 * 1024 + 1}}}};
    const object made = at.github.ask("craft", {{"full_name", "octo/app"}, {"branch", "large"}, {"entries", files}});
    const git::side large{git::side::source::commit, std::string(made.at("sha").as_string())};

    REQUIRE(mirror.fetch_blocking(origin, {"+refs/heads/large:refs/heads/large"}, {}, git::files::small));

    CHECK(mirror.repo().read_path(large, "below.txt").value().size() == 1024 * 1024 - 1);
    CHECK(mirror.repo().read_path(large, "above.txt").error().code == errc::not_found);
    REQUIRE(mirror.fetch_files_blocking(origin, {large.commit}, {}));
    CHECK(mirror.repo().read_path(large, "above.txt").value().size() == 1024 * 1024 + 1);
}

TEST_CASE("a mirror keeps no credentials, hooks or address on the disk") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();

    REQUIRE(mirror.fetch_blocking(origin, references, {}));

    CHECK_FALSE(std::filesystem::exists(mirror.path() + "/hooks"));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(at.folder.path())) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path());
        const std::string content(std::istreambuf_iterator<char>(file), {});
        INFO(entry.path());
        CHECK(content.find(origin.authorization.reveal()) == std::string::npos);
        CHECK(content.find("127.0.0.1") == std::string::npos);
    }
}

TEST_CASE("what the origin refuses is told apart") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();

    git::origin wrong_token = origin;
    wrong_token.authorization = secret("Basic " + base64("x-access-token:wrong"));
    git::origin other_repository = origin;
    other_repository.url += "x";
    const git::origin nobody{"http://127.0.0.1:1/octo/app.git", {}};

    CHECK(mirror.fetch_blocking(wrong_token, references, {}).error().code == errc::unauthorized);
    CHECK(mirror.fetch_blocking({at.github.about("url") + "/octo/gone.git", origin.authorization}, references, {})
              .error()
              .code == errc::not_found);
    CHECK(mirror.fetch_blocking(origin, {"+refs/heads/gone:refs/heads/gone"}, {}).error().code == errc::not_found);
    CHECK(mirror.fetch_blocking(nobody, references, {}).error().code == errc::upstream);
}

TEST_CASE("what a server says about packs does not make a mirror damaged") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    at.github.ask("fault", {{"path", ".git/"},
                            {"status", 403},
                            {"message", "the packfile is corrupt"},
                            {"headers", object{{"Content-Type", "text/plain"}}}});

    CHECK(mirror.fetch_blocking(at.origin(), references, {}).error().code == errc::forbidden);
}

TEST_CASE("an edit is committed without a work tree and pushed where it is expected") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();
    REQUIRE(mirror.fetch_blocking(origin, references, {}));
    const git::new_commit edit{at.head, {{"docs/a.md", "`a` is 2\n"}}, "docs: a is 2\n", "Delta", "d@example.com", 9};

    const std::string made = git::commit_blocking(mirror.path(), edit).value();

    CHECK(git::commit_blocking(mirror.path(), edit).value() == made);
    REQUIRE(mirror.push_blocking(origin, made, "docs/fix", "", {}));
    CHECK(mirror.push_blocking(origin, at.base, "docs/fix", at.head, {}).error().code == errc::conflict);
    CHECK(mirror.push_blocking(origin, made, "a b", "", {}).error().code == errc::invalid);
    const object told =
        at.github.ask("read_file", {{"full_name", "octo/app"}, {"revision", "docs/fix"}, {"path", "docs/a.md"}});
    CHECK(told.at("text").as_string() == "`a` is 2");
    CHECK(mirror.repo().info(made).parents == std::vector<std::string>{at.head});
}

TEST_CASE("only files that are there can be edited") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    git::mirror mirror = mirrors.open_blocking("app", {});
    REQUIRE(mirror.fetch_blocking(at.origin(), references, {}));

    const auto commit = [&](std::string path) {
        return git::commit_blocking(mirror.path(), {at.head, {{std::move(path), "x"}}, "m", "n", "e", 1});
    };

    CHECK(commit("docs/new.md").error().code == errc::not_found);
    CHECK(commit("../a.md").error().code == errc::not_found);
    CHECK(commit("docs").error().code == errc::invalid);
}

TEST_CASE("a git that hangs is ended at its deadline, and at once when told to stop") {
    const hosted at;
    git::mirror_options options = at.options();
    options.limit = std::chrono::milliseconds(400);
    const git::mirrors mirrors(options);
    git::mirror mirror = mirrors.open_blocking("app", {});
    const git::origin origin = at.origin();
    at.github.ask("fault", {{"path", ".git/"}, {"delay", 20}, {"times", 2}});
    const auto begun = std::chrono::steady_clock::now();

    std::string told;
    try {
        (void)mirror.fetch_blocking(origin, references, {});
    } catch (const timeout_failure& e) {
        told = e.what();
    }
    // It stands on the check run: no folder of this machine in it.
    CHECK(told == "git fetch took longer than 1 s");

    std::stop_source stop;
    std::thread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        stop.request_stop();
    });
    CHECK_THROWS_AS(mirror.fetch_blocking(origin, references, stop.get_token()), git::git_failure);
    stopper.join();
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
}

TEST_CASE("a damaged mirror is told as such, and is whole again after it was removed") {
    const hosted at;
    const git::mirrors mirrors(at.options());
    const git::origin origin = at.origin();
    {
        git::mirror mirror = mirrors.open_blocking("app", {});
        REQUIRE(mirror.fetch_blocking(origin, references, {}));
        for (const auto& entry : std::filesystem::directory_iterator(mirror.path() + "/objects/pack"))
            if (entry.path().extension() == ".pack") {
                std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
                std::filesystem::resize_file(entry.path(), 20);
            }
        at.github.ask("commit", {{"full_name", "octo/app"},
                                 {"branch", "main"},
                                 {"files", object{{"src/b.py", "b = 1\n"}}},
                                 {"tell", false}});

        CHECK_THROWS_AS(mirror.fetch_blocking(origin, references, {}), git::damaged_mirror);
    }
    mirrors.remove_blocking("app", {});

    git::mirror again = mirrors.open_blocking("app", {});

    CHECK(again.fetch_blocking(origin, references, {}));
}

TEST_CASE("the mirror used longest ago goes when there is no room, but none that is in use") {
    const hosted at;
    git::mirror_options options = at.options();
    options.quota = 1;
    const git::mirrors mirrors(options);
    mirrors.open_blocking("old", {});
    const git::mirror used = mirrors.open_blocking("used", {});

    CHECK(mirrors.evict_blocking() == std::vector<std::string>{"old"});
    CHECK(std::filesystem::exists(used.path()));
}

TEST_CASE("packs that many fetches left become one, with all that was in them, unless the mirror is in use") {
    const hosted at;
    git::mirror_options options = at.options();
    options.most_packs = 3;
    const git::mirrors mirrors(options);
    const git::origin origin = at.origin();
    const auto count_packs = [&] {
        const std::filesystem::directory_iterator folder(at.folder.path("mirrors/app.git/objects/pack"));
        return std::ranges::count_if(folder, [](const auto& entry) { return entry.path().extension() == ".pack"; });
    };
    git::side last{git::side::source::commit, at.head};
    {
        git::mirror mirror = mirrors.open_blocking("app", {});
        for (int i = 0; i < 4; ++i) {
            const object made = at.github.ask("commit", {{"full_name", "octo/app"},
                                                         {"branch", "main"},
                                                         {"files", object{{"src/a.py", std::to_string(i)}}},
                                                         {"tell", false}});
            last.commit = made.at("sha").as_string();
            REQUIRE(mirror.fetch_blocking(origin, references, {}, git::files::small));
        }
        CHECK(count_packs() == 4);
        CHECK(mirrors.gather_packs_blocking({}).empty());
    }

    CHECK(mirrors.gather_packs_blocking({}) == std::vector<std::string>{"app"});

    CHECK(count_packs() == 1);
    CHECK(mirrors.gather_packs_blocking({}).empty());
    git::mirror mirror = mirrors.open_blocking("app", {});
    CHECK(mirror.repo().read_path(last, "src/a.py").value() == "3");
    CHECK(mirror.repo().read_path({git::side::source::commit, at.head}, "src/a.py").value() == "a = 2\n");
    at.github.ask(
        "commit",
        {{"full_name", "octo/app"}, {"branch", "change"}, {"files", object{{"src/a.py", "later"}}}, {"tell", false}});
    CHECK(mirror.fetch_blocking(origin, {"+refs/pull/1/head:refs/pull/1/head"}, {}));
}

TEST_CASE("a mirror that is opened again and again leaves nothing behind in memory") {
    const tmp_folder folder;
    const git::mirrors mirrors({.folder = folder.path("mirrors")});
    mirrors.open_blocking("42", {}).repo().clone_handle();
    const std::size_t before = mallinfo2().uordblks;

    for (int i = 0; i < 50; ++i) mirrors.open_blocking("42", {}).repo().clone_handle();

    CHECK(mallinfo2().uordblks < before + 100'000);
}
