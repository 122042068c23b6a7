// SPDX-License-Identifier: Apache-2.0
// What the recognisers share: the file's state while it is walked, and one call with its surroundings.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/calls/literal.hpp"
#include "syntax/calls/walk.hpp"
#include "syntax/interfaces/routers.hpp"
#include "syntax/surface.hpp"

namespace delta::syntax {

struct option_spec {
    std::vector<std::string> names; // with their dashes, as a user types them
    std::string value;
    std::string type;
    std::string owner; // the command, parser, function or struct the option belongs to
    bool has_help = false;
    bool hidden = false;
    bool deprecated = false;
};

class interface_scan {
  public:
    interface_scan(language lang, std::string_view path, surface& out) : lang(lang), path(path), out_(out) {}

    // The reference holds until the next element is added. `qualified` is `owner.name`, or the name when owner is
    // empty.
    element& add(element_kind kind, std::string_view name, std::string_view owner, const span& where,
                 const node& literal);
    // Name: the first long form; nothing is added, and null returned, when no name starts with a dash.
    element* add_option(const option_spec& spec, const span& where, const node& literal);
    // An option that is added already and that a later call takes out of the help; one of that name and owner.
    void hide_option(std::string_view name, std::string_view owner);
    void add_environment(std::string_view name, std::string_view value, const span& where, const node& literal);
    void add_key(std::string_view name, std::string_view value, std::string_view owner, const span& where,
                 const node& literal);
    void add_route(std::string_view method, std::string_view path, router_table::id router, const span& where,
                   const node& literal, std::string_view owner = {});
    // Joins the prefixes that became known after their routes.
    void finish();

    const language lang;
    const std::string_view path;
    router_table routers;
    std::map<std::string, std::string, std::less<>> commands; // by the variable that keeps a parser: its command
    // Of the present chain: the command it speaks of, the router it builds.
    std::string chain_command;
    router_table::id chain_router = router_table::none;
    // A command whose description reaches to `end`; such stretches nest, and positions must not decrease.
    void open_command(std::uint32_t end, std::string_view name) { open_commands_.emplace_back(end, cut(name, 100)); }
    void keep_command(std::string_view variable, std::string_view name);
    std::string command_around(std::uint32_t position);

  private:
    struct route {
        std::size_t element;
        router_table::id router;
        std::string owner;
    };

    surface& out_;
    std::vector<route> routes_;
    std::vector<std::pair<std::uint32_t, std::string>> open_commands_;
};

// One call of a chain.
class site_context {
  public:
    site_context(interface_scan& scan, std::span<const call_site> chain, std::size_t at,
                 std::span<const node> ancestors)
        : scan(scan), chain(chain), at(at), ancestors(ancestors), site(chain[at]) {}

    interface_scan& scan;
    std::span<const call_site> chain;
    std::size_t at;
    std::span<const node> ancestors;
    const call_site& site;

    const std::vector<call_argument>& arguments();
    const call_argument* positional(std::size_t index);
    const call_argument* keyword(std::string_view name);
    std::size_t positional_count();
    std::optional<std::string> text(std::size_t index);             // positional, when a plain string
    std::optional<std::string> keyword_text(std::string_view name); // keyword, when a plain string
    std::string_view keyword_source(std::string_view name);         // as written; "" when absent
    bool is_true(std::string_view name);                            // the keyword is given as true

    bool is_decorator() const { return site.form == call_form::decorator; }
    std::uint32_t position() const { return chain.front().whole.begin(); }
    // The receiver of the chain's root: what `app` is in app.f().g().
    std::string_view root() const { return chain.front().on; }
    // The call itself; of a later link of a chain, or where its receiver stands on an earlier line, without what is
    // before.
    span extent() const;
    // The links after this one, as far as any rule looks.
    std::span<const call_site> later() const {
        return chain.subspan(at + 1, std::min<std::size_t>(64, chain.size() - at - 1));
    }
    // The variable the whole chain is assigned to, as written; "".
    std::string_view target() const;
    // What stands on the other side of `||`, `??`, `?:` or `or`, as written; "".
    std::string_view fallback() const;
    std::string_view decorated_name() const;
    // Name of the innermost ancestor that is a named function, class or struct; "".
    std::string_view enclosing_name() const;

  private:
    std::optional<std::vector<call_argument>> arguments_;
};

using site_rule = void (*)(site_context& here, std::string_view extra);

struct call_rule {
    std::string_view callee;
    site_rule apply;
    std::string_view extra = {};
};

// Name of the innermost named definition among the last ancestors that is not called `but`; "".
std::string_view name_around(std::span<const node> ancestors, std::string_view but = {});
// The last part of a dotted or scoped name: "router" of "this.app.router", "$app" of "$this->app" is "app".
std::string_view last_part(std::string_view name);
// The plain strings in a list literal of any language, or the one string the node is.
std::vector<std::string> strings_in(const node& n);
// snake_case and camelCase to kebab-case.
std::string to_kebab(std::string_view name);
bool is_environment_name(std::string_view name);
bool is_any_of(std::string_view wanted, std::initializer_list<std::string_view> names);
// `binary` when it is a fallback expression whose left side is `left`: the right side as written.
std::string_view fallback_of(const node& binary, const node& left);
// "GET" of "get", "Get", "RequestMethod.GET" or "HttpMethod.Get".
std::string upper_method(std::string_view written);

} // namespace delta::syntax
