// SPDX-License-Identifier: Apache-2.0
// Numbered migrations: which are applied, and applying and undoing them. Any number of processes may do so at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::pg {

// The pair of files sql/NNNN_name.{up,down}.sql.
struct migration {
    int number;
    std::string_view name;
    std::string_view up;
    std::string_view down;
};

enum class migration_state : std::uint8_t {
    pending,
    applied,
    changed, // applied, but the file is no longer what was applied
    unknown  // applied by another version, which has a file that this one lacks
};
std::string_view to_string(migration_state s);

struct migration_status {
    int number;
    std::string name;
    migration_state state;
    std::optional<timestamp> applied_at;
};

// A migration could not be applied or undone; the database is as it was before it.
class migration_failure : public delta::failure {
  public:
    using delta::failure::failure;
};

// All of `known` and all that the database has, by number. Changes nothing, on an empty database neither.
async::task<std::vector<migration_status>> get_migration_status(pool& db, std::span<const migration> known);

// Applies what is pending, at most `count`, each in a transaction of its own; returns the names "0001_initial". Throws
// migration_failure, which names file, line and SQLSTATE; also when one that was applied has changed since.
async::task<std::vector<std::string>> migrate_up(pool& db, std::span<const migration> known,
                                                 std::optional<int> count = {});

// Undoes the last `count` that were applied. Throws as migrate_up.
async::task<std::vector<std::string>> migrate_down(pool& db, std::span<const migration> known, int count);

} // namespace delta::pg
