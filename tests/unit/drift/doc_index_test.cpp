// SPDX-License-Identifier: Apache-2.0
#include "drift/doc_index.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "docs/document.hpp"
#include "support/catch.hpp"

using namespace delta::drift;

namespace {

doc_file make_doc(std::string_view path, std::string_view text) {
    doc_file d;
    d.path = path;
    d.bytes = text;
    d.parsed = delta::docs::read(*delta::docs::find_format(path), path, text);
    return d;
}

strength how(std::string_view text, const std::string& name) {
    const std::vector<doc_file> docs = {make_doc("a.md", text)};
    const doc_index index(docs, {name});
    REQUIRE_FALSE(index.find(name).empty());
    return index.find(name).front().how;
}

} // namespace

TEST_CASE("only the names asked for are found, in the order of documents and lines", "[drift][doc_index]") {
    const std::vector<doc_file> docs = {make_doc("a.md", "`open_it` and\n`shut_it`, `open_it`\n"),
                                        make_doc("b.md", "`open_it`\n")};
    const doc_index index(docs, {"open_it"});
    const std::vector<hit>& hits = index.find("open_it");
    REQUIRE(hits.size() == 3);
    CHECK((hits[0].doc == 0 && hits[0].line == 1));
    CHECK((hits[1].doc == 0 && hits[1].line == 2));
    CHECK((hits[2].doc == 1 && hits[2].line == 1));
    CHECK(index.documents("open_it") == 2);
    CHECK(index.find("shut_it").empty());
    CHECK(index.documents("shut_it") == 0);
    CHECK(index.mention_count() == 4);
}

TEST_CASE("a name is found within qualified names, calls and arguments, and as another spelling",
          "[drift][doc_index]") {
    const std::vector<doc_file> docs = {make_doc("a.md", "`Client.open_it(copy_all=1)`, then `--copy-all`.\n")};
    const doc_index index(docs, {"open_it", "Client", "copy_all", "Client.open_it"});
    REQUIRE(index.find("open_it").size() == 1);
    CHECK_FALSE(index.find("open_it").front().whole);
    CHECK(index.find("Client.open_it").front().whole);
    CHECK(index.find("Client").size() == 1);
    const std::vector<hit>& hits = index.find("copy_all");
    REQUIRE(hits.size() == 3); // in the call, as its argument, as an option
    CHECK_FALSE(hits.front().loose);
    CHECK(hits.back().loose);
}

TEST_CASE("a name of one word is found to the letter only", "[drift][doc_index]") {
    const std::vector<doc_file> docs = {make_doc("a.md", "`Connect` and `connects` and `reconnect`.\n")};
    CHECK(doc_index(docs, {"connect"}).find("connect").empty());
}

TEST_CASE("a mention is as strong as the place it stands in", "[drift][doc_index]") {
    CHECK(how("Call open_it now.\n", "open_it") == strength::prose);
    CHECK(how("Call `open_it` now.\n", "open_it") == strength::code);
    CHECK(how("```python\nopen_it()\n```\n", "open_it") == strength::fence);
    CHECK(how("- `open_it`: opens.\n", "open_it") == strength::entry);
    CHECK(how("| N |\n|---|\n| `open_it` |\n", "open_it") == strength::entry);
    CHECK(how("## open_it\n", "open_it") == strength::entry);
}

TEST_CASE("a mention that holds a name twice is one hit", "[drift][doc_index]") {
    const std::vector<doc_file> docs = {make_doc("a.md", "`open_it.open_it`\n")};
    CHECK(doc_index(docs, {"open_it"}).find("open_it").size() == 1);
}
