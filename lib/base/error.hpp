// SPDX-License-Identifier: Apache-2.0
// What a caller may act on is returned (`result`); what broke the world is thrown (`failure`).
#pragma once

#include <chrono>
#include <expected>
#include <optional>
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

// A connection could not be made, or broke.
class net_failure : public failure {
  public:
    using failure::failure;
    bool retryable() const noexcept override { return true; }
};

// Something took longer than it may.
class timeout_failure : public failure {
  public:
    using failure::failure;
    bool retryable() const noexcept override { return true; }
};

// A server we depend on answered, but not with what was asked for.
class upstream_failure : public failure {
  public:
    // `status` is the HTTP status, 0 when the answer could not be understood.
    upstream_failure(const std::string& message, int status, std::optional<std::chrono::seconds> retry_after = {})
        : failure(message), status_(status), retry_after_(retry_after) {}
    int status() const noexcept { return status_; }
    // How long the server asked us to wait.
    std::optional<std::chrono::seconds> retry_after() const noexcept { return retry_after_; }
    bool retryable() const noexcept override { return status_ == 0 || status_ == 429 || status_ >= 500; }

  private:
    int status_;
    std::optional<std::chrono::seconds> retry_after_;
};

} // namespace delta
