// SPDX-License-Identifier: Apache-2.0
// Where in a file a definition stands, and the small steps every reader of a typed language takes to note one down.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax {

struct scope {
    std::string prefix;                       // "Outer.Inner", empty at the top of the file
    visibility widest = visibility::exported; // nothing inside is more visible than this
    visibility unsaid = visibility::exported; // what a member without a modifier is
    std::string type_name;                    // simple name of the enclosing type, for constructors
    int depth = 0;

    std::string qualify(std::string_view name) const;
    // The inside of something called `name`: one level deeper, no more visible than it.
    scope enter(std::string_view name, visibility its, visibility unsaid_inside) const;
    // One level deeper in the same name space: a preprocessor branch, an unnamed block, a broken stretch.
    scope deeper() const;
};

visibility narrower(visibility a, visibility b);

// `own` is narrowed by the scope.
element make_element(element_kind kind, const node& whole, const node& name, const scope& in, visibility own);

// A type or signature on one line: a line break and the blanks around it are one space, so that re-flowing is no
// change. Empty when it is absurdly long.
std::string on_one_line(const node& n);
std::string on_one_line(std::string_view text);

// A value byte for byte; empty when it is too long to be quoted in any document.
std::string as_written(const node& n);

// So many names of one statement (`a = b = … = 1`) are told with all that belongs to it; a file of nothing but such
// names must not give a copy of the rest to each.
inline constexpr std::size_t most_sharing = 16;

// True when nesting has reached the bound, which is then noted in `out`. A prefix longer than a paragraph counts as
// deep: copied into each member's qualified name, it would make the result grow with the square of the file.
bool too_deep(const scope& in, surface& out);

// "path.to.Name<T>" is "Name".
std::string_view last_segment(std::string_view dotted);

} // namespace delta::syntax
