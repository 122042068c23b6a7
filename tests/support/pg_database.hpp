// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace delta::test {

// A database of its own, empty or a copy of `like`, dropped at the end of the scope whoever is still connected.
class pg_database {
  public:
    explicit pg_database(std::string_view like = "template0");
    ~pg_database();
    pg_database(const pg_database&) = delete;
    pg_database& operator=(const pg_database&) = delete;

    const std::string& url() const { return url_; }
    const std::string& name() const { return name_; }

  private:
    std::string name_;
    std::string url_;
};

// One statement, or several, on a connection of their own; the first column of the first row of the last, or "". Throws
// with the server's words.
std::string psql(const std::string& url, const std::string& sql);

// The URL of another database of the same server.
std::string with_database(const std::string& url, const std::string& name);

} // namespace delta::test
