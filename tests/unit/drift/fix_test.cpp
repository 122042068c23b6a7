// SPDX-License-Identifier: Apache-2.0
#include "drift/fix.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drift/fix_edits.hpp"
#include "support/catch.hpp"
#include "support/drift_case.hpp"

using delta::drift::finding;
using delta::drift::repoint;
using delta::drift::respell;
using delta::testing::drift_case;
using delta::testing::find_rule;
using delta::testing::told;

namespace {

constexpr std::string_view connect_before = R"(
class Client:
    def connect(self, host, timeout=5):
        self.host = host
        self.timeout = timeout
        return self.dial(host, timeout)
)";

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out(text);
    const std::size_t at = out.find(from);
    REQUIRE(at != out.npos);
    return out.replace(at, from.size(), to);
}

const std::string renamed_before = "def open_session(host):\n    sock = make(host)\n    return sock.run(host)\n";
const std::string renamed_after = "def start_session(host):\n    sock = make(host)\n    return sock.run(host)\n";

// The document after the fix of the only finding with that rule, or "" when the engine offers none.
std::string mended(drift_case& c, std::string_view rule) {
    const std::vector<finding> findings = c.find();
    INFO(told(findings));
    const std::optional<finding> f = find_rule(findings, rule);
    REQUIRE(f.has_value());
    return f->mend ? c.fixed(*f) : std::string();
}

std::string mended_rename(std::string_view doc_path, const std::string& text) {
    drift_case c;
    c.code("src/client.py", renamed_before, renamed_after);
    c.doc(doc_path, text);
    return mended(c, "renamed-symbol");
}

} // namespace

TEST_CASE("a renamed symbol is replaced where a document says its old name", "[drift][fix]") {
    CHECK(mended_rename("docs/a.md", "# Use\n\nCall `open_session(host)`, never `reopen_session`.\n") ==
          "# Use\n\nCall `start_session(host)`, never `reopen_session`.\n");
    CHECK(mended_rename("docs/a.mdx", "Call `client.open_session`.\n") == "Call `client.start_session`.\n");
    CHECK(mended_rename("docs/a.rst", "Use\n===\n\nCall ``open_session()`` first.\n") ==
          "Use\n===\n\nCall ``start_session()`` first.\n");
    CHECK(mended_rename("docs/a.adoc", "= Use\n\nCall `open_session()` first.\n") ==
          "= Use\n\nCall `start_session()` first.\n");
    CHECK(mended_rename("docs/a.txt", "Call open_session first.\n") == "Call start_session first.\n");
}

TEST_CASE("a fix covers every mention of the finding and nothing else", "[drift][fix]") {
    CHECK(mended_rename("docs/a.md", "First `open_session`,\nthen **again** `open_session(host)`.\n") ==
          "First `start_session`,\nthen **again** `start_session(host)`.\n");
    CHECK(mended_rename("docs/a.md", "```python\ns = open_session(host)\nt = open_session(peer)\n```\n") ==
          "```python\ns = start_session(host)\nt = start_session(peer)\n```\n");
}

TEST_CASE("a fix keeps line ends, text in other scripts and what does not parse", "[drift][fix]") {
    CHECK(mended_rename("docs/a.md", "Zu\xc3\xa9rst `open_session`\r\n\r\n[x]: <<<\r\n") ==
          "Zu\xc3\xa9rst `start_session`\r\n\r\n[x]: <<<\r\n");
}

TEST_CASE("nothing is told, and so nothing mended, while other code has the old name", "[drift][fix]") {
    drift_case c;
    c.code("src/client.py", renamed_before, renamed_after);
    c.other_code("src/old.py", "def open_session(x):\n    pass\n");
    c.doc("docs/a.md", "Call `open_session(host)`.\n");
    CHECK_FALSE(find_rule(c.find(), "renamed-symbol").has_value());
}

TEST_CASE("there is no fix when two things of one name were renamed differently", "[drift][fix]") {
    drift_case c;
    c.code("src/a.py", renamed_before, renamed_after);
    c.code("src/b.py", renamed_before, replaced(renamed_after, "start_session", "resume_session"));
    c.doc("docs/a.md", "Call `open_session(host)`.\n");
    CHECK(mended(c, "renamed-symbol").empty());
}

