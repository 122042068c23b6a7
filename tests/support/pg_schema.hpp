// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/pg_database.hpp"

namespace delta::test {

// A database of its own with every migration applied: a copy of one that the first test of this schema made.
class pg_schema : public pg_database {
  public:
    pg_schema();
};

} // namespace delta::test
