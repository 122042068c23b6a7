// SPDX-License-Identifier: Apache-2.0
#include "check/link_target.hpp"

#include "support/catch.hpp"

using namespace delta;
using check::find_path;
using check::find_target;
using check::link_target;

namespace {

check::tree_paths tree_of(const std::vector<std::string>& files) {
    std::vector<git::tree_entry> entries;
    for (const std::string& path : files) entries.push_back({path, "", git::entry_kind::file, 0});
    entries.push_back({"linked", "", git::entry_kind::symlink, 0});
    return check::tree_paths(entries);
}

const check::tree_paths tree = tree_of({"README.md", "docs/guide.md", "docs/setup.mdx", "docs/sub/index.md",
                                        "docs/img/logo.png", "src/net.py", ".github/workflows/ci.yml", "Makefile"});

bool is_there(std::string_view from, std::string_view path) {
    return find_target(tree, from, path).is_there;
}

} // namespace

TEST_CASE("a link is cut into path and fragment, without query and escapes") {
    const check::link_parts parts = check::split_link("../my%20page.md?plain=1#the-%C3%A9nd");
    CHECK(parts.path == "../my page.md");
    CHECK(parts.fragment == "the-\xC3\xA9nd");
    CHECK(check::split_link("a%zz%4").path == "a%zz%4");
    CHECK(check::split_link("#only").path.empty());
    CHECK(check::split_link("").fragment.empty());
}

TEST_CASE("a target is there in every form that a host or a site generator would serve") {
    for (const char* const path :
         {"setup.mdx", "setup", "setup.html", "./setup", "sub/", "sub", "sub/index.html", "../src/net.py",
          "../.github/workflows/ci.yml", "../Makefile", "../src", "../setup", "GUIDE.md", "/setup", "/docs/guide.md",
          "/guide/", "/img/logo.png", "../../outside", "../linked/anything.md"}) {
        INFO(path);
        CHECK(is_there("docs/guide.md", path));
    }
    CHECK(find_target(tree, "docs/guide.md", "sub/index.md").file == "docs/sub/index.md");
    CHECK(find_target(tree, "docs/guide.md", "setup").file == "docs/setup.mdx");
    CHECK(find_target(tree, "docs/guide.md", "../src").file.empty());
}

TEST_CASE("a missing target is certain only beside files of the tree, with a suffix of its own") {
    const link_target typo = find_target(tree, "docs/guide.md", "setpu.md");
    CHECK_FALSE(typo.is_there);
    CHECK(typo.is_certain);
    CHECK(typo.wanted.front() == "docs/setpu.md");

    for (const char* const path : {"setpu", "setpu.html", "never/there.md", "api/client.md", "_build/a.md", "/gone.png",
                                   "path/to/x.md", "<name>.md", "{{page}}.md", "your-page.md", "a b.md"}) {
        INFO(path);
        CHECK_FALSE(find_target(tree, "docs/guide.md", path).is_certain);
    }
}

TEST_CASE("a path in running text is relative to the root or to its document") {
    CHECK(find_path(tree, "docs/guide.md", "src/net.py").is_there);
    CHECK(find_path(tree, "docs/guide.md", "sub/index.md").is_there);
    CHECK(find_path(tree, "docs/guide.md", "net.py").is_there);
    CHECK(find_path(tree, "docs/guide.md", "/etc/passwd").is_there);
    CHECK(find_path(tree, "docs/guide.md", "~/x/y").is_there);
    CHECK(find_path(tree, "docs/guide.md", "../../../x/y").is_there);

    const link_target gone = find_path(tree, "docs/guide.md", "src/gone.py");
    CHECK_FALSE(gone.is_there);
    CHECK_FALSE(gone.is_certain);
    CHECK(gone.wanted == std::vector<std::string>{"src/gone.py", "docs/src/gone.py"});
}

TEST_CASE("endings and page names are found anywhere in the tree") {
    CHECK(tree.has_ending("workflows/ci.yml"));
    CHECK_FALSE(tree.has_ending("ows/ci.yml"));
    CHECK(tree.has_page("/v2/setup/"));
    CHECK_FALSE(tree.has_page("/net/"));
}
