// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace delta::test {

// A Redis of the test's own that may be stopped and started again; empty after each start.
class redis_server {
  public:
    // `options` are words of its command line: {"--requirepass", "opensesame"}.
    explicit redis_server(std::vector<std::string> options = {});
    ~redis_server();
    redis_server(const redis_server&) = delete;
    redis_server& operator=(const redis_server&) = delete;

    void start();
    // With SIGKILL: connections break without a word.
    void kill();
    std::string socket() const { return (folder_ / "redis.sock").string(); }
    std::string url() const { return "unix://" + socket(); }

  private:
    std::filesystem::path folder_;
    std::vector<std::string> options_;
    pid_t process_ = 0;
};

} // namespace delta::test
