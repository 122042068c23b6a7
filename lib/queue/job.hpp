// SPDX-License-Identifier: Apache-2.0
// A job as a worker sees it, and what becomes of it.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace delta::queue {

struct job {
    std::int64_t id = 0;
    std::int64_t generation = 0; // of this claim
    std::string kind;
    boost::json::value arguments;
    int priority = 0;
    int attempt = 0; // from 1
    int max_attempts = 0;
    std::string ordering_key;
    std::string unique_key;
    std::chrono::milliseconds deadline{};
};

// What a handler says of its job. An exception is the same as `retry` with its text.
class outcome {
  public:
    enum class kind : std::uint8_t { done, snooze, cancel, retry };

    static outcome done() { return {kind::done, {}, {}}; }
    // Later, without having used an attempt.
    static outcome snooze(std::chrono::milliseconds pause) { return {kind::snooze, pause, {}}; }
    // Never again, and no failure: there is nothing to do any more.
    static outcome cancel(std::string why) { return {kind::cancel, {}, std::move(why)}; }
    // A failed attempt. The pause before the next grows with each, and is at least `pause`; after the last the job is
    // dead.
    static outcome retry(std::string why, std::chrono::milliseconds pause = {}) {
        return {kind::retry, pause, std::move(why)};
    }

    kind what() const { return what_; }
    std::chrono::milliseconds pause() const { return pause_; }
    const std::string& why() const { return why_; }

  private:
    outcome(kind what, std::chrono::milliseconds pause, std::string why)
        : what_(what), pause_(pause), why_(std::move(why)) {}

    kind what_;
    std::chrono::milliseconds pause_;
    std::string why_;
};

// Another worker holds the job, or it was finished: what this one does to it has no effect.
class lease_lost : public failure {
  public:
    using failure::failure;
};

} // namespace delta::queue
