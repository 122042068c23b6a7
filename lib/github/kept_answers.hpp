// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <list>
#include <memory>
#include <string>

#include "http/message.hpp"

namespace delta::github {

// Answers with their ETag: asked for again, an unchanged one costs nothing of the rate limit. The newest 256, none of
// them of more than 64 KiB.
class kept_answers {
  public:
    struct answer {
        std::string key; // method, URL and whose it is
        std::string etag;
        std::string body;
        std::string next;
    };

    // Null when there is none. It is good for whoever has it, whatever is kept or let go meanwhile.
    std::shared_ptr<const answer> find(const std::string& key);
    void keep(std::string key, const http::response& told);

  private:
    std::list<std::shared_ptr<const answer>> kept_; // newest first
};

// The URL with rel="next" of a Link header.
std::string next_of(const http::response& told);

} // namespace delta::github
