// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax {
namespace {

using strings = std::vector<std::string>;

// "identifier:3" reads as "name on line 3"; strings are quoted, numbers bare.
strings words_of(language lang, std::string_view source) {
    strings out;
    for (const word& w : read(lang, "file", source).words) {
        const std::string_view quote = w.kind == word_kind::string_text ? "'" : "";
        const std::string_view mark = w.kind == word_kind::number ? "#" : "";
        out.push_back(fmt::format("{0}{1}{2}{0}:{3}", quote, mark, w.text, w.line));
    }
    return out;
}

std::vector<std::uint32_t> lines_of(language lang, std::string_view source) {
    return read(lang, "file", source).code_lines;
}

bool has(const strings& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

TEST_CASE("words are identifiers, words of strings and numbers, in order") {
    CHECK(words_of(language::python, "def run(a, b=1.5):\n    return a + 'x y' # note\n") ==
          strings{"run:1", "a:1", "b:1", "#1.5:1", "a:2", "'x':2", "'y':2"});
}

TEST_CASE("of a text that is not parsed, whole lines of comments are known, and all words of the others are told") {
    const surface found = read_as_text(language::python, "def f(:\n  # note\n  g('x y', n=4) # more\n");
    strings words;
    for (const word& w : found.words) words.push_back(fmt::format("{}:{}", w.text, w.line));
    CHECK(words == strings{"def:1", "f:1", "g:3", "x:3", "y:3", "n:3", "4:3", "more:3"});
    CHECK(found.code_lines == std::vector<std::uint32_t>{1, 3});
    CHECK(found.elements.empty());
    CHECK_FALSE(found.has_errors);
}

TEST_CASE("a docstring is no code but an assigned or passed string is") {
    const std::string_view source = "\"\"\"Module words.\"\"\"\nclass A:\n    'Doc'\n    x = 'Kept'\n    f('Sent')\n";
    CHECK(words_of(language::python, source) == strings{"A:2", "x:4", "'Kept':4", "f:5", "'Sent':5"});
    CHECK(lines_of(language::python, source) == std::vector<std::uint32_t>{2, 4, 5});
}

TEST_CASE(
    "in a stretch without strings and comments, too, keywords are no words, and names that only look like them are") {
    CHECK(words_of(language::python, "x = a if b not in c else match.type\n") ==
          strings{"x:1", "a:1", "b:1", "c:1", "match:1", "type:1"});
    CHECK(words_of(language::python, "x = 1if a else 2.50\n") == strings{"x:1", "#1:1", "a:1", "#2.50:1"});
    CHECK(words_of(language::go, "package a\nfunc f(n int) int {\n\treturn n.len +\n\t\tg(n)\n}\n") ==
          strings{"a:1", "f:2", "n:2", "int:2", "int:2", "n:3", "len:3", "g:4", "n:4"});
    CHECK(words_of(language::rust, "fn f() { x.0.1.foo() }") == strings{"f:1", "x:1", "#0:1", "#1:1", "foo:1"});
    CHECK(words_of(language::python, "x = f'{a:>3d}'\n") == strings{"x:1", "a:1"});
}

TEST_CASE("of a type the names of what it has are entries, with and without their types") {
    const surface found = read(language::typescript, "a.ts", "interface A { one; two?: B }\nlet x = { three: four }");
    strings entries;
    for (const word& w : found.words)
        if (w.entry) entries.emplace_back(w.text);
    CHECK(entries == strings{"one", "two", "three"});
}

TEST_CASE("a string yields its whole, its flags and its parts") {
    CHECK(words_of(language::python, "f('utf-8')") == strings{"f:1", "'utf-8':1", "'utf':1", "'8':1"});
    CHECK(words_of(language::python, "f('/api/users')") == strings{"f:1", "'/api/users':1", "'api':1", "'users':1"});
    CHECK(words_of(language::python, "f('--dry-run')") == strings{"f:1", "'--dry-run':1", "'dry':1", "'run':1"});
    CHECK(words_of(language::python, "f('use --dry-run or -v')") ==
          strings{"f:1", "'use':1", "'--dry-run':1", "'dry':1", "'run':1", "'or':1", "'-v':1", "'v':1"});
    CHECK(words_of(language::python, "f('a.b needs 3.11')") ==
          strings{"f:1", "'a':1", "'b':1", "'needs':1", "'3.11':1"});
}

TEST_CASE("what an interpolation leaves of a key is a word of its own") {
    CHECK(words_of(language::kotlin, "val x = Rule(\"$RULE_SET:no-tabs\")") ==
          strings{"x:1", "Rule:1", "'no-tabs':1", "'no':1", "'tabs':1"});
    CHECK(words_of(language::typescript, "f(`${set}:no-tabs`)") ==
          strings{"f:1", "set:1", "'no-tabs':1", "'no':1", "'tabs':1"});
}

TEST_CASE("an escape splits words and lends them no letter") {
    const std::string_view source = "char* s = \"one\\ntwo\";";
    CHECK(words_of(language::c, source) == strings{"char:1", "s:1", "'one':1", "'two':1"});
    CHECK(words_of(language::java, "String s = \"one\\ntwo\";") == strings{"String:1", "s:1", "'one':1", "'two':1"});
    CHECK(words_of(language::python, "s = 'one\\ntwo'") == strings{"s:1", "'one':1", "'two':1"});
}

TEST_CASE("code inside an interpolated string is code") {
    CHECK(has(words_of(language::python, "x = f'hi {user.name}'"), "user:1"));
    CHECK(has(words_of(language::javascript, "x = `hi ${user.name}`"), "user:1"));
    CHECK(has(words_of(language::ruby, "x = \"hi #{user.name}\""), "user:1"));
    CHECK(has(words_of(language::kotlin, "val x = \"hi ${user.name}\""), "user:1"));
    CHECK(has(words_of(language::csharp, "var x = $\"hi {user.name}\";"), "user:1"));
}

TEST_CASE("strings and comments are told apart in every language") {
    struct sample {
        language lang;
        std::string_view source;
    };
    const sample samples[] = {{language::python, "x = 'kept'  # gone\n"},
                              {language::javascript, "x = 'kept' // gone\n"},
                              {language::typescript, "x = `kept` /* gone */\n"},
                              {language::tsx, "x = <a>kept</a> // gone\n"},
                              {language::go, "package p\nvar x = \"kept\" // gone\nvar y = `kept`\n"},
                              {language::rust, "/// gone\n/** gone */\nstatic X: &str = \"kept\"; // gone\n//! gone\n"},
                              {language::java, "class A { String x = \"kept\"; /* gone */ } // gone\n"},
                              {language::c, "char* x = \"kept\"; // gone\n"},
                              {language::cpp, "auto x = R\"(kept)\"; /* gone */\n"},
                              {language::csharp, "var x = @\"kept\"; // gone\n"},
                              {language::ruby, "x = 'kept' # gone\n=begin\ngone\n=end\n"},
                              {language::php, "<?php $x = 'kept'; // gone\n# gone\n"},
                              {language::kotlin, "val x = \"kept\" // gone\n/* gone */\n"},
                              {language::bash, "#!/bin/gone\nx='kept' # gone\n"},
                              {language::json, "{\"x\": \"kept\"} // gone\n"},
                              {language::yaml, "x: kept # gone\n"},
                              {language::toml, "x = \"kept\" # gone\n"},
                              {language::makefile, "# gone\nx:\n\techo kept\n"},
                              {language::ini, "; gone\n# gone\nx = kept\n"},
                              {language::dockerfile, "# gone\nRUN kept\n"},
                              {language::dotenv, "# gone\nX=kept\n"},
                              {language::gomod, "// gone\nmodule kept\n"}};
    for (const sample& s : samples) {
        const strings all = words_of(s.lang, s.source);
        INFO(to_string(s.lang));
        CHECK(std::ranges::any_of(all, [](const std::string& w) { return w.starts_with("'kept'"); }));
        CHECK(std::ranges::none_of(all, [](const std::string& w) { return w.find("gone") != w.npos; }));
    }
}

TEST_CASE("escapes hide no words around them") {
    CHECK(has(words_of(language::toml, "x = \"one\\ttwo\"\n"), "'two':1"));
    CHECK(has(words_of(language::yaml, "x: \"one\\ttwo\"\n"), "'two':1"));
    CHECK(has(words_of(language::json, "{\"x\": \"one\\ttwo\"}"), "'two':1"));
    CHECK(has(words_of(language::python, "x = 'one\\ttwo'\n"), "'two':1"));
    CHECK(has(words_of(language::java, "class A { String x = \"one\\ttwo\"; }"), "'two':1"));
    CHECK(has(words_of(language::makefile, "a:\n\tgo test $(FLAGS) ./tail\n"), "'tail':2"));
}

TEST_CASE("code lines leave out blanks and comments, inside long strings too") {
    CHECK(lines_of(language::go, "package p\n\n// note\nvar x = `a\n\nb`\n") == std::vector<std::uint32_t>{1, 4, 6});
    CHECK(lines_of(language::yaml, "a: 1\r\n\r\n# note\r\nb: 2\r\n") == std::vector<std::uint32_t>{1, 4});
    CHECK(lines_of(language::ini, "\xEF\xBB\xBF[a]\n\n; note\nb=1\n") == std::vector<std::uint32_t>{1, 4});
    CHECK(lines_of(language::javascript, "// note\n{\n}\n") == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("what does not parse yields its words all the same") {
    const strings all = words_of(language::python, "def broken(:\n    alpha = = beta\n");
    CHECK(has(all, "alpha:2"));
    CHECK(has(all, "beta:2"));
}

TEST_CASE("words longer than a name are left out") {
    CHECK(words_of(language::json, "{\"a\": \"" + std::string(101, 'x') + "\"}") == strings{"'a':1"});
}

TEST_CASE("bytes that are no text are read without harm") {
    std::string noise;
    for (int i = 0; i < 4096; ++i) noise.push_back(static_cast<char>((i * 167) % 256));
    for (std::size_t l = 0; l < language_count; ++l) CHECK_NOTHROW(read(static_cast<language>(l), "f", noise));
}

} // namespace
} // namespace delta::syntax
