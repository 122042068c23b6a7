// SPDX-License-Identifier: Apache-2.0
#include "queue/events.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <utility>

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/rfc3339.hpp"
#include "base/text.hpp"
#include "pg/rows.hpp"
#include "redis/client.hpp"

namespace delta::queue {

std::string channel_of(std::string_view repo_id) {
    return "delta:events:" + to_lower(repo_id);
}

async::task<> publish(redis::client& through, phase_change news) {
    const pg::timestamp now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const boost::json::object message{
        {"event_id", news.event_id},         {"pr_number", news.pr_number}, {"processing_phase", news.processing_phase},
        {"drift_result", news.drift_result}, {"at", to_rfc3339(now)},
    };
    redis::command tell{"PUBLISH", channel_of(news.repo_id), boost::json::serialize(message)};
    try {
        co_await through.run(std::move(tell));
    } catch (const failure& e) {
        log::warn("news_not_published", {{"event", news.event_id}, {"reason", e.what()}});
    }
}

} // namespace delta::queue
