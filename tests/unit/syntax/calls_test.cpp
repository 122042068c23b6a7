// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/call_walk.hpp"
#include "support/catch.hpp"
#include "syntax/calls/literal.hpp"

using namespace delta::syntax;

namespace {

// "receiver . callee(text|keyword=text) @decorated", with the content of plain strings in <>.
std::string shown(const call_site& c) {
    std::string out = c.on.empty() ? "" : std::string(c.on) + " . ";
    out += c.callee;
    if (c.whole.is("macro_invocation")) out += '!';
    out += "(";
    std::string comma;
    for (const call_argument& a : arguments_of(c)) {
        out += comma;
        if (!a.keyword.empty()) out += std::string(a.keyword) + "=";
        const std::optional<std::string> text = plain_string(a.value);
        out += text ? "<" + *text + ">" : std::string(a.text);
        comma = ", ";
    }
    out += ")";
    if (c.decorated) out += " @" + std::string(declared_name(c.decorated).text());
    return out;
}

class collector : public call_visitor {
  public:
    void on_chain(std::span<const call_site> chain, std::span<const node>) override {
        for (const call_site& site : chain)
            if (site.form != call_form::struct_literal)
                found.emplace_back(std::pair(site.whole.begin(), site.whole.end()), shown(site));
    }
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::string>> found;
};

std::vector<std::string> calls_of(language lang, std::string_view source) {
    const tree parsed(lang, source);
    collector all;
    delta::testing::walk_calls(lang, parsed, triggers(), all);
    std::ranges::sort(all.found);
    std::vector<std::string> out;
    for (auto& [where, text] : all.found) out.push_back(std::move(text));
    return out;
}

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("calls are told the same way for every language") {
    CHECK(calls_of(language::python, "a.b.f(1, 'x', k=2, *r)") == lines{"a.b . f(1, <x>, k=2, *r)"});
    CHECK(calls_of(language::javascript, "a.f(1, `x`, {k: 'v', d, ...e})") ==
          lines{"a . f(1, <x>, {k: 'v', d, ...e}, k=<v>, d=d)"});
    CHECK(calls_of(language::typescript, "new a.F<B>('x')") == lines{"a . F(<x>)"});
    CHECK(calls_of(language::tsx, "f?.g?.(1)") == lines{"f . g(1)"});
    CHECK(calls_of(language::go, "package p\nfunc f() { a.B[int](1, `x`) }") == lines{"a . B(1, <x>)"});
    CHECK(calls_of(language::rust, "fn f() { a::b::c::<u8>(r#\"x\"#, 1); }") == lines{"a::b . c(<x>, 1)"});
    CHECK(calls_of(language::rust, "fn f() { env!(\"X\"); }") == lines{"env!(<X>)"});
    CHECK(calls_of(language::java, "class A { void f() { a.b(\"x\", 1); new C(2); } }") ==
          lines{"a . b(<x>, 1)", "C(2)"});
    CHECK(calls_of(language::c, "int f(void) { g(\"a\" \"b\", 1); return 0; }") == lines{"g(<ab>, 1)"});
    CHECK(calls_of(language::cpp, "void f() { a::b::c<int>(R\"(x)\"); p->q(1); new T(2); }") ==
          lines{"a::b . c(<x>)", "p . q(1)", "T(2)"});
    CHECK(calls_of(language::csharp, "class A { void F() { a.B<int>(x: 1, \"s\"); c?.D(@\"\\e\"); new E(2); } }") ==
          lines{"a . B(x=1, <s>)", "c . D(<\\e>)", "E(2)"});
    CHECK(calls_of(language::ruby, "a.f 'x', k: 1, 'l' => 2") == lines{"a . f(<x>, k=1, l=2)"});
    CHECK(calls_of(language::php, "<?php A::f('x', k: 1); $a->g(['k' => 'v']); new B(2);") ==
          lines{"A . f(<x>, k=1)", "$a . g(['k' => 'v'], k=<v>)", "B(2)"});
    CHECK(calls_of(language::kotlin, "fun f() { a.b<C>(1, k = \"x\") { y } }") == lines{"a . b(1, k=<x>)"});
    CHECK(calls_of(language::bash, "x=1 foo -t 'a b' \"$c\" > out") == lines{"foo(<-t>, <a b>, \"$c\")"});
}

TEST_CASE("a chain is told from its root") {
    CHECK(calls_of(language::javascript, "a.f(1).g(h(2)).i(3)") ==
          lines{"a . f(1)", "a.f(1) . g(h(2))", "a.f(1).g(h(2)) . i(3)", "h(2)"});
    CHECK(calls_of(language::cpp, "void f() { d.add()(\"a\")(\"b\"); }") ==
          lines{"d . add()", "d.add() . (<a>)", "d.add()(\"a\") . (<b>)"});
}

TEST_CASE("decorators and annotations know what they stand on") {
    CHECK(calls_of(language::python, "@app.get('/x')\n@plain\ndef f(): pass") ==
          lines{"app . get(</x>) @f", "plain() @f"});
    CHECK(calls_of(language::typescript, "@A('x') export class C { @B() m() {} @D() p = 1 }") ==
          lines{"A(<x>) @C", "B() @m", "D() @p"});
    CHECK(calls_of(language::rust, "#[get(\"/x\")]\n// why\n#[b(c, d = 1)]\nasync fn h() {}") ==
          lines{"get(</x>) @h", "b(c, d=1) @h"});
    CHECK(calls_of(language::java, "@A(value = \"x\") class C { @B int f; @D(1) void m() {} }") ==
          lines{"A(value=<x>) @C", "B() @f", "D(1) @m"});
    CHECK(calls_of(language::kotlin, "@A(\"x\") class C(@field:B(\"y\") val v: Int) { @D fun m() {} }") ==
          lines{"A(<x>) @C", "B(<y>) @v", "D() @m"});
    CHECK(calls_of(language::csharp, "[A(\"x\", N = 1), B] class C { [D] int P { get; set; } }") ==
          lines{"A(<x>, N=1) @C", "B() @C", "D() @P"});
    CHECK(calls_of(language::php, "<?php #[A('x')] class C { #[B] public int $p; #[D] function m() {} }") ==
          lines{"A(<x>) @C", "B() @$p", "D() @m"});
}

TEST_CASE("strings with something spliced in are not plain") {
    CHECK(calls_of(language::python, "f(f'a{b}', 'a\\n')") == lines{"f(f'a{b}', <a\n>)"});
    CHECK(calls_of(language::javascript, "f(`a${b}`)") == lines{"f(`a${b}`)"});
    CHECK(calls_of(language::ruby, "f(\"a#{b}\", 'c')") == lines{"f(\"a#{b}\", <c>)"});
    CHECK(calls_of(language::php, "<?php f(\"a$b\", 'c');") == lines{"f(\"a$b\", <c>)"});
    CHECK(calls_of(language::kotlin, "fun f() { g(\"a$b\", \"c\") }") == lines{"g(\"a$b\", <c>)"});
    CHECK(calls_of(language::csharp, "class A { void F() { G($\"a{b}\", \"c\"); } }") == lines{"G($\"a{b}\", <c>)"});
}

TEST_CASE("hostile nesting and chains cost no more than their length") {
    std::string nested;
    for (int i = 0; i < 20000; ++i) nested += "f(";
    CHECK(calls_of(language::javascript, nested).size() < 20001);
    std::string chain = "a";
    for (int i = 0; i < 20000; ++i) chain += ".f(1)";
    CHECK(calls_of(language::javascript, chain).size() == 20000);
    std::string attributes;
    for (int i = 0; i < 20000; ++i) attributes += "#[a]\n";
    CHECK(calls_of(language::rust, attributes + "fn f() {}").size() == 20000);
}
