// SPDX-License-Identifier: Apache-2.0
// What no reader of definitions may stumble over, whatever the language.
#include <ctime>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/made_text.hpp"
#include "support/surface_dump.hpp"
#include "syntax/surface.hpp"

using namespace delta::syntax;
using delta::testing::repeated;

namespace {

constexpr language readers[] = {language::python, language::javascript, language::typescript, language::tsx,
                                language::ruby,   language::php,        language::bash};

} // namespace

TEST_CASE("an empty file has no surface") {
    for (const language lang : readers) {
        CHECK(read(lang, "a", "").elements.empty());
        CHECK(read(lang, "a", "\n\n").elements.empty());
        CHECK_FALSE(read(lang, "a", " ").has_errors);
    }
}

TEST_CASE("a hundred thousand open brackets are survived in every language") {
    for (const language lang : readers)
        for (const std::string_view piece : {"(", "[", "{"}) {
            INFO(to_string(lang) << " " << piece);
            CHECK(read(lang, "a", "x = " + repeated(piece, 100'000)).elements.size() < 10);
        }
}

TEST_CASE("text on which error recovery is quadratic is given up in time, and said to have errors") {
    const std::pair<language, std::string_view> cases[] = {{language::python, "class A { "},
                                                           {language::python, "<a>"},
                                                           {language::php, "class A { "},
                                                           {language::bash, "<a>"}};
    for (const auto& [lang, piece] : cases) {
        INFO(to_string(lang) << " " << piece);
        const auto start = std::clock();
        CHECK(read(lang, "a", "<?php " + repeated(piece, 30'000)).has_errors);
        CHECK(std::clock() - start < 5 * CLOCKS_PER_SEC);
    }
}

TEST_CASE("a statement with very many names is read in time, and does not copy what they share to each") {
    std::string python = "class C:\n  def __init__(self):\n    ";
    std::string javascript = "class C { constructor() { ";
    std::string php = "<?php class C { #[" + repeated("A, ", 1000) + "B] public $a";
    std::string ruby = "class C\n  def a(" + repeated("x, ", 1000) + "y); end\n";
    for (int i = 0; i < 3000; ++i) {
        const std::string name = "a" + std::to_string(i);
        python += "self." + name + " = ";
        javascript += "this." + name + " = ";
        php += ", $" + name;
        ruby += "  alias " + name + " a\n";
    }
    const auto start = std::clock();
    const surface of_python = read(language::python, "a", python + "1\n");
    const surface of_javascript = read(language::javascript, "a", javascript + "1; } }\n");
    const surface of_php = read(language::php, "a", php + "; }\n");
    const surface of_ruby = read(language::ruby, "a", ruby + "end\n");
    CHECK(std::clock() - start < 10 * CLOCKS_PER_SEC);
    CHECK(of_python.elements.size() == 3002);
    CHECK(of_javascript.elements.size() == 3002);
    CHECK(of_php.elements.size() == 3002);
    CHECK(of_ruby.elements.size() == 3002);
    for (const surface* const s : {&of_python, &of_javascript, &of_php, &of_ruby}) {
        CHECK(s->elements.back().value.empty());
        CHECK(s->elements.back().decorators.empty());
        CHECK(s->elements.back().parameters.empty());
    }
}

TEST_CASE("nesting past the bound is told and not entered") {
    std::string text;
    for (std::size_t i = 0; i < 400; ++i) text += repeated(" ", i) + "class C" + std::to_string(i) + ":\n";
    const surface s = read(language::python, "a.py", text + repeated(" ", 400) + "x = 1\n");
    CHECK(s.too_deep);
    CHECK(s.elements.size() > 50);
    CHECK(s.elements.size() < 400);
}

TEST_CASE("random bytes are survived in every language") {
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525 + 1013904223;
        noise += static_cast<char>(state >> 24);
    }
    for (const language lang : readers) {
        INFO(to_string(lang));
        CHECK(read(lang, "a", noise).elements.size() < noise.size());
        CHECK(read(lang, "a", std::string(1000, '\0')).elements.empty());
    }
}

TEST_CASE("carriage returns are no part of what is read") {
    const surface s =
        read(language::python, "a.py", "A = 5\r\n\r\ndef f(\r\n    a: int = 1,\r\n) -> str:\r\n    pass\r\n");
    CHECK(delta::testing::brief(s.elements) == "exported constant A = 5\nexported function f(a: int = 1) -> str\n");
    CHECK(s.elements.back().where.line == 3);
}

TEST_CASE("text that is not UTF-8 is read as bytes") {
    const surface s = read(language::python, "a.py", "A = '\xe9\xff'\ndef f(): ...\n");
    CHECK(delta::testing::brief(s.elements) == "exported constant A = '\\xe9\\xff'\nexported function f()\n");
}
