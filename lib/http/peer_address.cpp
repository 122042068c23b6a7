// SPDX-License-Identifier: Apache-2.0
#include "http/peer_address.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <ranges>

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/tokens.hpp"

namespace delta::http {

namespace ip = boost::asio::ip;
using boost::system::error_code;

trusted_proxies::trusted_proxies(const std::vector<std::string>& blocks) {
    for (const std::string& block : blocks) {
        const bool is_v6 = block.find(':') != std::string::npos;
        const std::string whole = block.find('/') != std::string::npos ? block : block + (is_v6 ? "/128" : "/32");
        error_code ec;
        if (is_v6)
            v6_.push_back(ip::make_network_v6(whole, ec));
        else
            v4_.push_back(ip::make_network_v4(whole, ec));
        if (ec) throw config_failure(fmt::format("'{}' is not an address or a block of addresses", block));
    }
}

bool trusted_proxies::trusts(std::string_view address) const {
    error_code ec;
    ip::address known = ip::make_address(address, ec);
    if (ec) return false;
    if (known.is_v6() && known.to_v6().is_v4_mapped()) known = ip::make_address_v4(ip::v4_mapped, known.to_v6());
    // A block holds a single address when that address is in it; a range of hosts leaves out the block's ends.
    if (known.is_v4())
        return std::ranges::any_of(v4_, [&](const auto& block) {
            return ip::make_network_v4(known.to_v4(), block.prefix_length()).canonical() == block.canonical();
        });
    return std::ranges::any_of(v6_, [&](const auto& block) {
        return ip::make_network_v6(known.to_v6(), block.prefix_length()).canonical() == block.canonical();
    });
}

std::string trusted_proxies::client_of(std::string_view peer, const fields& headers) const {
    std::string client(peer);
    if (v4_.empty() && v6_.empty()) return client;
    std::vector<std::string_view> hops;
    for (const auto& [name, value] : headers)
        if (is_same(name, "X-Forwarded-For")) std::ranges::copy(split(value, ','), std::back_inserter(hops));
    for (const std::string_view hop : std::views::reverse(hops)) {
        error_code ec;
        const auto address = ip::make_address(std::string(trim(hop)), ec);
        if (ec || !trusts(client)) break;
        client = address.to_string();
    }
    return client;
}

std::string_view address_of(std::string_view peer) {
    if (peer.starts_with('[')) return peer.substr(1, peer.find(']') - 1);
    return peer.substr(0, peer.find(':'));
}

} // namespace delta::http
