// SPDX-License-Identifier: Apache-2.0
#include "support/definition_finder.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/surface_dump.hpp"

namespace delta::testing {

bool has_definition(const syntax::surface& s, std::string_view qualified) {
    return std::ranges::find(s.elements, qualified, &syntax::element::qualified) != s.elements.end();
}

syntax::element find_definition(syntax::language lang, std::string_view path, std::string_view source,
                                std::string_view qualified) {
    const syntax::surface s = syntax::read(lang, path, source);
    const auto found = std::ranges::find(s.elements, qualified, &syntax::element::qualified);
    if (found != s.elements.end()) return *found;
    FAIL_CHECK("no " << qualified << " in:\n" << dump(s));
    return {};
}

} // namespace delta::testing
