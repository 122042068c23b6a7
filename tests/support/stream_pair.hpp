// SPDX-License-Identifier: Apache-2.0
// Two ends of a connection in memory, so that protocols are tested without a socket.
#pragma once

#include <utility>

#include "net/stream.hpp"

namespace delta::test {

std::pair<net::stream_ptr, net::stream_ptr> make_stream_pair(const async::executor& where);

} // namespace delta::test
