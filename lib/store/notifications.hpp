// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "base/error.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct notification {
    std::string id;
    std::string content;
    bool is_read = false;
    pg::timestamp created_at;
};

async::task<notification> insert_notification(pg::querier& db, std::string_view user_id, std::string_view content);

// Newest first. Each of these sees what belongs to the user alone.
async::task<std::vector<notification>> list_notifications(pg::querier& db, std::string_view user_id, int limit = 200);
async::task<result<notification>> mark_notification_read(pg::querier& db, std::string_view user_id,
                                                         std::string_view id);
async::task<std::size_t> mark_all_notifications_read(pg::querier& db, std::string_view user_id);
// False when there was none.
async::task<bool> delete_notification(pg::querier& db, std::string_view user_id, std::string_view id);
async::task<std::size_t> delete_all_notifications(pg::querier& db, std::string_view user_id);

} // namespace delta::store
