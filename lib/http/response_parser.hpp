// SPDX-License-Identifier: Apache-2.0
// Bytes in, a response out; no I/O.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

class response_parser {
  public:
    // `to_head`: the request was HEAD, so that no body follows whatever the head says.
    response_parser(std::size_t body_limit, bool to_head);
    ~response_parser();

    // Reads on, and returns how many bytes it is done with; the rest must come again, with more behind it. Throws
    // upstream_failure for what is not HTTP or too large. Interim responses (1xx) are passed over.
    std::size_t put(std::string_view bytes);
    // The peer has ended. Throws net_failure in the middle of a response.
    void put_end();

    bool is_done() const;
    // Whether the connection may serve another request, when done.
    bool keeps_alive() const;
    response take();

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::http
