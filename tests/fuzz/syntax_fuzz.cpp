// SPDX-License-Identifier: Apache-2.0
// Reads bytes as a file of any language: the first byte picks it, the rest is the file.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "syntax/language.hpp"
#include "syntax/surface.hpp"

namespace {

using namespace delta;

constexpr std::array<std::string_view, 40> paths = {"a.py",
                                                    "a.js",
                                                    "a.ts",
                                                    "a.tsx",
                                                    "a.go",
                                                    "a.rs",
                                                    "a.java",
                                                    "a.c",
                                                    "a.cpp",
                                                    "a.cs",
                                                    "a.rb",
                                                    "a.php",
                                                    "a.kt",
                                                    "a.sh",
                                                    "a.json",
                                                    "a.yml",
                                                    "a.toml",
                                                    "a.ini",
                                                    "Dockerfile",
                                                    "Makefile",
                                                    ".env",
                                                    "go.mod",
                                                    "package.json",
                                                    "composer.json",
                                                    "pyproject.toml",
                                                    "Pipfile",
                                                    "setup.cfg",
                                                    "Cargo.toml",
                                                    "libs.versions.toml",
                                                    "gradle.properties",
                                                    "docker-compose.yml",
                                                    ".github/workflows/a.yml",
                                                    "action.yml",
                                                    "Taskfile.yml",
                                                    "a.conf",
                                                    "a.properties",
                                                    "urls.py",
                                                    "Gemfile",
                                                    "config/routes.rb",
                                                    "routes/web.php"};

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const span& s, std::size_t size) {
    require(s.begin <= s.end && s.end <= size);
    require(s.line <= s.end_line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view path = paths.at(data[0] % paths.size());
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto lang = syntax::find_language(path);
    require(lang.has_value());
    const syntax::surface s = syntax::read(*lang, path, bytes);
    for (const syntax::element& e : s.elements) {
        check(e.where, bytes.size());
        check(e.name_span, bytes.size());
    }
    for (const syntax::word& w : s.words) {
        require(w.text.data() >= bytes.data() && w.text.data() + w.text.size() <= bytes.data() + bytes.size());
        require(w.line != 0);
    }
    require(std::ranges::is_sorted(s.code_lines));
    return 0;
}
