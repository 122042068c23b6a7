// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace delta::http {

// Ids that differ between requests, threads and processes: 13 characters, counted on from a random start.
class request_ids {
  public:
    request_ids();
    std::string next();

  private:
    std::uint64_t last_;
};

} // namespace delta::http
