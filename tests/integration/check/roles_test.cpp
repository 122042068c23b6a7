// SPDX-License-Identifier: Apache-2.0
// What changed tests and tooling are asked for.
#include "check/check.hpp"
#include "report/json.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;

namespace {

constexpr std::string_view broken_test = "def test_connect(:\n    connect('a', retries=4)\n";

// `connect` gains a parameter; `test` is the test of it then.
drift::verdict check_with(std::string_view test) {
    tmp_repo repo;
    git::side base{git::side::source::commit, ""}, head = base;
    repo.write("src/client.py", "def connect(host, timeout=30):\n    return host\n");
    repo.write("tests/test_client.py", "def test_connect():\n    connect('a')\n");
    repo.write("README.md", "# Client\n\n`connect(host, timeout=30)` opens it.\n");
    base.commit = repo.commit("first");
    repo.write("src/client.py", "def connect(host, timeout=30, retries=3):\n    return host\n");
    repo.write("tests/test_client.py", std::string(test));
    repo.write("scripts/release.py", "def release(:\n");
    head.commit = repo.commit("second");
    const git::repository opened = git::repository::open(repo.path()).value();
    return check::run_blocking(opened, base, head, {});
}

} // namespace

TEST_CASE("tests and tooling are not parsed, so they are never unparsed", "[check]") {
    const drift::verdict v = check_with(broken_test);
    CHECK(v.stats.code_files == 3);
    CHECK(v.stats.unparsed_files == 0);
    CHECK(v.findings.size() == 1);
}

TEST_CASE("a name that changed lines of tests hold is evidence, one in their comments is none", "[check]") {
    const auto explained = [](std::string_view test) { return report::to_json(check_with(test), {.explain = true}); };
    CHECK(explained(broken_test).find("uses-in-tests") != std::string::npos);
    CHECK(explained("def test_connect():\n    # retries\n    connect('b')\n").find("uses-in-tests") ==
          std::string::npos);
}
