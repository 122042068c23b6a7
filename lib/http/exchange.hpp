// SPDX-License-Identifier: Apache-2.0
// One request and its response over a connection.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "net/stream.hpp"

namespace delta::http {

struct exchange_limits {
    std::size_t response_bytes;
    bool to_head = false; // no body follows, whatever the answer's head says
};

struct exchanged {
    response answer;
    bool reusable; // the connection may serve another request
};

// `heard` becomes true when anything has come back. Throws net_failure, or upstream_failure(0) for what is not HTTP or
// too large.
async::task<exchanged> exchange(net::stream& with, std::string head, std::string_view body, exchange_limits limits,
                                bool& heard);

} // namespace delta::http
