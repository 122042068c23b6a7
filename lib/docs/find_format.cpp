// SPDX-License-Identifier: Apache-2.0
// Which files are documentation of this project, and in which markup.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "docs/document.hpp"
#include "docs/path_parts.hpp"

namespace delta::docs {
namespace {

struct suffix_row {
    std::string_view suffix;
    format kind;
};

constexpr suffix_row suffixes[] = {{"md", format::markdown},
                                   {"markdown", format::markdown},
                                   {"mdx", format::mdx},
                                   {"mdc", format::markdown},
                                   {"rst", format::restructuredtext},
                                   {"adoc", format::asciidoc},
                                   {"asciidoc", format::asciidoc},
                                   {"txt", format::plain}};

constexpr std::string_view bare_names[] = {"readme", "install", "usage", "manual"};
constexpr std::string_view agent_rule_names[] = {".cursorrules", ".windsurfrules", ".clinerules"};

// Somebody else's work, or what a program made of ours: no drift of this project, wherever it lies.
constexpr std::string_view foreign_folders[] = {"vendor",     "vendored",     "third_party",      "third-party",
                                                "thirdparty", "node_modules", "bower_components", "site-packages",
                                                "dist",       "_build",       "jspm_packages",    "_vendor"};

// Food of tests and of generators: it speaks of an invented project. Below a docs folder the same names are chapters.
constexpr std::string_view test_folders[] = {"test",
                                             "tests",
                                             "__tests__",
                                             "__test__",
                                             "spec",
                                             "specs",
                                             "testdata",
                                             "fixtures",
                                             "__fixtures__",
                                             "fixture",
                                             "e2e",
                                             "playground",
                                             "playgrounds",
                                             "snapshots",
                                             "testing-fixtures",
                                             "__snapshots__",
                                             "integration_tests",
                                             "integration-tests",
                                             "integration-test",
                                             "testsuite",
                                             "test-data",
                                             "test_data",
                                             "testfixtures",
                                             "testlib",
                                             "androidtest",
                                             "template",
                                             "templates",
                                             "__mocks__",
                                             "test_book",
                                             "fuzz"};

constexpr std::string_view text_folders[] = {"doc", "docs", "documentation", "man", "manual"};
constexpr std::string_view text_not_prose[] = {
    "cmakelists", "robots", "humans",    "ads",      "security", "license",  "licence", "copying",    "notice",
    "version",    "llms",   "llms-full", "wordlist", "words",    "manifest", "cname",   "dictionary", "copyright"};

bool is_test_folder(std::string_view folder) {
    return is_one_of(folder, test_folders) || folder.starts_with("template-") || folder.ends_with("_template") ||
           folder.ends_with("-template") || folder.find("{{") != folder.npos;
}

// `deps/jemalloc/README`: a library kept whole below the top folder "deps"; `deps/README.md` is the project's own.
bool is_foreign(const path_parts& path) {
    return path.has_folder(foreign_folders) || (path.folders.size() > 1 && path.folders.front() == "deps");
}

bool is_test_food(const path_parts& path) {
    const std::size_t docs = path.docs_depth();
    return std::any_of(path.folders.begin(), path.folders.begin() + static_cast<std::ptrdiff_t>(docs), is_test_folder);
}

// Lists for tools are .txt too; what people read lies in a docs folder or is called README.
bool is_prose_text(const path_parts& path) {
    if (is_one_of(path.stem, bare_names)) return true;
    if (!path.has_folder(text_folders)) return false;
    constexpr std::array<std::string_view, 3> lists = {"requirements", "constraints", "wordlist"};
    const auto told_in_name = [&](std::string_view word) { return path.stem.find(word) != path.stem.npos; };
    return !is_one_of(path.stem, text_not_prose) && std::ranges::none_of(lists, told_in_name) &&
           !path.has_folder(std::array<std::string_view, 1>{"requirements"});
}

std::optional<format> by_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos) {
        // In small letters `install` is a script.
        const bool capital = !name.empty() && is_upper(name.front());
        return capital && is_one_of(to_lower(name), bare_names) ? std::optional(format::plain) : std::nullopt;
    }
    const std::string suffix = to_lower(name.substr(dot + 1));
    const auto row = std::ranges::find(suffixes, std::string_view(suffix), &suffix_row::suffix);
    if (row != std::end(suffixes)) return row->kind;
    return is_one_of(name, agent_rule_names) ? std::optional(format::markdown) : std::nullopt;
}

} // namespace

std::optional<format> find_format(std::string_view path) {
    // Every path of a tree passes here: most are turned away by their name, before anything is copied.
    const std::optional<format> kind = by_name(path.substr(path.rfind('/') + 1));
    if (!kind) return std::nullopt;
    const path_parts parts(path);
    if (is_foreign(parts) || is_test_food(parts)) return std::nullopt;
    if (parts.suffix == "txt" && !is_prose_text(parts)) return std::nullopt;
    if (parts.suffix == "mdc" && role_of(path) != role::agent) return std::nullopt;
    return kind;
}

} // namespace delta::docs
