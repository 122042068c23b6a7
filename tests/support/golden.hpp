// SPDX-License-Identifier: Apache-2.0
// Golden files live in tests/golden. A change of behaviour on purpose is recorded by running the tests once with
// DELTA_UPDATE_GOLDEN=1 in the environment and reading the diff.
#pragma once

#include <string>
#include <string_view>

namespace delta::testing {

// The bytes of a file below tests/golden. A missing file fails the running test.
std::string read_golden(std::string_view path);

// Checks `actual` against the golden file at `path`, line by line, so that a failure names the first line that differs.
// With DELTA_UPDATE_GOLDEN=1 the file is written instead.
void check_golden(std::string_view path, std::string_view actual);

} // namespace delta::testing
