// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

#include "git/descriptor.hpp"

namespace delta::git {

// A lock on a file that holds across processes of one machine, until the end of the scope or of the process.
class file_lock {
  public:
    enum class mode : std::uint8_t { shared, exclusive };

    // Waits for its turn; throws git_failure when `stop` is asked for first or the file cannot be made. Blocking.
    static file_lock take_blocking(const std::string& file, mode how, const std::stop_token& stop);
    // Nothing when somebody else has it.
    static std::optional<file_lock> try_take(const std::string& file, mode how);

  private:
    explicit file_lock(descriptor held) : held_(std::move(held)) {}
    descriptor held_;
};

} // namespace delta::git
