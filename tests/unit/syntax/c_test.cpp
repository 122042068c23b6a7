// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/definition_finder.hpp"
#include "support/surface_dump.hpp"
#include "syntax/languages/c_macros.hpp"

using delta::syntax::blank_macros;
using delta::syntax::language;
using delta::syntax::visibility;
using delta::testing::check_surface;
using delta::testing::find_definition;
using delta::testing::has_definition;

TEST_CASE("the definitions of a C file are read") {
    check_surface(language::c, "syntax/definitions.c");
}

TEST_CASE("the definitions of a C++ header are read") {
    check_surface(language::cpp, "syntax/definitions.h");
}

TEST_CASE("a C or C++ name is as visible as its linkage, section and name space make it") {
    struct row {
        std::string_view path;
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"a.h", "int f(void);", "f", visibility::exported},
        {"a.h", "static inline int f(void) { return 1; }", "f", visibility::exported},
        {"a.c", "int f(void) { return 1; }", "f", visibility::internal},
        {"a.c", "static int f(void) { return 1; }", "f", visibility::private_},
        {"a.c", "#define N 1\n", "N", visibility::private_},
        {"a.h", "#define N 1\n", "N", visibility::exported},
        {"a.h", "class A { int x; };", "A.x", visibility::private_},
        {"a.h", "struct A { int x; };", "A.x", visibility::exported},
        {"a.h", "class A { public: int x; };", "A.x", visibility::exported},
        {"a.h", "class A { protected: int x; };", "A.x", visibility::exported},
        {"a.h", "struct A { private: int x; };", "A.x", visibility::private_},
        {"a.h", "class A { struct B { int x; }; };", "A.B.x", visibility::private_},
        {"a.hpp", "namespace n { int f(); }", "n.f", visibility::exported},
        {"a.hpp", "namespace detail { int f(); }", "detail.f", visibility::private_},
        {"a.hpp", "namespace n::internal { int f(); }", "n.internal.f", visibility::private_},
        {"a.hpp", "namespace { int f(); }", "f", visibility::private_},
        {"a.cpp", "void A::f() {}", "A.f", visibility::internal},
    };
    for (const row& r : rows) {
        INFO(r.path << ": " << r.source);
        const language lang = r.path.ends_with(".c") ? language::c : language::cpp;

        CHECK(find_definition(lang, r.path, r.source, r.name).visible == r.expected);
    }
}

TEST_CASE("macros that are no words of the language are blanked before parsing") {
    struct row {
        std::string_view source;
        std::string_view expected; // empty: untouched
    };
    const row rows[] = {
        {"class MY_API foo {", "class        foo {"},
        {"class MY_API MY_CAP(\"x\") foo : bar {", "class                    foo : bar {"},
        {"struct FOO bar;", ""},
        {"struct FOO {", ""},
        {"MY_BEGIN\nint f();", "        \nint f();"},
        {"enum {\nLAST_ONE\n};", ""},
        {"f(a,\nMY_ARG\n);", ""},
        {"MY_API int f();", "       int f();"},
        {"API robj *f();", "    robj *f();"},
        {"FILE *f();", ""},
        {"BOOL f();", ""},
        {"HANDLE_T name;", ""},
        {"int f() MY_NOTHROW;", "int f()           ;"},
        {"x = (int) MY_CONST;", ""},
        {"#if 0\nint x\n#endif\n", "     \n     \n      \n"},
        {"#define MY_THING 1\n", ""},
        {"// MY_BEGIN\nint f();", ""},
        {"auto s = \"\nMY_BEGIN\n\";", ""},
    };
    for (const row& r : rows) {
        INFO(r.source);

        CHECK(blank_macros(r.source) == r.expected);
    }
}

TEST_CASE("words of conditions and blanked macros are words all the same") {
    const std::string_view source =
        "#ifdef USE_TLS\nMY_API int f();\n#elif defined(OLD) && \\\n  X\n#endif\n#include <a/b.h>\n";
    const delta::syntax::surface s = delta::syntax::read(language::c, "a.c", source);

    std::string words;
    for (const delta::syntax::word& w : s.words) words += std::string(w.text) + ":" + std::to_string(w.line) + " ";
    CHECK(words.find("USE_TLS:1 MY_API:2 int:2 f:2 OLD:3 X:4 ") == 0);
    CHECK(words.find("b.h:6") != std::string::npos);
    CHECK(s.code_lines == std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("a broken C file keeps its sound definitions") {
    const std::string file = "int a(void);\nint b( {\nstruct c { int x; };\n#define D 1\n";
    const delta::syntax::surface s = delta::syntax::read(language::c, "a.h", file);

    CHECK(s.has_errors);
    CHECK(has_definition(s, "a"));
    CHECK(has_definition(s, "c.x"));
    CHECK(has_definition(s, "D"));
}
