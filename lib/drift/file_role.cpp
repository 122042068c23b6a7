// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "drift/source_change.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;

constexpr std::array test_folders = {
    "test"sv,    "tests"sv,        "__tests__"sv,   "spec"sv,         "specs"sv,
    "testing"sv, "testdata"sv,     "fixtures"sv,    "__fixtures__"sv, "__mocks__"sv,
    "e2e"sv,     "testfixtures"sv, "jmh"sv,         "benchmark"sv,    "benchmarks"sv,
    "bench"sv,   "fuzz"sv,         "fuzzing"sv,     "unittest"sv,     "testlib"sv,
    "test-d"sv,  "playground"sv,   "playgrounds"sv, "androidtest"sv,  "testintegration"sv,
    "features"sv};
constexpr std::array example_folders = {"example"sv, "examples"sv, "sample"sv,   "samples"sv,
                                        "demo"sv,    "demos"sv,    "docs_src"sv, "tutorials"sv};
constexpr std::array vendor_folders = {"vendor"sv,   "third_party"sv, "third-party"sv, "thirdparty"sv, "node_modules"sv,
                                       "external"sv, "deps"sv,        "_vendor"sv,     "vendored"sv};
constexpr std::array generated_folders = {"dist"sv, "build"sv, "generated"sv, "__generated__"sv, "out"sv, "target"sv};
constexpr std::array tooling_folders = {"ci"sv, "scripts"sv, "script"sv, "tools"sv, "buildsrc"sv, "support"sv};
// What builds and dresses the documentation, at the top of a repository or as a package of its own.
constexpr std::array site_folders = {"doc"sv, "docs"sv, "documentation"sv, "website"sv};
constexpr std::array manifests = {"package.json"sv,
                                  "pyproject.toml"sv,
                                  "cargo.toml"sv,
                                  "composer.json"sv,
                                  "go.mod"sv,
                                  "setup.cfg"sv,
                                  "makefile"sv,
                                  "dockerfile"sv,
                                  "docker-compose.yml"sv,
                                  "docker-compose.yaml"sv,
                                  "compose.yml"sv,
                                  "compose.yaml"sv,
                                  "taskfile.yml"sv,
                                  "gemfile"sv,
                                  ".env.example"sv,
                                  "action.yml"sv};

constexpr std::array tooling_names = {"appveyor.yml"sv, "azure-pipelines.yml"sv, "bitbucket-pipelines.yml"sv,
                                      "codecov.yml"sv,  "mkdocs.yml"sv,          "jenkinsfile"sv,
                                      "renovate.json"sv};

bool contains(const auto& table, std::string_view key) {
    return std::ranges::find(table, key) != table.end();
}

bool is_test_name(std::string_view name) {
    const std::string_view stem = name.substr(0, name.rfind('.'));
    return stem.starts_with("test_") || stem.ends_with("_test") || stem.ends_with("-test") || stem.ends_with(".test") ||
           stem.ends_with(".spec") || stem.ends_with("_spec") || stem.ends_with(".test-d") || stem == "conftest" ||
           stem == "test" || stem == "tests";
}

bool is_generated_name(std::string_view name) {
    return name.ends_with(".min.js") || name.ends_with(".min.css") || name.ends_with(".pb.go") ||
           name.ends_with("_pb2.py") || name.ends_with(".generated.ts") || name.ends_with(".g.cs") ||
           name.ends_with("-lock.json") || name.ends_with(".lock") || name == "pnpm-lock.yaml" || name == "go.sum";
}

// Java and Kotlin name their tests by a suffix with a capital: FooTest.java.
bool is_jvm_test(std::string_view original) {
    const std::string_view stem = original.substr(0, original.rfind('.'));
    return stem.ends_with("Test") || stem.ends_with("Tests") || stem.ends_with("IT") || stem.ends_with("Spec");
}

// C# projects and Kotlin's source sets say it in humps: UnitTests, Acme.Tests.Integration, jvmTest, AcmeSamples.EF.
file_role role_of_humps(std::string_view folder) {
    if (std::ranges::none_of(folder, is_upper)) return file_role::source;
    const std::vector<std::string_view> parts = split(folder, '.');
    for (const std::string_view word : {"Test"sv, "Tests"sv, "Specs"sv, "Benchmarks"sv})
        if (folder.ends_with(word) || contains(parts, word)) return file_role::test;
    for (const std::string_view word : {"Sample"sv, "Samples"sv, "Examples"sv})
        if (std::ranges::any_of(parts, [&](std::string_view part) { return part.ends_with(word); }))
            return file_role::example;
    return file_role::source;
}

} // namespace

file_role role_of_code(std::string_view path) {
    const std::string lower = to_lower(path);
    std::vector<std::string_view> parts = split(lower, '/');
    const std::string_view name = parts.back();
    parts.pop_back();
    if (is_generated_name(name)) return file_role::generated;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view part = parts[i];
        if (contains(vendor_folders, part)) return file_role::vendored;
        if (contains(test_folders, part) || part.ends_with("-tests") || part.ends_with("-test")) return file_role::test;
        if (contains(example_folders, part)) return file_role::example;
        const std::string_view written = path.substr(static_cast<std::size_t>(part.data() - lower.data()), part.size());
        if (const file_role role = role_of_humps(written); role != file_role::source) return role;
        if (i == 0 && contains(generated_folders, part)) return file_role::generated;
        // `.vitepress`, `.storybook`: how something is built, wherever it lies.
        if (part.starts_with('.') || (i == 0 && contains(tooling_folders, part))) return file_role::tooling;
        const bool is_site = (i == 0 || (i == 1 && parts[0] == "packages")) && contains(site_folders, part);
        // A schema that the site hands out is what users write their configuration by.
        if (is_site && !name.ends_with("schema.json")) return file_role::tooling;
    }
    if (is_test_name(name) || is_jvm_test(path.substr(path.rfind('/') + 1))) return file_role::test;
    if (contains(manifests, name)) return file_role::manifest;
    if (contains(tooling_names, name) || name.starts_with('.') || name.find(".config.") != name.npos)
        return file_role::tooling;
    return file_role::source;
}

} // namespace delta::drift
