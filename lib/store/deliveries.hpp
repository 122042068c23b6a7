// SPDX-License-Identifier: Apache-2.0
// Webhook deliveries: kept before they are acknowledged, worked on later.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct delivery {
    std::string delivery_id; // X-GitHub-Delivery
    std::string event;       // X-GitHub-Event
    std::optional<std::string> action;
    std::string payload; // the JSON as it came
    pg::timestamp received_at;
    std::optional<pg::timestamp> processed_at;
    int attempts = 0;
    std::optional<std::string> error;
};

struct new_delivery {
    std::string_view delivery_id;
    std::string_view event;
    std::optional<std::string> action;
    std::string_view payload; // must be JSON
};

// False when this id is known already: a redelivery.
async::task<bool> insert_delivery(pg::querier& db, const new_delivery& what);
async::task<std::optional<delivery>> find_delivery(pg::querier& db, std::string_view delivery_id);
// False when it was processed before.
async::task<bool> mark_delivery_processed(pg::querier& db, std::string_view delivery_id);
async::task<> note_delivery_error(pg::querier& db, std::string_view delivery_id, std::string_view error);

// Received before `before` and not processed, oldest first: what a lost job has left behind.
async::task<std::vector<std::string>> list_waiting_deliveries(pg::querier& db, pg::timestamp before, int limit);
// Processed ones; returns how many went.
async::task<std::size_t> delete_old_deliveries(pg::querier& db, pg::timestamp received_before, int limit = 1000);

} // namespace delta::store
