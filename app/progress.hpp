// SPDX-License-Identifier: Apache-2.0
// One line on standard error that says what is being done, for people who have waited a second already.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace delta::app {

class progress {
  public:
    // Without `shown` nothing is ever printed.
    explicit progress(bool shown);
    ~progress() { end(); }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    void tell(std::string_view step, std::size_t done, std::size_t total);
    // Takes the line away for good; what is printed afterwards begins on a clean line.
    void end();

  private:
    void run(const std::stop_token& stop);

    std::mutex guard_;
    std::condition_variable_any wake_;
    std::string line_;
    std::jthread painter_; // last: it uses the others
};

} // namespace delta::app
