// SPDX-License-Identifier: Apache-2.0
#include "support/verdicts.hpp"

#include <string>

namespace delta::testing {

namespace {

drift::finding changed_default() {
    drift::finding f;
    f.id = "8d1f20c3a4b5e697";
    f.rule = "changed-default";
    f.score = 0.8125;
    f.confidence = 0.75;
    f.doc = {"docs/configuration.rst", 41, 43,
             "``retries``\n    How often a failed request is repeated.\n    Default: 3.\n"};
    f.code_before = {"src/client/settings.ts", 17, 17, "  retries: number = 3;\n"};
    f.code_after = {"src/client/settings.ts", 18, 18, "  retries: number = 5;\n"};
    f.mention = "3";
    f.claim = "`retries` is 3 by default.";
    f.explanation = "The default of `retries` was 3 and is 5 now.";
    f.mend = drift::fix{1180, 1181, "5"};
    return f;
}

drift::finding undocumented_option() {
    drift::finding f;
    f.id = "0f0e0d0c0b0a0908";
    f.kind = drift::finding_kind::missing_docs;
    f.rule = "undocumented-option";
    f.score = 0.64;
    f.confidence = 0.7;
    f.change = drift::change_type::added;
    f.doc = {"docs/cli.md", 30, 34, "| option | meaning |\n|---|---|\n| `--host` | where to listen |\n"};
    f.code_after = {"cmd/serve.go", 88, 90, "cmd.Flags().Int(\"retry\", 3, \"how often to try again\")\n"};
    f.mention = "--host";
    f.claim = "The table lists the options of `serve`.";
    f.explanation = "`--retry` is new and not among them.";
    return f;
}

drift::finding removed_file() {
    drift::finding f;
    f.id = "1122334455667788";
    f.kind = drift::finding_kind::ambiguous_docs;
    f.rule = "removed-file";
    f.score = 0.55;
    f.confidence = 0.5;
    f.change = drift::change_type::deleted;
    f.doc = {"README.md", 9, 9, "Run [the setup script](scripts/setup.sh) once.\n"};
    f.code_before = {"scripts/setup.sh", 0, 0, ""};
    f.mention = "scripts/setup.sh";
    f.claim = "`scripts/setup.sh` exists.";
    f.explanation = "The change deleted `scripts/setup.sh`.";
    f.broken_by = "4c0ffee00000000000000000000000000000beef";
    return f;
}

drift::finding advisory_version() {
    drift::finding f;
    f.id = "99aabbccddeeff00";
    f.rule = "changed-version";
    f.score = 0.31;
    f.confidence = 0.6;
    f.advisory = true;
    f.doc = {"CHANGELOG.md", 3, 3, "Needs Node 18.\n"};
    f.code_before = {"package.json", 12, 12, "\"node\": \">=18\"\n"};
    f.code_after = {"package.json", 12, 12, "\"node\": \">=20\"\n"};
    f.mention = "Node 18";
    f.claim = "Node 18 is enough.";
    f.explanation = "The manifest asks for Node 20 now.";
    return f;
}

} // namespace

drift::finding renamed_parameter() {
    drift::finding f;
    f.id = "3fa94b0c5d6e7f81";
    f.rule = "renamed-parameter";
    f.score = 0.93;
    f.confidence = 0.9;
    f.doc = {"docs/connect.md", 12, 14,
             "Pass `connect_timeout` to give up after that many seconds.\n"
             "Without it, `connect` waits for ever, which is rarely what you want in a server that has to answer.\n"
             "See also `read_timeout`.\n"};
    f.code_before = {"src/net/connect.py", 3, 4, "def connect(host, port=80, connect_timeout=None):\n    ...\n"};
    f.code_after = {"src/net/connect.py", 3, 4, "def connect(host, port=80, timeout=None):\n    ...\n"};
    f.mention = "connect_timeout";
    f.claim = "`connect` takes a parameter `connect_timeout`.";
    f.explanation = "The change renamed the parameter `connect_timeout` of `connect` to `timeout`.";
    f.mend = drift::fix{310, 325, "timeout"};
    f.evidences = {{"same-position", 1, 1.75}, {"siblings-documented", 0.6667, 0.4}, {"prose-distance", 12, -0.125}};
    return f;
}

drift::verdict rich_verdict() {
    drift::verdict v;
    v.base = "1111111111111111111111111111111111111111";
    v.head = "2222222222222222222222222222222222222222";
    v.findings = {renamed_parameter(), changed_default(), undocumented_option(), removed_file(), advisory_version()};
    drift::finding in_doc = renamed_parameter();
    in_doc.id = "5151515151515151";
    in_doc.doc.path = "docs/old.md";
    drift::finding in_config = changed_default();
    in_config.id = "6262626262626262";
    v.suppressed = {{in_doc, "docs/old.md:10", "describes the last major version"},
                    {in_config, ".github/delta.yml:8", "an example, not the default"}};
    v.code_changes = {{"cmd/serve.go", drift::change_type::modified, true, false, "go"},
                      {"package.json", drift::change_type::modified, true, false, "json"},
                      {"scripts/setup.sh", drift::change_type::deleted, true, false, "bash"},
                      {"src/client/settings.ts", drift::change_type::modified, true, false, "typescript"},
                      {"src/net/connect.py", drift::change_type::modified, true, false, "python"},
                      {"vendor/x.bin", drift::change_type::added, false, true, ""}};
    v.stats = {
        .docs = 12, .code_files = 5, .unparsed_files = 1, .claims = 210, .checked = 14, .known = 3, .skipped_docs = 1};
    v.notes = {"docs/huge.md is over 8 MiB and was not read."};
    return v;
}

drift::verdict hostile_verdict() {
    const std::string evil =
        "a\x1b[2J\x1b]0;t\x07"
        "b\r\n::error::x<!-- --><img src=x onerror=alert(1)>]]>&amp;|@everyone #1 `` ` ```\xff\xc3\x28\xe2\x80\xae "
        "[x](javascript:1) http://example.org/?a=%0A," +
        std::string("\0end", 4);
    drift::finding f = renamed_parameter();
    f.rule = "renamed-parameter";
    f.doc = {"docs/a\n::warning::b|<b>@all`.md", 1, 2, evil + "\n```\n</details>\n"};
    f.code_before = {"src/\x1b[31m.py", 1, 1, evil};
    f.code_after = {"src/%0A,:\".py", 1, 1, evil};
    f.mention = evil;
    f.claim = evil;
    f.explanation = evil;
    f.mend = drift::fix{0, 4, evil};
    drift::finding advisory = f;
    advisory.id = "4fa94b0c5d6e7f81";
    advisory.advisory = true;
    drift::verdict v;
    v.base = "1111111111111111111111111111111111111111";
    v.head = "worktree";
    v.findings = {f, advisory};
    v.suppressed = {{f, evil, evil}};
    v.code_changes = {{"src/\x1b[31m.py", drift::change_type::modified, true, false, "python"}};
    v.stats = {.docs = 1, .code_files = 1, .claims = 3, .checked = 2};
    v.notes = {evil};
    return v;
}

} // namespace delta::testing
