// SPDX-License-Identifier: Apache-2.0
// The index saves work and changes nothing.
#include "check/blob_index.hpp"
#include "check/check.hpp"
#include "report/json.hpp"
#include "support/catch.hpp"
#include "support/tmp_repo.hpp"

using namespace delta;

namespace {

struct project {
    tmp_repo repo;
    git::side base{git::side::source::commit, ""};
    git::side head{git::side::source::commit, ""};

    project() {
        repo.write("src/client.py", "def connect(host, timeout=30):\n    return host\n\ndef close_all():\n    pass\n");
        repo.write("README.md",
                   "# Client\n\nCall `connect(host)`; `timeout` defaults to 30. End with `close_all()`.\n");
        repo.write("docs/far.md", "# Far\n\nSpeaks of `other_things` only. See [the end](../README.md#client).\n");
        repo.write("docs/a.rst", "Client\n======\n\nUse ``close_all`` at the end.\n");
        base.commit = repo.commit("first");
        repo.write("src/client.py", "def connect(host, timeout=60):\n    return host\n\ndef shut_all():\n    pass\n");
        head.commit = repo.commit("second");
    }

    std::string check(check::blob_index* stored, unsigned threads = 1) const {
        const git::repository opened = git::repository::open(repo.path()).value();
        check::check_options options;
        options.threads = threads;
        options.stored = stored;
        return report::to_json(check::run_blocking(opened, base, head, options), {.explain = true});
    }
};

} // namespace

TEST_CASE("a verdict is the same bytes without an index, with an empty one, and with a full one", "[check][index]") {
    const project p;
    const tmp_folder folder;
    const std::string file = folder.path("index");
    const std::string without = p.check(nullptr);
    REQUIRE(without.find("close_all") != std::string::npos);

    check::blob_index empty(file, 1);
    CHECK(p.check(&empty) == without);
    empty.save();
    check::blob_index full(file, 1);
    REQUIRE(full.find('h', p.base.commit));
    CHECK(p.check(&full) == without);
    CHECK(p.check(&full, 4) == without);
    full.save();
    CHECK(p.check(nullptr, 4) == without);
}

TEST_CASE("an index full of nonsense changes no verdict", "[check][index]") {
    const project p;
    const tmp_folder folder;
    check::blob_index seen(folder.path("index"), 1);
    const std::string without = p.check(&seen);
    const git::repository opened = git::repository::open(p.repo.path()).value();

    check::blob_index nonsense(folder.path("index"), 1);
    for (const git::tree_entry& e : opened.list(p.head))
        for (const char kind : {'d', 's', 'n', 't'}) nonsense.put(kind, e.oid, e.path, "nonsense");
    nonsense.put('h', p.base.commit, {}, "\xff\xff");
    nonsense.save();

    check::blob_index read(folder.path("index"), 1);
    CHECK(p.check(&read) == without);
}
