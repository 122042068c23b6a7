// SPDX-License-Identifier: Apache-2.0
// Which path prefix holds where: by the variable that keeps a router, by a stretch of the file, and by later mounting.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace delta::syntax {

// One '/' between, one in front; a pattern that is a regular expression ("^x") stays as written.
std::string join_path(std::string_view prefix, std::string_view path);

class router_table {
  public:
    using id = int;
    static constexpr id none = -1;

    // `known` when a router library's own call made it.
    id make(std::string prefix, id parent, bool known);
    void bind(std::string_view variable, id router, std::uint32_t position);
    // Everything between the two offsets is registered on `router`, unless a variable bound inside says otherwise.
    void open(std::uint32_t begin, std::uint32_t end, id router);
    // What a route registered at `position` through `variable` belongs to; made on demand, and not `known` then.
    // Positions must not decrease from call to call.
    id find(std::string_view variable, std::uint32_t position);
    // The router of the stretch around `position`, or none.
    id around(std::uint32_t position);
    void mount(id child, id parent, std::string_view prefix);
    // A router with the same parent whose prefix ends in `tail` in place of the last part.
    id sibling(id router, std::string_view tail);
    void set_prefix(id router, std::string_view prefix) { routers_[static_cast<std::size_t>(router)].prefix = prefix; }

    bool is_known(id router) const { return router != none && routers_[static_cast<std::size_t>(router)].known; }
    std::string full_prefix(id router) const;

  private:
    struct router {
        std::string prefix;
        std::string mounted;
        id parent = none;
        bool known = false;
    };
    struct binding {
        id router;
        std::uint32_t position;
    };
    struct stretch {
        std::uint32_t begin;
        std::uint32_t end;
        id router;
    };

    std::vector<router> routers_;
    std::map<std::string, binding, std::less<>> bindings_;
    std::multimap<std::uint32_t, stretch> ahead_;
    std::vector<stretch> open_;
};

} // namespace delta::syntax
