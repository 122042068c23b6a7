// SPDX-License-Identifier: Apache-2.0
#include "check/anchors.hpp"

#include "support/catch.hpp"

using namespace delta;

namespace {

bool has(std::string_view bytes, std::string_view fragment, docs::format format = docs::format::markdown) {
    return check::known_anchors(docs::read(format, "docs/a.md", bytes), bytes).may_have(fragment);
}

} // namespace

TEST_CASE("an anchor is there as any common renderer would write it") {
    constexpr std::string_view page = "# The `Client.connect()` call\n\n## Setup\n\n## Setup\n\n## 日本\n";
    for (const char* const fragment : {"the-clientconnect-call", "The-ClientConnect-call", "the_client_connect_call",
                                       "setup", "setup-1", "setup-2", "setup_1", "top", "日本"}) {
        INFO(fragment);
        CHECK(has(page, fragment));
    }
    CHECK_FALSE(has(page, "installation"));
    CHECK_FALSE(has(page, "set"));
}

TEST_CASE("an anchor written out is there, and so is the title beside it") {
    constexpr std::string_view page = "## <a id=\"old\"></a> New title\n\n## Other {#custom-id}\n\n(myst-target)=\n";
    for (const char* const fragment : {"old", "new-title", "custom-id", "myst-target"}) {
        INFO(fragment);
        CHECK(has(page, fragment));
    }
    CHECK_FALSE(has(page, "older"));
}

TEST_CASE("pages whose anchors a tool makes have every anchor") {
    CHECK(has("# A\n\n{% include \"b.md\" %}\n", "anything"));
    CHECK(has("# A\n\n::: module.name\n", "anything"));
    CHECK(has("# A\n", "click.Option"));
    CHECK(has("# A\n", "L10-L20"));
    CHECK(has("# A\n", ":~:text=word"));
    CHECK(has("# A\n", "anything", docs::format::mdx));
    CHECK_FALSE(has("# A\n", "anything"));
}
