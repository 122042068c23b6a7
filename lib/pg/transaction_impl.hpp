// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pg/exclusive.hpp"
#include "pg/pool.hpp"

namespace delta::pg {

struct transaction::impl {
    explicit impl(exclusive_connections::lease of) : conn(std::move(of)) {}
    ~impl();

    exclusive_connections::lease conn;
    bool is_over = false;
};

} // namespace delta::pg
