// SPDX-License-Identifier: Apache-2.0
// What the readers of configuration share.
#pragma once

#include <string>
#include <vector>

#include "docs/mention_sink.hpp"

namespace delta::docs {

class config_sink {
  public:
    config_sink(const placed_text& code, mention_sink& sink) : code_(code), sink_(sink) {}

    // The key [begin, end) stands below the first `depth` keys added so far; it becomes the one below them.
    void key(std::size_t begin, std::size_t end, std::size_t depth);
    // The scalar of the last key, without its quotes.
    void value(std::size_t begin, std::size_t end);
    std::size_t depth() const { return path_.size(); }

  private:
    const placed_text& code_;
    mention_sink& sink_;
    std::vector<std::string> path_;
};

} // namespace delta::docs
