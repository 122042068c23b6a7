// SPDX-License-Identifier: Apache-2.0
#include "api/opened_tokens.hpp"

#include <utility>

namespace delta::api {
namespace {

// With some hundreds of bytes each.
constexpr std::size_t most = 1000;

} // namespace

std::optional<claims> opened_tokens::open(std::string token) {
    if (const auto found = known_.find(token); found != known_.end()) return found->second;
    std::optional<claims> opened = open_claims(key_, token);
    if (!opened) return opened;
    // Those in use are soon back.
    if (known_.size() >= most) known_.clear();
    known_.emplace(std::move(token), *opened);
    return opened;
}

} // namespace delta::api
