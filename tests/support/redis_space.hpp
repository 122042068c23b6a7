// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace delta::test {

// A database of the shared Redis, empty at first, that no other running test uses: they go round among the 63 that are
// not the first. Channels of publish and subscribe know no databases and are shared all the same.
class redis_space {
  public:
    redis_space();
    const std::string& url() const { return url_; }

  private:
    std::string url_;
};

} // namespace delta::test
