// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"

namespace delta::queue {

struct new_arrival {
    std::string_view delivery_id;
    std::string_view event;
    std::optional<std::string> action;
    std::string_view payload;
};

// Keeps a webhook delivery and writes its job "deliver" ({"delivery": id}), both or neither, in one round trip. False
// when the delivery is known already: nothing happens. errc::invalid when PostgreSQL says that the payload is no JSON.
async::task<result<bool>> take_delivery(pg::querier& db, new_arrival what);

// Writes a job anew for each delivery that waits for long and has none any more, five times at most, each time later.
// How many there were.
async::task<std::size_t> take_up_lost_deliveries(pg::querier& db);

} // namespace delta::queue
