// SPDX-License-Identifier: Apache-2.0
// Whose address a request comes from, when proxies stand before us.
#pragma once

#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace delta::http {

class trusted_proxies {
  public:
    // Addresses and CIDR blocks. Throws config_failure for what is neither.
    explicit trusted_proxies(const std::vector<std::string>& blocks);

    bool trusts(std::string_view address) const;
    // `peer` itself, or behind trusted proxies the last address of X-Forwarded-For that is none of them.
    std::string client_of(std::string_view peer, const fields& headers) const;

  private:
    std::vector<boost::asio::ip::network_v4> v4_;
    std::vector<boost::asio::ip::network_v6> v6_;
};

// "::1" of "[::1]:80".
std::string_view address_of(std::string_view peer);

} // namespace delta::http
