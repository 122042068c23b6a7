// SPDX-License-Identifier: Apache-2.0
// Names to addresses. Inside this room only.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <string>
#include <vector>

#include "async/task.hpp"

namespace delta::net {

// At least one address. Throws net_failure for a name that is not known. Cancellation ends the await at once, although
// the resolver's thread may ask on.
async::task<std::vector<boost::asio::ip::tcp::endpoint>> resolve(std::string host, std::string port);

} // namespace delta::net
