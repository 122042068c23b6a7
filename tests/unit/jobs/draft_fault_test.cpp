// SPDX-License-Identifier: Apache-2.0
#include "jobs/draft_fault.hpp"

#include "support/catch.hpp"

using namespace delta;

namespace {

const std::string page =
    "# Use\n\nSee [home](https://example.org/) and [old](#old-way).\n\n## Old way\n\nUse `old_call(host)` when the "
    "new way fails. It takes no timeout.\n\n## New way\n\nCall `connect()`. <b>Now.</b>\n\n```sh\nmake all\n```\n";

// The fault of a draft in which words of the section "Old way" are others.
std::string fault(const std::string& replacement, const std::string& section = "## Old way") {
    const std::size_t begin = page.find(section + "\n");
    const std::size_t end = page.find("\n## ", begin + 4) + 1;
    return jobs::find_draft_fault("docs/use.md", page, {begin, end == 0 ? page.size() : end, replacement});
}

std::string old_way(const std::string& text) {
    return "## Old way\n\n" + text + "\n\n";
}

} // namespace

TEST_CASE("a section that says the truth in its place has no fault") {
    CHECK(fault(old_way("The old way is gone: call `connect()`, which takes a timeout.")).empty());
    CHECK(fault(old_way("See [home](https://example.org/) for what became of the old way.")).empty());
    CHECK(fault(old_way("The old way is gone.\n\n- call `connect()`\n- wait for its answer")).empty());
}

TEST_CASE("a draft that says what was there, or hardly anything, or far more, is none") {
    CHECK(fault(old_way("Use `old_call(host)` when the new way fails. It takes no timeout.")) == "it changes nothing");
    CHECK(fault(old_way(std::string(3000, 'x'))) == "it is far longer than the section was");
    CHECK_FALSE(fault("").empty());
    const std::string long_page = "# A\n\n" + std::string(400, 'x') + "\n";
    CHECK(jobs::find_draft_fault("a.md", long_page, {0, long_page.size(), "# A\n\nx\n"}) ==
          "it is far shorter than the section was");
}

TEST_CASE("a draft leaves the headings, and what links point to") {
    CHECK(fault("## New words\n\nGone.\n\n") == "it changes the headings of the document");
    CHECK(fault(old_way("Gone.\n\n### More\n\nx")) == "it changes the headings of the document");
    CHECK(fault(old_way("Gone.\n\n<a id=\"x\"></a>")) == "it adds HTML");
    CHECK(fault("Gone.\n\n") == "it changes the headings of the document");
}

TEST_CASE("a draft cannot reach beyond its section") {
    CHECK_FALSE(fault(old_way("Gone.\n\n```")).empty());
    CHECK_FALSE(fault(old_way("Gone.\n\n<!--")).empty());
    CHECK(fault(old_way("Gone.\n\n[home]: #elsewhere")) == "it adds a link");
}

TEST_CASE("a draft adds no address, link, image or HTML") {
    CHECK(fault(old_way("See https://evil.example/.")) == "it has an address that was not in the document");
    CHECK(fault(old_way("See [this](javascript:alert(1)).")) == "it has an address that was not in the document");
    CHECK(fault(old_way("See [this](mailto:me@evil.example).")) == "it has an address that was not in the document");
    CHECK(fault(old_way("See <JavaScript:alert(1)>.")) == "it has an address that was not in the document");
    CHECK(fault(old_way("See www.evil.example.")) == "it has an address that was not in the document");
    CHECK(fault(old_way("Ask me@evil.example.")) == "it has an address that was not in the document");
    CHECK(fault(old_way("Use `@cached` of package@1.2.")).empty());
    CHECK(fault(old_way("See [this](//evil.example/x).")) == "it adds a link");
    CHECK(fault(old_way("See [this](other.md).")) == "it adds a link");
    CHECK(fault(old_way("![x](https://example.org/)")) == "it adds an image");
    CHECK(fault(old_way("<script>alert(1)</script>")) == "it adds HTML");
    CHECK(fault(old_way("<img src=x>")) == "it adds HTML");
}

TEST_CASE("a draft silences nothing and hides nothing") {
    CHECK_FALSE(fault(old_way("<!-- delta: ignore * it is fine -->\nUse `old_call(host)`.")).empty());
    CHECK(fault(old_way("Gone.\xE2\x80\xAE olleh")) == "it has characters that do not show");
    CHECK(fault(old_way(std::string("Gone.\0", 6))) == "it has characters that do not show");
    CHECK(fault(old_way("Gone. \xFF")) == "it has characters that do not show");
}

TEST_CASE("what is no document is not written") {
    CHECK(jobs::find_draft_fault("src/a.py", "x", {0, 1, "y"}) == "it is for no document");
}

TEST_CASE("a draft keeps the joiners of emoji that were there, and brings none") {
    const std::string warning = "# A\n\n\xE2\x9A\xA0\xEF\xB8\x8F Old.\n";

    CHECK(
        jobs::find_draft_fault("a.md", warning, {0, warning.size(), "# A\n\n\xE2\x9A\xA0\xEF\xB8\x8F New.\n"}).empty());
    CHECK(jobs::find_draft_fault("a.md", warning, {0, warning.size(), "# A\n\nNew\xE2\x80\x8D.\n"}) ==
          "it has characters that do not show");
}
