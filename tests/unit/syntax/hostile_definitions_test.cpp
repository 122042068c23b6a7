// SPDX-License-Identifier: Apache-2.0
// Whatever the bytes, the typed languages' readers return, in bounds and in little time.
#include <array>
#include <string>

#include "support/catch.hpp"
#include "support/definition_finder.hpp"

using namespace delta::syntax;

namespace {

struct sample {
    language lang;
    std::string_view path;
    std::string_view source; // one line per definition, so that line ends can be exchanged
    std::string_view known;  // a qualified name in it
    std::string_view head;   // before something that nests in itself without bound:
    std::string_view opening;
    std::string_view middle;
    std::string_view closing;
};

constexpr std::array samples = {
    sample{language::go, "a.go",
           "package a\nfunc Run(\n\tn int,\n) error { return nil }\ntype T struct {\n\tA int\n}\n", "T.A",
           "package a\ntype T ", "struct { A ", "int", " }"},
    sample{language::rust, "a.rs", "pub fn run(\n    n: u8,\n) -> u8 { n }\npub struct T {\n    pub a: u8,\n}\n", "T.a",
           "", "mod a { ", "", "}"},
    sample{language::c, "a.c", "int run(\n    int n\n) { return n; }\nstruct T {\n    int a;\n};\n#define N \\\n  1\n",
           "T.a", "", "struct a { int b; ", "int c;", "};"},
    sample{language::cpp, "a.hpp", "int run(\n    int n = 1\n);\nclass T {\n public:\n    T();\n};\n", "T.T", "",
           "class a { public: int b; ", "int c;", "};"},
    sample{language::java, "A.java", "class T {\n  int a = 1;\n  int run(\n    int n\n  ) { return n; }\n}\n", "T.a",
           "", "class A { int a; ", "", "}"},
    sample{language::kotlin, "a.kt", "class T {\n  val a = 1\n\n  fun run(\n    n: Int,\n  ): Int { return n }\n}\n",
           "T.a", "", "class A {\n", "", "}\n"},
    sample{language::csharp, "a.cs", "class T {\n  int a = 1;\n  int Run(\n    int n = 2\n  ) { return n; }\n}\n",
           "T.a", "", "class A { int a; ", "", "}"},
};

std::string repeat(std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
}

void check_bounds(const surface& s, std::string_view bytes) {
    for (const element& e : s.elements) {
        CHECK(e.where.begin <= e.name_span.begin);
        CHECK(e.name_span.end <= e.where.end);
        CHECK(e.where.end <= bytes.size());
        CHECK_FALSE(e.name.empty());
    }
}

} // namespace

TEST_CASE("an empty file has no definitions") {
    for (const sample& each : samples) {
        INFO(each.path);
        CHECK(read(each.lang, each.path, "").elements.empty());
        CHECK(read(each.lang, each.path, "\n\n  \n").elements.empty());
    }
}

TEST_CASE("a file that is cut anywhere is read within its bounds") {
    for (const sample& each : samples) {
        INFO(each.path);
        for (std::size_t cut = 0; cut < each.source.size(); ++cut) {
            const std::string_view bytes = each.source.substr(0, cut);
            check_bounds(read(each.lang, each.path, bytes), bytes);
        }
    }
}

TEST_CASE("bytes that are not UTF-8 do not stop a reader") {
    for (const sample& each : samples) {
        INFO(each.path);
        std::string bytes = "\xff\xfe// \xc3\x28\n" + std::string(each.source);
        bytes.push_back('\0');
        bytes += "\x80\x81";
        check_bounds(read(each.lang, each.path, bytes), bytes);
        const std::string in_comment = "// \xff\xc3\n" + std::string(each.source);
        CHECK(delta::testing::has_definition(read(each.lang, each.path, in_comment), each.known));
    }
}

TEST_CASE("line ends of Windows change no definition but its place") {
    for (const sample& each : samples) {
        INFO(each.path);
        std::string windows;
        for (const char c : each.source) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        const surface plain = read(each.lang, each.path, each.source);
        const surface other = read(each.lang, each.path, windows);

        REQUIRE(plain.elements.size() == other.elements.size());
        CHECK(delta::testing::has_definition(plain, each.known));
        for (std::size_t i = 0; i < plain.elements.size(); ++i) {
            element moved = other.elements[i];
            CHECK(moved.where.line == plain.elements[i].where.line);
            CHECK(moved.where.end_line == plain.elements[i].where.end_line);
            moved.where = plain.elements[i].where;
            moved.name_span = plain.elements[i].name_span;
            CHECK(moved == plain.elements[i]);
        }
    }
}

TEST_CASE("bottomless nesting is entered only so far") {
    for (const sample& each : samples) {
        INFO(each.path);
        const std::string open_only = std::string(each.head) + repeat(each.opening, 1000);
        const std::string bytes = open_only + std::string(each.middle) + repeat(each.closing, 1000) + "\n";
        const surface s = read(each.lang, each.path, bytes);

        CHECK(s.too_deep);
        CHECK(s.elements.size() >= 150);
        CHECK(s.elements.size() <= 450);
        check_bounds(read(each.lang, each.path, open_only), open_only);
    }
}

TEST_CASE("a definition that lost its name is none") {
    const std::string_view file = "class A {\n  private int ;\n  void () { run(); }\n  int b;\n}\n";
    const surface s = read(language::java, "A.java", file);

    check_bounds(s, file);
    CHECK(delta::testing::has_definition(s, "A.b"));
}
