// SPDX-License-Identifier: Apache-2.0
// Which handler answers a method and a path.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace delta::http {

// The server awaits it at once, so that the request outlives the call.
using handler = std::function<async::task<response>(const request&)>;

struct route_match {
    const handler* serve = nullptr;   // null: no such path (`allowed` empty) or wrong method (`allowed` says which)
    std::vector<std::string> allowed; // methods of the path, sorted, with HEAD where there is GET, and OPTIONS
};

class router {
  public:
    router();
    ~router();
    router(router&&) noexcept;
    router& operator=(router&&) noexcept;

    // `pattern` is a path whose segments are literal or "{name}"; a trailing slash in a request is ignored. GET serves
    // HEAD too. The same method and pattern twice is a logic_error.
    void add(std::string method, std::string_view pattern, handler serve);
    // Answers every GET that no route matches and whose path begins with none of the reserved prefixes (static files).
    void set_fallback(handler serve, std::vector<std::string> reserved_prefixes);

    // Fills `to.parameters` and `to.route`.
    route_match find(request& to) const;

  private:
    struct impl;
    std::unique_ptr<impl> impl_;
};

} // namespace delta::http
