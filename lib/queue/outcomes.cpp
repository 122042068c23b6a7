// SPDX-License-Identifier: Apache-2.0
#include "queue/outcomes.hpp"

#include <charconv>
#include <utility>
#include <vector>

#include "redis/client.hpp"

namespace delta::queue {
namespace {

constexpr const char* counts = "delta:job_outcomes"; // a hash: "done analyze" -> 7; kinds may hold any characters

} // namespace

async::task<> add_outcomes(redis::client& to, const outcome_counts& now, outcome_counts& told) {
    std::vector<redis::command> more;
    outcome_counts after = told;
    for (const auto& [which, count] : now) {
        std::uint64_t& before = after[which];
        if (count > before)
            more.push_back({"HINCRBY", counts, which.second + " " + which.first, std::to_string(count - before)});
        before = count;
    }
    if (more.empty()) co_return;
    // Told from here on: of what is cut off while it is under way nothing is known, and it has mostly arrived.
    outcome_counts before = std::exchange(told, std::move(after));
    try {
        co_await to.run_all(std::move(more));
    } catch (const failure&) {
        told = std::move(before);
        throw;
    }
}

async::task<outcome_counts> read_outcomes(redis::client& from) {
    redis::command ask{"HGETALL", counts};
    const redis::reply answer = co_await from.run(std::move(ask));
    const redis::reply_list& pairs = answer.list();
    outcome_counts out;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        const std::string& name = pairs[i].text();
        const std::string& count = pairs[i + 1].text();
        const std::size_t space = name.find(' ');
        std::uint64_t number = 0;
        std::from_chars(count.data(), count.data() + count.size(), number);
        if (space != std::string::npos) out[{name.substr(space + 1), name.substr(0, space)}] = number;
    }
    co_return out;
}

} // namespace delta::queue
