// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/definition_finder.hpp"
#include "support/surface_dump.hpp"

using delta::syntax::language;
using delta::syntax::visibility;
using delta::testing::check_surface;
using delta::testing::find_definition;
using delta::testing::has_definition;

TEST_CASE("the definitions of a Java file are read") {
    check_surface(language::java, "syntax/definitions.java");
}

TEST_CASE("the definitions of a Kotlin file are read") {
    check_surface(language::kotlin, "syntax/definitions.kt");
}

TEST_CASE("a Java member is as visible as its modifiers and its types allow") {
    struct row {
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"public class A { public void f() {} }", "A.f", visibility::exported},
        {"public class A { protected void f() {} }", "A.f", visibility::exported},
        {"public class A { void f() {} }", "A.f", visibility::internal},
        {"public class A { private void f() {} }", "A.f", visibility::private_},
        {"class A { public void f() {} }", "A.f", visibility::internal},
        {"public class A { private static class B { public int x; } }", "A.B.x", visibility::private_},
        {"public interface A { void f(); }", "A.f", visibility::exported},
        {"interface A { void f(); }", "A.f", visibility::internal},
        {"public interface A { int N = 1; }", "A.N", visibility::exported},
        {"public interface A { class B { int x; } }", "A.B", visibility::exported},
        {"public interface A { class B { int x; } }", "A.B.x", visibility::internal},
        {"public enum A { X; int y; }", "A.X", visibility::exported},
        {"public enum A { X; int y; }", "A.y", visibility::internal},
        {"public record A(int x) {}", "A.x", visibility::exported},
        {"public @interface A { int x() default 1; }", "A.x", visibility::exported},
    };
    for (const row& r : rows) {
        INFO(r.source);

        CHECK(find_definition(language::java, "A.java", r.source, r.name).visible == r.expected);
    }
}

TEST_CASE("a Kotlin declaration is public unless it says otherwise") {
    struct row {
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"fun f() {}\n", "f", visibility::exported},
        {"private fun f() {}\n", "f", visibility::private_},
        {"internal fun f() {}\n", "f", visibility::internal},
        {"class A {\n  protected fun f() {}\n}\n", "A.f", visibility::exported},
        {"internal class A {\n  fun f() {}\n}\n", "A.f", visibility::internal},
        {"private class A {\n  fun f() {}\n}\n", "A.f", visibility::private_},
        {"class A(private val x: Int)\n", "A.x", visibility::private_},
        {"class A(val x: Int)\n", "A.x", visibility::exported},
        {"class A {\n  companion object {\n    fun of() {}\n  }\n}\n", "A.of", visibility::exported},
    };
    for (const row& r : rows) {
        INFO(r.source);

        CHECK(find_definition(language::kotlin, "A.kt", r.source, r.name).visible == r.expected);
    }
}

TEST_CASE("broken Java and Kotlin files keep their sound members") {
    const delta::syntax::surface java =
        delta::syntax::read(language::java, "A.java", "public class A {\n void a() {}\n int = ;\n void c() {}\n}\n");
    const delta::syntax::surface kotlin =
        delta::syntax::read(language::kotlin, "A.kt", "fun a() {}\n\nval = = 1\n\nfun c() {}\n");

    CHECK(java.has_errors);
    CHECK(has_definition(java, "A.a"));
    CHECK(has_definition(java, "A.c"));
    CHECK(kotlin.has_errors);
    CHECK(has_definition(kotlin, "a"));
}
