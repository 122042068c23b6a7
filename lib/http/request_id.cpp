// SPDX-License-Identifier: Apache-2.0
#include "http/request_id.hpp"

#include <random>
#include <string_view>

namespace delta::http {
namespace {

// Crockford's base 32: no letters that look like digits.
constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 13;

} // namespace

request_ids::request_ids() {
    std::random_device random;
    last_ = (static_cast<std::uint64_t>(random()) << 32U) | random();
}

std::string request_ids::next() {
    std::uint64_t rest = ++last_;
    std::string id(length, '0');
    for (std::size_t i = length; i-- > 0; rest >>= 5U) id[i] = digits[rest & 31U];
    return id;
}

} // namespace delta::http
