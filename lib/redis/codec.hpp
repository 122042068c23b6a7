// SPDX-License-Identifier: Apache-2.0
// Redis's protocol (RESP 2), by hiredis, without any connection.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redis/reply.hpp"

namespace delta::redis {

using command = std::vector<std::string>;

// Of one reply. A server of ours does not send more; what does is not believed.
inline constexpr std::size_t max_reply_bytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t max_reply_elements = std::size_t{1024} * 1024;
inline constexpr std::size_t max_reply_depth = 7;

// Adds the bytes of `what` to `out`.
void encode(const command& what, std::string& out);

// Bytes in, replies out. After a throw it is good for nothing more.
class decoder {
  public:
    decoder();
    ~decoder();
    decoder(decoder&&) noexcept;
    decoder& operator=(decoder&&) = delete;

    void feed(std::string_view bytes);
    // Nothing while a reply is incomplete. Throws net_failure when the bytes are not Redis's or pass the limits.
    std::optional<reply> next();

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::redis
