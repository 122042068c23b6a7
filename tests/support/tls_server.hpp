// SPDX-License-Identifier: Apache-2.0
// A TLS server with a certificate of its own authority, for tests of what is trusted.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "async/task.hpp"

namespace delta::test {

// An authority and a certificate for `host` (a name or an address), made by openssl in a temporary folder.
class certificates {
  public:
    explicit certificates(const std::string& host);
    ~certificates();
    certificates(const certificates&) = delete;
    certificates& operator=(const certificates&) = delete;

    std::string ca_file() const { return (folder_ / "ca.pem").string(); }
    std::string chain_file() const { return (folder_ / "server.pem").string(); }
    std::string key_file() const { return (folder_ / "server.key").string(); }

  private:
    std::filesystem::path folder_;
};

class tls_server {
  public:
    // `newest` TLS version spoken: 0x0303 is 1.2.
    tls_server(const async::executor& where, const certificates& with, int newest = 0);
    ~tls_server();
    std::string port() const;

    // Answers each connection's first request with 200 and what the client asked for as server name; keeps the
    // connection and answers the next, until it is cancelled. `closes`: ends the connection after each answer, without
    // TLS's own end.
    async::task<> run(bool closes = false);
    // How many connections there were.
    int connections() const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::test
