// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/definition_finder.hpp"
#include "support/surface_dump.hpp"

using delta::syntax::language;
using delta::syntax::visibility;
using delta::testing::check_surface;
using delta::testing::find_definition;

TEST_CASE("the definitions of a Rust file are read") {
    check_surface(language::rust, "syntax/definitions.rs");
}

TEST_CASE("a Rust item is as visible as its pub says and its surroundings allow") {
    struct row {
        std::string_view source;
        std::string_view name;
        visibility expected;
    };
    const row rows[] = {
        {"pub fn f() {}", "f", visibility::exported},
        {"fn f() {}", "f", visibility::private_},
        {"pub(crate) fn f() {}", "f", visibility::internal},
        {"pub(in crate::a) fn f() {}", "f", visibility::internal},
        {"pub struct S { pub a: u8, b: u8 }", "S.a", visibility::exported},
        {"pub struct S { pub a: u8, b: u8 }", "S.b", visibility::private_},
        {"struct S { pub a: u8 }", "S.a", visibility::private_},
        {"pub(crate) enum E { A }", "E.A", visibility::internal},
        {"pub trait T { fn f(&self); }", "T.f", visibility::exported},
        {"trait T { fn f(&self); }", "T.f", visibility::private_},
        {"pub struct S; impl S { pub fn f() {} }", "S.f", visibility::exported},
        {"pub struct S; impl S { fn f() {} }", "S.f", visibility::private_},
        {"impl S { pub fn f() {} } struct S;", "S.f", visibility::private_},
        {"pub struct S; impl fmt::Display for S { fn fmt(&self) {} }", "S.fmt", visibility::internal},
        {"mod m { pub fn f() {} }", "m.f", visibility::internal},
        {"pub mod m { pub fn f() {} }", "m.f", visibility::exported},
        {"pub mod m { fn f() {} }", "m.f", visibility::private_},
        {"macro_rules! m { () => {} }", "m", visibility::private_},
        {"#[macro_export] macro_rules! m { () => {} }", "m", visibility::exported},
        {"mod a { #[macro_export] macro_rules! m { () => {} } }", "a.m", visibility::exported},
    };
    for (const row& r : rows) {
        INFO(r.source);

        CHECK(find_definition(language::rust, "lib.rs", r.source, r.name).visible == r.expected);
    }
}

TEST_CASE("a broken Rust item leaves the others readable") {
    const std::string file = "pub fn a() {}\npub fn b( -> {\npub struct C { pub x: u8 }\n";
    const delta::syntax::surface s = delta::syntax::read(language::rust, "lib.rs", file);

    CHECK(s.has_errors);
    CHECK(delta::testing::has_definition(s, "a"));
    CHECK(delta::testing::has_definition(s, "C"));
}
