// SPDX-License-Identifier: Apache-2.0
// Figures of the running process for Prometheus. One object for all reactors; recording is thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pg/pool.hpp"

namespace delta::api {

// Figures that are looked up when they are asked for: the depth of a queue.
struct reading {
    std::map<std::string, std::string> labels; // none in a family of one value
    double value;
};
struct reading_family {
    std::string name;
    std::string help;
    std::vector<reading> values;
    bool is_counter = false;
};

class metrics {
  public:
    explicit metrics(std::string_view version);
    ~metrics();

    // `route` is the pattern, "" for none.
    void observe(const std::string& method, const std::string& route, int status,
                 std::chrono::steady_clock::duration took);
    void count_delivery(const std::string& event);
    void count_sign_in(std::string_view outcome);
    // Of one reactor's pool, whenever it is convenient.
    void set_pool(int reactor, const pg::pool_statistics& now);
    void stream_opened();
    void stream_closed();

    // Prometheus' text format, with `readings` of the moment.
    std::string write(const std::vector<reading_family>& readings) const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::api
