// SPDX-License-Identifier: Apache-2.0
// Bytes in, requests out; no I/O. What could be read two ways is refused: a proxy before us may have read the other.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/server.hpp"

namespace delta::http {

enum class parse_state { head, body, done, refused };

struct refusal {
    int status = 400;
    std::string_view detail = "The request could not be read."; // for a person; of static storage
};

class request_parser {
  public:
    explicit request_parser(const server_limits& limits);
    ~request_parser();

    // Starts the next request, which is written to `into`.
    void begin(request& into);
    // Reads on, and returns how many bytes it is done with. The rest must come again, with more behind it.
    std::size_t put(std::string_view bytes);

    parse_state state() const;
    bool has_begun() const;
    // When refused; the connection cannot be used further.
    refusal refused() const;

    // Known once the head is read.
    bool keeps_alive() const;
    bool is_http_1_0() const;
    bool expects_continue() const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::http
