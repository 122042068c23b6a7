// SPDX-License-Identifier: Apache-2.0
#include "api/network.hpp"

#include <boost/asio/ip/address.hpp>
#include <string>

namespace delta::api {

namespace {

bool is_private(const boost::asio::ip::address_v4& a) {
    const boost::asio::ip::address_v4::bytes_type b = a.to_bytes();
    return a.is_loopback() || b[0] == 10 || (b[0] == 172 && b[1] >> 4 == 1) || (b[0] == 192 && b[1] == 168) ||
           (b[0] == 169 && b[1] == 254);
}

bool is_private(const boost::asio::ip::address_v6& a) {
    if (a.is_v4_mapped()) return is_private(boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, a));
    return a.is_loopback() || a.is_link_local() || (a.to_bytes()[0] & 0xFE) == 0xFC;
}

} // namespace

bool is_private_address(std::string_view address) {
    boost::system::error_code wrong;
    const boost::asio::ip::address parsed = boost::asio::ip::make_address(std::string(address), wrong);
    if (wrong) return false;
    return parsed.is_v4() ? is_private(parsed.to_v4()) : is_private(parsed.to_v6());
}

} // namespace delta::api
