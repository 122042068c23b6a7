// SPDX-License-Identifier: Apache-2.0
// Surface elements as text, one line each and one more per parameter, for golden files.
#pragma once

#include <string>
#include <vector>

#include "syntax/surface.hpp"

namespace delta::testing {

// "exported method Client.connect 12:5-14:20 name 12:9-12:16 -> bool", and indented below it whatever the element has:
// parameters, type, value, HTTP method, decorators, aliases, deprecation. Empty parts are not printed.
std::string dump(const syntax::element& e);
std::string dump(const std::vector<syntax::element>& elements);

// Elements without their places, for tests that state a rule in a line: "exported function f(a, *b, c: int = 1) ->
// str", "private field C.x: int = 5". A parameter is marked `*` when variadic, `?` when optional without a default, and
// `~` when passed by its name only. Decorators and aliases are left out.
std::string brief(const std::vector<syntax::element>& elements);

// The elements, and before them a line for `has_errors` and `too_deep` when set.
std::string dump(const syntax::surface& s);

// Reads golden/<source>, and checks its dump against golden/<source>.surface.
void check_surface(syntax::language lang, const std::string& source);

// The same of definitions alone: routes, options, environment variables and the like are left out.
std::vector<syntax::element> definitions(const syntax::surface& s);
void check_definitions(syntax::language lang, const std::string& source);

} // namespace delta::testing
