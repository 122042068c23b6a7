// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/python_double.hpp"

namespace delta::test {

// tests/support/github/sandbox.py with a folder of its own. `ask` calls the functions of its control.py.
class github_sandbox : private tmp_folder, public python_double {
  public:
    github_sandbox() : python_double("github/sandbox.py", {tmp_folder::path("sandbox")}) {}
};

} // namespace delta::test
