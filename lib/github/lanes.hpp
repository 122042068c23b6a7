// SPDX-License-Identifier: Apache-2.0
// GitHub asks for one call at a time for each installation, and for pauses.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "async/event.hpp"
#include "async/task.hpp"

namespace delta::github {

// Used from one reactor.
class lanes {
  public:
    using time_point = async::steady::time_point;

    // The lane is held until the end of its scope.
    class turn {
      public:
        turn(turn&&) noexcept = default;
        turn& operator=(turn&&) = delete;
        ~turn();

      private:
        friend class lanes;
        struct lane;
        explicit turn(std::shared_ptr<lane> held) : held_(std::move(held)) {}
        std::shared_ptr<lane> held_;
    };

    explicit lanes(async::executor where);
    ~lanes();
    async::task<turn> take(const std::string& name);
    // No call of the lane before `until`.
    void pause(const std::string& name, time_point until);
    time_point paused_until(const std::string& name) const;

  private:
    std::shared_ptr<turn::lane>& at(const std::string& name);
    async::executor where_;
    std::map<std::string, std::shared_ptr<turn::lane>> lanes_;
};

} // namespace delta::github
