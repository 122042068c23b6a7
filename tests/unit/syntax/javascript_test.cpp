// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "support/catch.hpp"
#include "support/surface_dump.hpp"
#include "syntax/surface.hpp"

using namespace delta::syntax;
using delta::testing::check_definitions;

namespace {

std::string javascript(std::string_view source) {
    return delta::testing::brief(delta::testing::definitions(read(language::javascript, "a.js", source)));
}

std::string typescript(std::string_view source) {
    return delta::testing::brief(delta::testing::definitions(read(language::typescript, "a.ts", source)));
}

} // namespace

TEST_CASE("TypeScript files are read as their golden files say") {
    check_definitions(language::typescript, "syntax/typescript/client.ts");
    check_definitions(language::typescript, "syntax/typescript/globals.d.ts");
    check_definitions(language::tsx, "syntax/typescript/button.tsx");
}

TEST_CASE("JavaScript modules are read as their golden files say") {
    check_definitions(language::javascript, "syntax/javascript/server.js");
    check_definitions(language::javascript, "syntax/javascript/options.mjs");
}

TEST_CASE("what a JavaScript module does not export is internal, with all its members") {
    CHECK(javascript("function f() {}\nexport function g() {}\nclass C { m() {} }\nexport class D { m() {} }\n") ==
          "internal function f()\nexported function g()\ninternal class C\ninternal method C.m()\n"
          "exported class D\nexported method D.m()\n");
}

TEST_CASE("a JavaScript name exported under another one is known by that") {
    CHECK(javascript("class A { m() {} }\nexport { A as B };\n") == "exported class B\nexported method B.m()\n");
    CHECK(javascript("function a() {}\nexport { a, a as b };\n") == "exported function a()\n");
    CHECK(javascript("function a() {}\nexport { a as default };\n") == "exported function a()\n");
    CHECK(javascript("function a() {}\nmodule.exports = { b: a };\n") == "exported function b()\n");
    CHECK(javascript("function a() {}\nmodule.exports = { 'b-c': a };\n") == "exported function b-c()\n");
    CHECK(javascript("function a() {}\nexport { a } from './b';\n") == "internal function a()\n");
    const surface s = read(language::javascript, "a.js", "function a() {}\nexport { a as b };\n");
    REQUIRE(s.elements.size() == 1);
    CHECK(s.elements[0].aliases == std::vector<std::string>{"a"});
    CHECK(s.elements[0].name_span.line == 2);
}

TEST_CASE("module.exports exports what it is given") {
    CHECK(javascript("function a() {}\nmodule.exports = a;\n") == "exported function a()\n");
    CHECK(javascript("function a() {}\nmodule.exports.default = a;\n") == "exported function a()\n");
    CHECK(javascript("module.exports = function (x) {};\n") == "exported function default(x)\n");
    CHECK(javascript("module.exports = function named(x) {};\n") == "exported function named(x)\n");
    CHECK(javascript("module.exports = class { m() {} };\n") ==
          "exported class default\nexported method default.m()\n");
    CHECK(javascript("exports = module.exports = { a, port: 80, run(x) {}, b: require('b') };\nconst a = 1;\n") ==
          "exported property port = 80\nexported function run(x)\nexported constant a = 1\n");
    CHECK(javascript("other.exports = function (x) {};\n") == "internal method other.exports(x)\n");
}

TEST_CASE("a default export without a name is called default") {
    CHECK(javascript("export default (a) => a;\n") == "exported function default(a)\n");
    CHECK(javascript("export default class { m() {} }\n") == "exported class default\nexported method default.m()\n");
    CHECK(javascript("export default function f(a) {}\n") == "exported function f(a)\n");
    CHECK(javascript("export default build({ a: 1 });\n") == "exported constant default = build({ a: 1 })\n");
}

TEST_CASE("a destructured parameter is told by its properties") {
    CHECK(javascript("export function f({ a, b = 1, c: { d }, ...e }, g) {}\n") ==
          "exported function f(~a, ~b = 1, ~c, ~*e, g)\n");
    CHECK(javascript("export function f({ a, b = 1 } = {}) {}\n") == "exported function f(~a?, ~b = 1)\n");
    CHECK(typescript("export function f({ a, b }: { a: string; b?: number }) {}\n") ==
          "exported function f(~a: string, ~b?: number)\n");
    CHECK(typescript("export function f({ a }?: T, [b]: U = []) {}\n") == "exported function f(~a?, : U = [])\n");
}

TEST_CASE("an optional member of a TypeScript type says so") {
    CHECK(typescript("export interface I { a?: string; b: number; c?(x: T): void }\n") ==
          "exported interface I\nexported property I.a?: string\nexported property I.b: number\n"
          "exported method I.c?(x: T) -> void\n");
}

TEST_CASE("JavaScript imports and local names are no definitions") {
    CHECK(javascript("import a from 'a';\nconst b = require('b');\nconst { c } = require('c');\n"
                     "export function f() { const d = 1; function g() {} }\n") == "exported function f()\n");
}

TEST_CASE("a JavaScript comment says what is deprecated and what is not for others") {
    CHECK(javascript("/** @deprecated */\nexport function f() {}\nexport function g() {}\n") ==
          "exported function f() deprecated\nexported function g()\n");
    CHECK(javascript("// @deprecated\nexport function f() {}\n") == "exported function f()\n");
    CHECK(typescript("/** @internal */\nexport class C { m() {} }\n") == "internal class C\ninternal method C.m()\n");
}

TEST_CASE("the sound parts of a broken TypeScript file are read") {
    const surface s = read(language::typescript, "a.ts",
                           "export const a = 1;\nexport function f(x: number) {}\nexport class {{ ;;\n"
                           "export interface I { p: string }\n");
    CHECK(s.has_errors);
    const std::string text = delta::testing::brief(s.elements);
    CHECK(text.contains("exported constant a = 1\n"));
    CHECK(text.contains("exported function f(x: number)\n"));
}

TEST_CASE("the locals of a function whose head does not parse are no surface") {
    CHECK_FALSE(javascript("export function f(a, = {\n  const local = 1;\n  let other = 2;\n}\n").contains("local"));
}

TEST_CASE("carriage returns are no part of a TypeScript type or name") {
    CHECK(typescript("export function f(\r\n  a: {\r\n    b: string;\r\n  },\r\n): void {}\r\n") ==
          "exported function f(a: { b: string; }) -> void\n");
}
