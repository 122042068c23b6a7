// SPDX-License-Identifier: Apache-2.0
// What language models were asked and what they answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::store {

struct model_answer {
    std::string key; // 64 hexadecimal digits of the hash of what was asked
    std::string provider;
    std::string model;
    std::string task;
    std::string answer; // JSON
    std::int64_t input_tokens = 0;
    std::int64_t output_tokens = 0;
};

// Marks it as used.
async::task<std::optional<model_answer>> find_model_answer(pg::querier& db, std::string_view key);
// What is there under the key stays. Returns what is there then: of two that were asked at once, one is everybody's.
async::task<std::string> keep_model_answer(pg::querier& db, const model_answer& what);
// Not used since; returns how many went.
async::task<std::size_t> delete_old_model_answers(pg::querier& db, pg::timestamp used_before, int limit = 1000);

// The most of a day (UTC), over all workers.
struct model_limits {
    std::int64_t calls = 0;
    std::int64_t tokens = 0;
};
// Counts one call and the tokens it may take; false, and nothing counted, when that would pass a limit.
async::task<bool> reserve_model_call(pg::querier& db, std::string_view provider, std::int64_t tokens,
                                     const model_limits& within);

struct model_call {
    std::int64_t reserved = 0; // tokens, as reserved
    std::int64_t input_tokens = 0;
    std::int64_t output_tokens = 0;
    bool is_refused = false; // by the model
    bool is_failed = false;
};
// What became of a reserved call.
async::task<> settle_model_call(pg::querier& db, std::string_view provider, const model_call& what);

struct model_usage {
    std::string provider;
    std::int64_t calls = 0;
    std::int64_t tokens = 0;
    std::int64_t refused = 0;
    std::int64_t failed = 0;
};
// Over all days, by provider.
async::task<std::vector<model_usage>> sum_model_usage(pg::querier& db);

} // namespace delta::store
