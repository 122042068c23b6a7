// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/python_double.hpp"

namespace delta::test {

// tests/support/models/double.py. `ask` calls the functions it lists in CALLS.
class model_double : public python_double {
  public:
    model_double() : python_double("models/double.py", {}) {}
};

} // namespace delta::test
