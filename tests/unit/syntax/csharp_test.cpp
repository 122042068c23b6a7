// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/definition_finder.hpp"
#include "support/surface_dump.hpp"

using delta::syntax::language;
using delta::syntax::visibility;
using delta::testing::check_surface;
using delta::testing::find_definition;
using delta::testing::has_definition;

TEST_CASE("the definitions of a C# file are read") {
    check_surface(language::csharp, "syntax/definitions.cs");
}

TEST_CASE("a C# type is internal and its members private unless they say otherwise") {
    struct row {
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"class A {}", "A", visibility::internal},
        {"public class A {}", "A", visibility::exported},
        {"namespace N { public class A {} }", "A", visibility::exported},
        {"namespace N;\npublic class A {}", "A", visibility::exported},
        {"public class A { void F() {} }", "A.F", visibility::private_},
        {"public class A { public void F() {} }", "A.F", visibility::exported},
        {"public class A { protected void F() {} }", "A.F", visibility::exported},
        {"public class A { internal void F() {} }", "A.F", visibility::internal},
        {"public class A { protected internal void F() {} }", "A.F", visibility::exported},
        {"public class A { private protected void F() {} }", "A.F", visibility::internal},
        {"class A { public void F() {} }", "A.F", visibility::internal},
        {"public interface A { void F(); }", "A.F", visibility::exported},
        {"interface A { void F(); }", "A.F", visibility::internal},
        {"public enum A { X }", "A.X", visibility::exported},
        {"public struct A { int x; }", "A.x", visibility::private_},
        {"public class A { class B {} }", "A.B", visibility::private_},
        {"public record A(int X);", "A.X", visibility::exported},
        {"public class A : I { void I.F() {} }", "A.F", visibility::private_},
    };
    for (const row& r : rows) {
        INFO(r.source);

        CHECK(find_definition(language::csharp, "A.cs", r.source, r.name).visible == r.expected);
    }
}

TEST_CASE("conditions in a C# class do not hide its members") {
    const std::string file =
        "public class A {\n#if NET8\n  public void B() {}\n#else\n  public void C() {}\n#endif\n}\n";
    const delta::syntax::surface s = delta::syntax::read(language::csharp, "A.cs", file);

    CHECK(has_definition(s, "A.B"));
    CHECK(has_definition(s, "A.C"));
}

TEST_CASE("a broken C# file keeps its sound members") {
    const std::string file = "public class A {\n  void B() {}\n  int = ;\n  void C() {}\n}\n";
    const delta::syntax::surface s = delta::syntax::read(language::csharp, "A.cs", file);

    CHECK(s.has_errors);
    CHECK(has_definition(s, "A.B"));
    CHECK(has_definition(s, "A.C"));
}
