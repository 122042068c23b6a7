// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax {
namespace {

std::string repeat(std::string_view unit, std::size_t size) {
    std::string out;
    while (out.size() < size) out += unit;
    return out;
}

TEST_CASE("text made to keep a parser busy is given up, and its words are still read") {
    const std::pair<language, std::string_view> bombs[] = {
        {language::javascript, "\""}, {language::python, "a?b:"}, {language::java, "class A { "}};
    for (const auto& [lang, unit] : bombs) {
        INFO(unit);
        const std::string source = repeat(unit, 100'000) + "\nlast = word\n";
        const auto begin = std::chrono::steady_clock::now();
        const surface s = read(lang, "file", source);
        // Without a bound each takes minutes; with one about a second on a busy machine.
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
        CHECK(s.has_errors);
        REQUIRE(!s.words.empty());
        CHECK(s.words.back().text == "word");
    }
}

TEST_CASE("a parser that gave up reads the next file as if nothing had been") {
    (void)read(language::javascript, "a.js", repeat("\"", 100'000));
    const surface s = read(language::javascript, "b.js", "const answer = 42;\n");
    CHECK_FALSE(s.has_errors);
    REQUIRE(s.words.size() == 2);
    CHECK(s.words[0].text == "answer");
}

TEST_CASE("a long sound file stays within the budget") {
    const std::string line = "function f(a, b = [1, { c: 'd' }]) { return `x${a}` + b?.c; }\n";
    const std::string source = repeat(line, 500'000);
    const surface s = read(language::javascript, "a.js", source);
    CHECK_FALSE(s.has_errors);
    CHECK(s.code_lines.size() == source.size() / line.size());
}

} // namespace
} // namespace delta::syntax
