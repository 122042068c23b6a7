// SPDX-License-Identifier: Apache-2.0
// What a caller may act on is returned (`result`); what broke the world is thrown (`failure`).
#pragma once

#include <expected>
#include <stdexcept>
#include <string>
#include <utility>

namespace delta {

enum class errc {
    invalid,
    unauthorized,
    forbidden,
    not_found,
    conflict,
    too_large,
    rate_limited,
    unsupported,
    cancelled,
    upstream
};

// `message` is one sentence for a person; `where` names the place it is about ("delta.yml:3:5"), or is empty.
struct error {
    errc code;
    std::string message;
    std::string where = {};
};

template <class T>
using result = std::expected<T, error>;

inline std::unexpected<error> fail(errc code, std::string message, std::string where = {}) {
    return std::unexpected(error{code, std::move(message), std::move(where)});
}

// "where: message", or the message alone when there is no place.
std::string to_string(const error& e);

// The base of everything Delta throws when the world breaks (a disk, a server); never for bad input.
class failure : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
    // True when the same attempt may succeed later.
    virtual bool retryable() const noexcept { return false; }
};

// The configuration or command line cannot be used; main answers with exit code 2.
class config_failure : public failure {
  public:
    using failure::failure;
};

} // namespace delta
