// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <vector>

#include "docs/document.hpp"
#include "support/catch.hpp"
#include "support/document_dump.hpp"

using namespace delta;

namespace {

// "subject=text" of the value mentions, with their unit.
std::string values(std::string_view markdown) {
    std::string out;
    for (const docs::mention& m : docs::read(docs::format::markdown, "a.md", markdown).mentions) {
        if (m.kind != docs::mention_kind::value) continue;
        CHECK(markdown.substr(m.where.begin, m.where.end - m.where.begin) == m.text);
        if (!out.empty()) out += ' ';
        out += m.subject + '=' + m.text;
        for (const std::string& unit : m.arguments) out += '/' + unit;
    }
    return out;
}

struct example {
    std::string_view text;
    std::string_view values;
};

void check(const std::vector<example>& examples) {
    for (const example& e : examples) {
        CAPTURE(e.text);
        CHECK(values(e.text) == e.values);
    }
}

} // namespace

TEST_CASE("sentences say defaults") {
    check({
        {"`timeout` defaults to `30`.", "timeout=30"},
        {"The `timeout` defaults to 30 seconds.", "timeout=30/seconds"},
        {"The `timeout` defaults\nto `30` ms.", "timeout=30/ms"},
        {"`timeout` (default: `x`)", "timeout=x"},
        {"`timeout` (number, default 5)", "timeout=5"},
        {"`timeout` [default: 5]", "timeout=5"},
        {"`encoding`: the default is `\"utf-8\"`", "encoding=\"utf-8\""},
        {"The default value of `depth` is `3`.", "depth=3"},
        {"`size` is `10` by default.", "size=10"},
        {"`mode` (default: \"fast\")", "mode=fast"},
        {"`limit` (default 10MB)", "limit=10MB"},
        {"`verbose` defaults to true.", "verbose=true"},
        {"**depth**: default is `2`.", "depth=2"},
    });
}

TEST_CASE("what is no statement of a value is left alone") {
    check({
        {"The default `connect` function is used.", ""},
        {"`a_b` defaults to the current directory.", ""},
        {"By default, `x_y` is used.", ""},
        {"Defaults to `5`.", ""},
        {"Export 3 of them; the report 8000 is done.", ""},
    });
}

TEST_CASE("a default binds to what the text is about") {
    check({
        {"## `timeout`\n\nDefault: `30`", "timeout=30"},
        {"## server.port\n\nType: `number`\\\nDefault: `80`", "server.port=80"},
        {"## Title of words\n\nDefault: `30`", ""},
        {"- `retries`: how often\n\n  Defaults to 3.", "retries=3"},
        {"- `mode`\n  - `fast` (default)\n  - `slow`", "mode=fast"},
        {"- `mode`\n  - default: `fast`\n- other: default 5", "mode=fast"},
        {"- `a_b`: x\n\nDefaults to 3.", ""},
    });
}

TEST_CASE("tables say defaults") {
    check({
        {"| Option | Default |\n|---|---|\n| `port` | `80` |\n| `host` | - |\n| depth | 3 |", "port=80 depth=3"},
        {"| Name | Type | Default value |\n|---|---|---|\n| `--port, -p` | int | 80 |", "--port=80"},
        {"| Variable | Value |\n|---|---|\n| `A_B` | `x` |", "A_B=x"},
        {"| City | Value |\n|---|---|\n| `A_B` | `x` |", ""},
        {"| Default | Option |\n|---|---|\n| `x` | `opt` |", "opt=x"},
        {"<table><tr><th>Option</th><th>Default</th></tr><tr><td><code>opt</code></td><td>5</td></tr></table>",
         "opt=5"},
    });
}

TEST_CASE("ports and versions are values") {
    check({
        {"It listens on port 8000.", "port=8000"},
        {"It listens on port `9000`.", "port=9000"},
        {"Requires Node 18.", "Node=18"},
        {"Node.js 18.12 or later", "Node.js=18.12"},
        {"Python 3.9+ and Go 1.21 or later, PHP >= 8.1", "Python=3.9 Go=1.21 PHP=8.1"},
        {"Python 2nd and Go 5%", ""},
    });
}

TEST_CASE("configuration in fences gives its keys' values") {
    check({
        {"```yaml\nserver:\n  port: 8000 # x\n  list:\n    - name: 'a'\n  text: |\n    no: 1\ntop: yes\n```",
         "server.port=8000 server.list.name=a top=yes"},
        {"```json\n{\"a\": {\"b\": 1, \"c\": \"x\"}, \"d\": [1, 2], \"e\": true}\n```", "a.b=1 a.c=x e=true"},
        {"```toml\n[tool.acme]\nline-length = 100 # c\nname = \"n\"\n```",
         "tool.acme.line-length=100 tool.acme.name=n"},
        {"```ini\n; c\nkey = v\n```", "key=v"},
        {"```env\nLOG_LEVEL=info\n```", "LOG_LEVEL=info"},
        {"```dockerfile\nFROM node:18-alpine AS b\nENV PORT=3000\nEXPOSE 3000\n```",
         "node=18-alpine PORT=3000 port=3000"},
        {"```sh\nexport LOG_LEVEL=debug\n```", "LOG_LEVEL=debug"},
    });
}