TEST_CASE("there is no fix in a block that a comment silences", "[drift][fix]") {
    CHECK(mended_rename("docs/a.md", "<!-- delta: ignore renamed-symbol kept for now -->\n\nCall `open_session`.\n")
              .empty());
}

TEST_CASE("there is no fix that makes a symbol's name a private one", "[drift][fix]") {
    drift_case c;
    c.code("src/client.py", renamed_before, replaced(renamed_after, "start_session", "_open_session"));
    c.doc("docs/a.md", "Call `open_session(host)`.\n");
    for (const finding& f : c.find()) CHECK_FALSE(f.mend.has_value());
}

TEST_CASE("there is no fix of a heading that other pages link to", "[drift][fix]") {
    drift_case c;
    c.code("src/client.py", renamed_before, renamed_after);
    c.doc("docs/a.md", "# Use\n\n## open_session\n\nOpens.\n");
    c.doc("docs/b.md", "See [opening](a.md#open_session).\n");
    CHECK(mended(c, "renamed-symbol").empty());
}

TEST_CASE("a renamed parameter is replaced in signatures and keywords, not in the caller's variables", "[drift][fix]") {
    drift_case c;
    c.code(
        "src/client.py", std::string(connect_before),
        replaced(replaced(replaced(connect_before, "host, timeout=5", "host, deadline=5"), "= timeout", "= deadline"),
                 "host, timeout", "host, deadline"));
    SECTION("inline") {
        c.doc("docs/a.md", "It is `connect(host, timeout=5)`.\n");
        CHECK(mended(c, "renamed-parameter") == "It is `connect(host, deadline=5)`.\n");
    }
    SECTION("in a fence") {
        c.doc("docs/a.md", "```python\nclient.connect(host, timeout=limit)\n```\n");
        CHECK(mended(c, "renamed-parameter") == "```python\nclient.connect(host, deadline=limit)\n```\n");
    }
}

TEST_CASE("a moved file's new path is written the way the old one was", "[drift][fix]") {
    drift_case c;
    c.move("src/net/client.py", "lib/net/client.py", "def f():\n    pass\n");
    c.doc("docs/a.md", "See `src/net/client.py` and [it](../src/net/client.py).\n");
    CHECK(mended(c, "renamed-file") == "See `lib/net/client.py` and [it](../lib/net/client.py).\n");
}

TEST_CASE("a new path is told relative to what the old one was relative to", "[drift][fix]") {
    CHECK(repoint("src/a.py", false, "docs/x.md", "src/a.py", "lib/b/a.py") == "lib/b/a.py");
    CHECK(repoint("/src/a.py", false, "docs/x.md", "src/a.py", "lib/a.py") == "/lib/a.py");
    CHECK(repoint("./src/a.py", false, "docs/x.md", "src/a.py", "src/b.py") == "./src/b.py");
    CHECK(repoint("../src/a.py", true, "docs/x.md", "src/a.py", "docs/a.py") == "a.py");
    CHECK(repoint("./b/a.py", true, "docs/x.md", "docs/b/a.py", "docs/c/a.py") == "./c/a.py");
    CHECK(repoint("net/a.py", false, "docs/x.md", "src/net/a.py", "src/http/a.py") == "http/a.py");
    CHECK(repoint("net/a.py", false, "docs/x.md", "src/net/a.py", "lib/a.py").empty());
    CHECK(repoint("src/a.py", true, "docs/x.md", "src/a.py", "lib/a.py").empty());
    CHECK(repoint("../../../src/a.py", true, "docs/x.md", "src/a.py", "lib/a.py").empty());
}

TEST_CASE("a new name takes the spelling of the old one", "[drift][fix]") {
    CHECK(respell("--copy-fonts", "embed_icons") == "--embed-icons");
    CHECK(respell("copyFonts", "embed_icons") == "embedIcons");
    CHECK(respell("CopyFonts", "embed_icons") == "EmbedIcons");
    CHECK(respell("copy_fonts", "embedIcons") == "embed_icons");
    CHECK(respell("COPY_FONTS", "embed_icons") == "EMBED_ICONS");
    CHECK(respell("copy-fonts", "icons") == "icons");
}

