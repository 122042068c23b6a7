// SPDX-License-Identifier: Apache-2.0
// The parts of the Python reader that stand on their own.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/languages/scope.hpp"

namespace delta::syntax::python {

// Of a `parameters` or `lambda_parameters` node; `bound` leaves out the first one (self, cls).
std::vector<parameter> read_parameters(const node& list, bool bound);

// The names of `__all__`; nothing when the module has none, or none that can be read from its text.
std::optional<std::set<std::string_view>> read_exports(const node& module);

bool is_dunder(std::string_view name);
bool is_constant_name(std::string_view name);
// By the leading underscore alone.
visibility by_name(std::string_view name);

// The default of a class-level field: what stands in `field(default=…)` and its like, else the text itself.
std::string field_default(const node& value);

} // namespace delta::syntax::python
