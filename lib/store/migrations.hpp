// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "pg/migrate.hpp"

namespace delta::store {

// The files of sql/, by number.
std::span<const pg::migration> migrations();

} // namespace delta::store