TEST_CASE("a changed default is replaced where the document states it", "[drift][fix]") {
    drift_case c;
    c.code("src/client.py", std::string(connect_before), replaced(connect_before, "timeout=5", "timeout=30"));
    SECTION("in a signature") {
        c.doc("docs/a.md", "It is `connect(host, timeout=5)`.\n");
        const std::vector<finding> findings = c.find();
        INFO(told(findings));
        const std::optional<finding> f = find_rule(findings, "changed-default");
        if (f && f->mend) CHECK(c.fixed(*f) == "It is `connect(host, timeout=30)`.\n");
    }
}

TEST_CASE("a changed constant is replaced when it stands once and as a whole value", "[drift][fix]") {
    drift_case c;
    c.code("src/limits.py", "MAX_ITEMS = 100\n", "MAX_ITEMS = 50\n");
    SECTION("once") {
        c.doc("docs/a.md", "At most 100 items (`MAX_ITEMS`).\n");
        CHECK(mended(c, "changed-value") == "At most 50 items (`MAX_ITEMS`).\n");
    }
    SECTION("twice") {
        c.doc("docs/a.md", "At most 100 items (`MAX_ITEMS`) of 100 bytes.\n");
        CHECK(mended(c, "changed-value").empty());
    }
    SECTION("within another number") {
        c.doc("docs/a.md", "From 10-100 items (`MAX_ITEMS`).\n");
        for (const finding& f : c.find()) CHECK_FALSE(f.mend.has_value());
    }
    SECTION("the new one stands there as well") {
        c.doc("docs/a.md", "`MAX_ITEMS` is 100, and will be 50.\n");
        for (const finding& f : c.find()) CHECK_FALSE(f.mend.has_value());
    }
}

TEST_CASE("there is no fix for a value of another unit or one that is computed", "[drift][fix]") {
    drift_case c;
    SECTION("unit") {
        c.code("src/lib.rs", "pub const WAIT: Duration = Duration::from_secs(30);\n",
               "pub const WAIT: Duration = Duration::from_millis(1500);\n");
        c.doc("docs/a.md", "`WAIT` is 30.\n");
    }
    SECTION("computed") {
        c.code("src/limits.py", "MAX_WAIT = 30\n", "MAX_WAIT = BASE_WAIT\n");
        c.doc("docs/a.md", "`MAX_WAIT` is 30.\n");
    }
    for (const finding& f : c.find()) CHECK_FALSE(f.mend.has_value());
}

TEST_CASE("there is no fix when a variable is read where another one was", "[drift][fix]") {
    const auto fixes = [](std::string_view now) {
        drift_case c;
        c.code("a.js", "const a = process.env.ACME_CACHE;\n", "const a = process.env." + std::string(now) + ";\n");
        c.doc("docs/a.md", "Set `ACME_CACHE`.\n");
        int count = 0;
        for (const finding& f : c.find()) count += f.mend ? 1 : 0;
        return count;
    };
    CHECK(fixes("DOCS_LOCAL") == 0);
    CHECK(fixes("ACME_CACHE_URL") == 1);
}

TEST_CASE("there is no fix when a string becomes something else", "[drift][fix]") {
    drift_case c;
    c.code("a.py", "ID_HEADER = \"request-id\"\n", "ID_HEADER = False\n");
    c.doc("docs/a.md", "`ID_HEADER` is `\"request-id\"`.\n");
    for (const finding& f : c.find()) CHECK_FALSE(f.mend.has_value());
}

TEST_CASE("two fixes of one document hold together", "[drift][fix]") {
    drift_case c;
    c.code("src/client.py", renamed_before, renamed_after);
    c.code("src/limits.py", "MAX_ITEMS = 100\n", "MAX_ITEMS = 50\n");
    c.doc("docs/a.md", "Call `open_session`.\n\n`MAX_ITEMS` is 100.\n");
    int fixes = 0;
    for (const finding& f : c.find()) fixes += f.mend ? 1 : 0;
    CHECK(fixes == 2);
}
