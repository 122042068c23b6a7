// SPDX-License-Identifier: Apache-2.0
// Ruby, PHP and Bash.
#include <string>

#include "support/catch.hpp"
#include "support/surface_dump.hpp"
#include "syntax/surface.hpp"

using namespace delta::syntax;
using delta::testing::check_definitions;

namespace {

std::string ruby(std::string_view source) {
    return delta::testing::brief(delta::testing::definitions(read(language::ruby, "a.rb", source)));
}

std::string php(std::string_view source) {
    return delta::testing::brief(
        delta::testing::definitions(read(language::php, "a.php", "<?php " + std::string(source))));
}

std::string bash(std::string_view source) {
    return delta::testing::brief(delta::testing::definitions(read(language::bash, "a.sh", source)));
}

} // namespace

TEST_CASE("Ruby, PHP and Bash files are read as their golden files say") {
    check_definitions(language::ruby, "syntax/ruby/client.rb");
    check_definitions(language::php, "syntax/php/client.php");
    check_definitions(language::bash, "syntax/bash/deploy.sh");
}

TEST_CASE("a section of a Ruby class is as visible as the word that opens it") {
    CHECK(ruby("class C\n  def a; end\n  private\n  def b; end\n  protected\n  def c; end\n  public\n  def d; "
               "end\nend\n") ==
          "exported class C\nexported method C.a()\nprivate method C.b()\ninternal method C.c()\n"
          "exported method C.d()\n");
    CHECK(ruby("class C\n  private\n  if X\n    def a; end\n  end\n  class D\n    def b; end\n  end\nend\n") ==
          "exported class C\nprivate method C.a()\nexported class C.D\nexported method C.D.b()\n");
}

TEST_CASE("a Ruby method can be made private or public by its name, before or after it") {
    CHECK(ruby("class C\n  def a; end\n  def b; end\n  private :a\n  private\n  def c; end\n  public :c\nend\n") ==
          "exported class C\nprivate method C.a()\nexported method C.b()\nexported method C.c()\n");
    CHECK(ruby("class C\n  private def a; end\n  def b; end\n  private(*%i[b])\nend\n")
              .contains("private method C.a()\n"));
    CHECK(ruby("class C\n  def a; end\n  private %i[a]\nend\n") == "exported class C\nprivate method C.a()\n");
}

TEST_CASE("a private section of a Ruby class hides neither its class methods nor its constructor") {
    CHECK(ruby("class C\n  private\n  def initialize(a); end\n  def self.b; end\nend\n") ==
          "exported class C\nexported constructor C.initialize(a)\nexported method C.b()\n");
    CHECK(ruby("class C\n  def initialize; end\n  private_class_method :new\nend\n") ==
          "exported class C\nprivate constructor C.initialize()\n");
    CHECK(ruby("class C\n  class << self\n    private\n    def a; end\n  end\n  def b; end\nend\n") ==
          "exported class C\nprivate method C.a()\nexported method C.b()\n");
}

TEST_CASE("a private Ruby constant hides the class it names") {
    CHECK(ruby("module M\n  X = 1\n  class D; end\n  private_constant :X, :D\nend\n") ==
          "exported module M\nprivate constant M.X = 1\nprivate class M.D\n");
}

TEST_CASE("a Ruby name is qualified by its modules and by its own path") {
    CHECK(ruby("module A::B\n  class C::D\n    E = 1\n  end\nend\nclass ::F; end\n") ==
          "exported module A.B\nexported class A.B.C.D\nexported constant A.B.C.D.E = 1\nexported class F\n");
}

TEST_CASE("a Ruby alias takes the parameters of what it names") {
    CHECK(ruby("class C\n  def a(x, y = 1); end\n  alias b a\n  alias_method :c, :a\nend\n") ==
          "exported class C\nexported method C.a(x, y = 1)\nexported method C.b(x, y = 1)\n"
          "exported method C.c(x, y = 1)\n");
}

TEST_CASE("a PHP member is public unless it says otherwise") {
    CHECK(php("class C { function a() {} private function b() {} protected $c; var $d; private const E = 1; }") ==
          "exported class C\nexported method C.a()\nprivate method C.b()\ninternal field C.c\nexported field C.d\n"
          "private constant C.E = 1\n");
}

TEST_CASE("a PHP namespace qualifies what follows it") {
    CHECK(php("namespace A\\B; function f() {} namespace C; function f() {}") ==
          "exported function A.B.f()\nexported function C.f()\n");
    CHECK(php("namespace A { class B {} } namespace { class B {} }") == "exported class A.B\nexported class B\n");
}

TEST_CASE("a promoted PHP parameter is a field too") {
    CHECK(php("class C { function __construct(private int $a = 1, $b = null) {} }") ==
          "exported class C\nexported constructor C.__construct(a: int = 1, b = null)\nprivate field C.a: int = 1\n");
}

TEST_CASE("text around PHP is no definition") {
    const surface s = read(language::php, "a.php", "<b>function x() {}</b>\n<?php function f() {} ?>\nclass C {}\n");
    CHECK(delta::testing::brief(s.elements) == "exported function f()\n");
}

TEST_CASE("a Bash variable is outside when it is exported or constant") {
    CHECK(bash("A=1\nexport B=2\nreadonly C=3\ndeclare -x D=4\ndeclare E=5\nf=6\n") ==
          "internal variable A = 1\nexported variable B = 2\nexported constant C = 3\nexported variable D = 4\n"
          "internal variable E = 5\n");
}

TEST_CASE("the sound parts of broken scripts are read") {
    CHECK(ruby("class C\n  def a(x); end\n  def b(\nend\n").contains("a(x)"));
    CHECK(php("function f($a) {} class C { function ( } function g() {}").contains("exported function f(a)\n"));
    CHECK(bash("f() { :; }\nif then (\n").contains("exported function f()\n"));
}

TEST_CASE("carriage returns are no part of a script's names") {
    CHECK(ruby("class C\r\n  # @deprecated\r\n  def a(b = 1)\r\n  end\r\nend\r\n") ==
          "exported class C\nexported method C.a(b = 1) deprecated\n");
    CHECK(php("\r\nfunction f(\r\n  int $a\r\n): int {}\r\n") == "exported function f(a: int) -> int\n");
    CHECK(bash("f() {\r\n  :\r\n}\r\n").starts_with("exported function f()\n"));
}
