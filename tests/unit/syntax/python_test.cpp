// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "support/catch.hpp"
#include "support/surface_dump.hpp"
#include "syntax/surface.hpp"

using namespace delta::syntax;

namespace {

std::string python(std::string_view source) {
    return delta::testing::brief(delta::testing::definitions(read(language::python, "a.py", source)));
}

} // namespace

TEST_CASE("a Python module is read as its golden file says") {
    delta::testing::check_definitions(language::python, "syntax/python/client.py");
}

TEST_CASE("without __all__ a Python name is private by its underscore") {
    CHECK(python("def f(): ...\ndef _g(): ...\n__version__ = '1'\n_X = 2\n") ==
          "exported function f()\nprivate function _g()\nexported constant __version__ = '1'\n"
          "private constant _X = 2\n");
}

TEST_CASE("__all__ decides what a Python module exports") {
    CHECK(python("__all__ = ('_f',)\ndef _f(): ...\ndef g(): ...\nclass C:\n  def m(self): ...\n") ==
          "exported function _f()\ninternal function g()\ninternal class C\ninternal method C.m()\n");
    CHECK(python("__all__ = []\ndef f(): ...\n") == "internal function f()\n");
    CHECK(python("__all__ = [n for n in dir()]\ndef f(): ...\n") == "exported function f()\n");
    CHECK(python("__all__ = a.__all__ + b.__all__\ndef f(): ...\n") == "exported function f()\n");
}

TEST_CASE("nothing inside a private Python class is more visible than it") {
    CHECK(python("class _C:\n  def m(self): ...\n  class D:\n    x = 1\n") ==
          "private class _C\nprivate method _C.m()\nprivate class _C.D\nprivate field _C.D.x = 1\n");
}

TEST_CASE("Python parameters after a star are passed by name only") {
    CHECK(python("def f(a, *, b, c=1): ...\n") == "exported function f(a, ~b, ~c = 1)\n");
    CHECK(python("def f(a, *args, b): ...\n") == "exported function f(a, *args, ~b)\n");
    CHECK(python("def f(a, /, **k): ...\n") == "exported function f(a, ~*k)\n");
}

TEST_CASE("self is no parameter of a Python method, but of a static one it is") {
    CHECK(python("class C:\n  def m(self, a): ...\n  @staticmethod\n  def s(self, a): ...\n  def v(*a): ...\n") ==
          "exported class C\nexported method C.m(a)\nexported method C.s(self, a)\nexported method C.v(*a)\n");
}

TEST_CASE("an attribute that a Python class declares is not repeated by its constructor") {
    CHECK(python("class C:\n  x: int = 1\n  def __init__(s, x):\n    s.x = x\n    s.y = x\n    self.z = 1\n") ==
          "exported class C\nexported field C.x: int = 1\nexported constructor C.__init__(x)\n"
          "exported field C.y = x\n");
}

TEST_CASE("the default of a Python field is found inside its declaration") {
    CHECK(
        python(
            "class C:\n  a: int = field(default=3)\n  b: int = Field(4, gt=0)\n  c: int = Field(...)\n"
            "  d: list = dataclasses.field(default_factory=list)\n  e: int = attr.ib(5)\n  f = column(default=6)\n") ==
        "exported class C\nexported field C.a: int = 3\nexported field C.b: int = 4\nexported field C.c: int\n"
        "exported field C.d: list = list\nexported field C.e: int = 5\nexported field C.f = column(default=6)\n");
}

TEST_CASE("strings, comments and local names are no Python definitions") {
    CHECK(python("# def a(): ...\n'''\ndef b(): ...\n'''\ndef c():\n  d = 1\n  def e(): ...\n") ==
          "exported function c()\n");
}

TEST_CASE("the sound parts of a broken Python file are read") {
    const surface s = read(language::python, "a.py", "def a(x): ...\nclass B(:\n  def m(self): ...\ndef c(y=1): ...\n");
    CHECK(s.has_errors);
    CHECK(delta::testing::brief(s.elements).contains("exported function a(x)\n"));
    CHECK(delta::testing::brief(s.elements).contains("exported function c(y = 1)\n"));
}

TEST_CASE("a truncated Python file keeps what stands before the cut") {
    const std::string text = python("A = 1\ndef f(a, b=2):\n    return a\n\nclass C:\n    def m(self, x");
    CHECK(text.starts_with("exported constant A = 1\nexported function f(a, b = 2)\n"));
}
