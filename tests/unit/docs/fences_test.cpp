// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "support/document_dump.hpp"

using namespace delta;

namespace {

std::string fence(std::string_view language, std::string_view code) {
    return testing::markdown_mentions("```" + std::string(language) + "\n" + std::string(code) + "\n```\n");
}

} // namespace

TEST_CASE("code fences give words and calls, without comments and strings") {
    CHECK(fence("python", "# none_of(this)\nx = \"nor.this()\"\n'''nor\nthis()'''\nclient.send(a, retry=2)") ==
          "fence_call \"client.send\" (\"a\", \"retry=2\")\nfence_word \"retry\"\n");
    CHECK(fence("js", "// no()\n/* no() */ const c = create({ a_b: 1 }) // no()") ==
          "fence_call \"create\" (\"{ a_b: 1 }\")\nfence_word \"a_b\"\n");
    CHECK(fence("sql", "-- no_name\nselect_all(t)") == "fence_call \"select_all\" (\"t\")\n");
    CHECK(fence("rust", "let x: &'life str = Cell::new_one('\"', 1);") ==
          "fence_word \"life\"\nfence_call \"Cell::new_one\" (\"'\\\"'\", \"1\")\n");
}

TEST_CASE("definitions in fences are words, not calls") {
    CHECK(fence("python", "def handle_it(request):") == "fence_word \"handle_it\"\nfence_word \"request\"\n");
    CHECK(fence("go", "func (c *Client) Send(host string) error {") ==
          "fence_word \"Client\"\nfence_word \"Send\"\nfence_word \"host\"\nfence_word \"error\"\n");
    CHECK(fence("java", "int sendAll(Host host) { return go(1); }").find("fence_call \"sendAll\"") ==
          std::string::npos);
    CHECK(fence("ruby", "puts render_it(1)") == "fence_word \"puts\"\nfence_call \"render_it\" (\"1\")\n");
}

TEST_CASE("a word is told once per line, and calls that go on are marked") {
    CHECK(fence("js", "abc + abc\nabc") == "fence_word \"abc\"\nfence_word \"abc\"\n");
    CHECK(fence("js", "run_it(first, ...rest)") ==
          "fence_call \"run_it\" (\"first\") truncated\nfence_word \"first\"\nfence_word \"rest\"\n");
    CHECK(fence("js", "run_it(first,") == "fence_call \"run_it\" (\"first\") truncated\nfence_word \"first\"\n");
}

TEST_CASE("fences without a language give only words with a code signal") {
    CHECK(fence("", "just words other_name and call_it(1)") ==
          "fence_word \"other_name\"\nfence_call \"call_it\" (\"1\")\n");
    CHECK(fence("", "src\n\xE2\x94\x9C\xE2\x94\x80\xE2\x94\x80 main_file.py").empty());
    CHECK(fence("mermaid", "graph other_name").empty());
}

TEST_CASE("shell fences give commands, flags, variables and paths") {
    CHECK(
        fence("sh", "# comment_here\nnpm install tool --save-dev && cat src/a.py | grep x") ==
        "command \"npm\" (\"install\", \"tool\", \"--save-dev\")\nflag \"--save-dev\"\ncommand \"cat\" (\"src/a.py\")\n"
        "path \"src/a.py\"\ncommand \"grep\" (\"x\")\n");
    CHECK(fence("console", "$ tool run \\\n  --all\noutput_here --none\n$ LOG_LEVEL=1 tool") ==
          "command \"tool\" (\"run\", \"--all\")\nflag \"--all\"\nenv_var \"LOG_LEVEL\"\nvalue \"1\" of \"LOG_LEVEL\"\n"
          "command \"tool\"\n");
    CHECK(fence("", "$ tool --all") == "command \"tool\" (\"--all\")\nflag \"--all\"\n");
    CHECK(fence("bash", "cat <<EOF\nsome_text --flag\nEOF\nacme --all").find("--flag") == std::string::npos);
}

TEST_CASE("the lines of an answer are no commands") {
    CHECK(fence("sh", "Content-Type: text\n{\"a\": 1}\nHTTP/1.1 200 OK").find("command") == std::string::npos);
    CHECK(fence("sh", "\xE2\x9D\xAF tool x\nanswer y") == "command \"tool\" (\"x\")\n");
}

TEST_CASE("of a diff only the new side counts") {
    CHECK(fence("diff", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old_call(1)\n+new_call(2)\n  ctx_call(3)") ==
          "fence_call \"new_call\" (\"2\")\nfence_call \"ctx_call\" (\"3\")\n");
}

TEST_CASE("requests in http fences are routes") {
    CHECK(fence("http", "GET /users/1?x=2 HTTP/1.1\nHost: a") == "route \"/users/1\" of \"GET\"\n");
}
