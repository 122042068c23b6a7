// SPDX-License-Identifier: Apache-2.0
// Requests and responses as plain structs; the library that parses them shows in no header.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "async/task.hpp"

namespace delta::http {

// Header fields in order; names compare without case.
class fields {
  public:
    fields() = default;
    fields(std::initializer_list<std::pair<std::string, std::string>> all) : all_(all) {}
    // The first of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    void add(std::string name, std::string value);
    // Instead of all of that name.
    void set(std::string name, std::string value);
    void remove(std::string_view name);
    void clear() { all_.clear(); }
    std::size_t size() const { return all_.size(); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

  private:
    std::vector<std::pair<std::string, std::string>> all_;
};

struct request {
    std::string method; // "GET"
    std::string target; // as it came: "/api/repos/?limit=5"
    fields headers = {};
    std::string body = {};

    // The server fills these.
    std::string path = {};                                           // decoded, without the query
    std::vector<std::pair<std::string, std::string>> query = {};     // decoded, in order
    std::map<std::string, std::string, std::less<>> parameters = {}; // of the route: {"id": "7"}
    std::string route = {};          // the route's pattern, for metrics: "/api/repos/{id}"
    std::string remote_address = {}; // of the client, behind trusted proxies too
    std::string id = {};             // of this request, in every log line

    std::optional<std::string_view> find_query(std::string_view name) const;
    std::optional<std::string_view> find_cookie(std::string_view name) const;
};

// Writes pieces of a body whose length is not known before; each call sends one chunk.
using body_writer = std::function<async::task<>(std::string_view piece)>;

struct response {
    int status = 200;
    fields headers = {};
    std::string body = {};
    // When set, `body` is ignored and the body is what this writes, chunked. It ends when this returns; the server
    // cancels it when the client leaves. It must own what it uses.
    std::function<async::task<>(body_writer)> stream = {};
};

std::string_view reason_phrase(int status);

} // namespace delta::http
