// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "docs/document.hpp"
#include "support/catch.hpp"

using delta::docs::find_format;
using delta::docs::format;
using delta::docs::role;
using delta::docs::role_of;

namespace {

struct format_row {
    std::string_view path;
    format kind;
};

constexpr format_row documentation[] = {
    {"README.md", format::markdown},
    {"readme.MD", format::markdown},
    {"docs/guide/a.markdown", format::markdown},
    {"website/docs/usage.mdx", format::mdx},
    {"docs/api.rst", format::restructuredtext},
    {"docs/manual.adoc", format::asciidoc},
    {"src/docs/asciidoc/index.asciidoc", format::asciidoc},
    {"README", format::plain},
    {"lib/a/INSTALL", format::plain},
    {"USAGE", format::plain},
    {"MANUAL", format::plain},
    {"README.txt", format::plain},
    {"doc/usage.txt", format::plain},
    {"man/tool.txt", format::plain},
    {".cursor/rules/style.mdc", format::markdown},
    {".cursorrules", format::markdown},
    {"docs/tests/writing.md", format::markdown},
    {"docs/spec/format.md", format::markdown},
    {"docs/templates/index.md", format::markdown},
    {"deps/README.md", format::markdown},
    {"docs/zh-CN/index.md", format::markdown},
    {"docs/a folder/b c.md", format::markdown},
};

constexpr std::string_view no_documentation[] = {
    "src/main.py",
    "vendor/github.com/x/y/README.md",
    "third_party/zlib/README.md",
    "third-party/a.md",
    "web/node_modules/react/README.md",
    "docs/node_modules/x/README.md",
    "deps/jemalloc/README.md",
    "dist/README.md",
    "tests/README.md",
    "packages/a/__tests__/b.md",
    "internal/parser/testdata/x.md",
    "tests/fixtures/docs/x.md",
    "playground/css/README.md",
    "packages/create-app/template-vue/README.md",
    "lib/site_template/about.md",
    "spec/support/notes.md",
    "docs/requirements.txt",
    "docs/requirements/dev.txt",
    "docs/requirements-docs.txt",
    "doc/CMakeLists.txt",
    "docs/public/robots.txt",
    "docs/spelling_wordlist.txt",
    "src/words.txt",
    "lib/Foo.pod",
    "notes.org",
    "rules/style.mdc",
    "LICENSE",
    "Makefile",
    "scripts/install",
    "testlib/src/main/resources/markdown/dirty.md",
    ".md/x",
    "",
    "/",
};

struct role_row {
    std::string_view path;
    role purpose;
};

constexpr role_row purposes[] = {
    {"README.md", role::guide},
    {"docs/api.rst", role::guide},
    {"docs/tutorial/security.md", role::guide},
    {"docs/api/history.md", role::guide},
    {"docs/cli/upgrade.md", role::guide},
    {"docs/guide/migrations.md", role::guide},
    {"docs/en/index.md", role::guide},
    {"docs/en-US/index.md", role::guide},
    {"packages/i18n/README.md", role::guide},
    {"packages/design/README.md", role::guide},
    {"docs/examples/login.md", role::guide},
    {"docs/spec/format.md", role::guide},
    {"DESIGN.md", role::guide},
    {"ca/README.md", role::guide},
    {"docs/0003-chapter.md", role::guide},

    {"AGENTS.md", role::agent},
    {"packages/a/CLAUDE.md", role::agent},
    {"GEMINI.md", role::agent},
    {".github/copilot-instructions.md", role::agent},
    {".github/instructions/cpp.instructions.md", role::agent},
    {".cursor/rules/style.mdc", role::agent},
    {".claude/commands/fix.md", role::agent},

    {"CHANGELOG.md", role::history},
    {"CHANGES.rst", role::history},
    {"docs/changelog.md", role::history},
    {"CHANGELOG-4.x.md", role::history},
    {"HISTORY.md", role::history},
    {"NEWS.md", role::history},
    {"RELEASES.md", role::history},
    {"docs/release_notes.md", role::history},
    {"docs/changes/1.2.md", role::history},
    {"docs/whats_new.rst", role::history},
    {"docs/guide/migration.md", role::history},
    {"docs/Guides/Migration-Guide-V4.md", role::history},
    {"docs/v3-migration.md", role::history},
    {"docs/upgrading.md", role::history},
    {"UPGRADE-5.0.md", role::history},
    {"docs/blog/announcing-vite5.md", role::history},
    {"docs/_posts/2020-01-01-released.markdown", role::history},
    {".changeset/brave-cats.md", role::history},

    {"docs/adr/0001-use-queue.md", role::proposal},
    {"doc/architecture/decisions/0002-x.md", role::proposal},
    {"rfcs/0007-names.md", role::proposal},
    {"docs/proposals/a.md", role::proposal},
    {"docs/design/cache.md", role::proposal},
    {"docs/specs/future.md", role::proposal},
    {"ROADMAP.md", role::proposal},
    {"docs/roadmap.md", role::proposal},
    {"docs/adr-7.md", role::proposal},

    {"CONTRIBUTING.md", role::community},
    {".github/CONTRIBUTING.md", role::community},
    {"docs/contributing.rst", role::community},
    {"CODE_OF_CONDUCT.md", role::community},
    {"SECURITY.md", role::community},
    {"GOVERNANCE.md", role::community},
    {"MAINTAINERS.md", role::community},
    {"AUTHORS.rst", role::community},
    {".github/PULL_REQUEST_TEMPLATE.md", role::community},
    {"docs/zh-CN/guide.md", role::community},
    {"docs/de/docs/tutorial/index.md", role::community},
    {"README.zh-cn.md", role::community},
    {"readme_ja.md", role::community},
    {"README-CN.md", role::community},
    {"docs/index.fr.md", role::community},
    {"website/versioned_docs/version-2.x/a.md", role::community},
    {"website/i18n/fr/a.md", role::community},
    {"examples/login/README.md", role::community},
};

} // namespace

TEST_CASE("the format of a documentation file is told by its path") {
    for (const format_row& row : documentation) {
        INFO(row.path);
        REQUIRE(find_format(row.path).has_value());
        CHECK(*find_format(row.path) == row.kind);
    }
}

TEST_CASE("code, other people's files and what tests feed on are no documentation") {
    for (const std::string_view path : no_documentation) {
        INFO(path);
        CHECK_FALSE(find_format(path).has_value());
    }
}

TEST_CASE("what a document is for is told by its path") {
    for (const role_row& row : purposes) {
        INFO(row.path);
        CHECK(static_cast<int>(role_of(row.path)) == static_cast<int>(row.purpose));
    }
}
