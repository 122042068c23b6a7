// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/definition_finder.hpp"
#include "support/surface_dump.hpp"

using delta::syntax::language;
using delta::syntax::visibility;
using delta::testing::check_surface;
using delta::testing::find_definition;

TEST_CASE("the definitions of a Go file are read") {
    check_surface(language::go, "syntax/definitions.go");
}

TEST_CASE("a Go name is exported by its capital letter") {
    struct row {
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"func Run() {}", "Run", visibility::exported},
        {"func run() {}", "run", visibility::private_},
        {"func _Run() {}", "_Run", visibility::private_},
        {"type T struct{ A int; b int }", "T.A", visibility::exported},
        {"type T struct{ A int; b int }", "T.b", visibility::private_},
        {"type t struct{ A int }", "t.A", visibility::internal},
        {"type t struct{}\nfunc (x *t) Get() {}", "t.Get", visibility::internal},
        {"type T struct{}\nfunc (x T) get() {}", "T.get", visibility::private_},
        {"type I interface{ Do(); undo() }", "I.Do", visibility::exported},
        {"type I interface{ Do(); undo() }", "I.undo", visibility::private_},
        {"const (\n A = 1\n b\n)", "A", visibility::exported},
        {"const (\n A = 1\n b\n)", "b", visibility::private_},
    };
    for (const row& r : rows) {
        INFO(r.source);
        const std::string file = "package p\n" + std::string(r.source) + "\n";

        CHECK(find_definition(language::go, "p.go", file, r.name).visible == r.expected);
    }
}

TEST_CASE("what no other module can import is internal in Go") {
    const std::string library = "package p\nfunc Run() {}\n";
    const std::string command = "package main\nfunc Run() {}\n";

    CHECK(find_definition(language::go, "a/p.go", library, "Run").visible == visibility::exported);
    CHECK(find_definition(language::go, "internal/p.go", library, "Run").visible == visibility::internal);
    CHECK(find_definition(language::go, "a/internal/b/p.go", library, "Run").visible == visibility::internal);
    CHECK(find_definition(language::go, "cmd/x/main.go", command, "Run").visible == visibility::internal);
}

TEST_CASE("a broken Go function does not hide its neighbours nor show its inside") {
    const std::string file = "package p\nfunc A() {}\nfunc B() {\n\tvar inner = 1 +* 2\n\tx := = 3\n}\nfunc C() {}\n";
    const delta::syntax::surface s = delta::syntax::read(language::go, "p.go", file);

    CHECK(s.has_errors);
    CHECK(delta::testing::has_definition(s, "A"));
    CHECK(delta::testing::has_definition(s, "C"));
    CHECK_FALSE(delta::testing::has_definition(s, "inner"));
}
