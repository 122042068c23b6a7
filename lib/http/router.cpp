// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

namespace delta::http {
namespace {

struct endpoint {
    std::string pattern;
    std::vector<std::string> names; // of its parameters, in order
    handler serve;
};

// One segment of the known paths.
struct node {
    std::map<std::string, std::unique_ptr<node>, std::less<>> literals;
    std::unique_ptr<node> parameter;
    std::map<std::string, endpoint, std::less<>> methods;
};

// Takes the first segment off `path`, which begins with '/'.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_end(std::string_view path) {
    return path.empty() || path == "/";
}

// Depth is bounded by the longest pattern. A literal segment wins over a parameter.
const node* find_node(const node& at, std::string_view path, std::vector<std::string_view>& values) {
    if (is_end(path)) return at.methods.empty() ? nullptr : &at;
    const std::string_view segment = take_segment(path);
    if (const auto literal = at.literals.find(segment); literal != at.literals.end())
        if (const node* const found = find_node(*literal->second, path, values)) return found;
    if (!at.parameter || segment.empty()) return nullptr;
    values.push_back(segment);
    if (const node* const found = find_node(*at.parameter, path, values)) return found;
    values.pop_back();
    return nullptr;
}

std::vector<std::string> allowed_methods(const node& at) {
    std::vector<std::string> all{"OPTIONS"};
    for (const auto& [method, ignored] : at.methods) all.push_back(method);
    if (at.methods.contains("GET")) all.emplace_back("HEAD");
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

bool is_below(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

} // namespace

struct router::impl {
    node root;
    handler fallback;
    std::vector<std::string> reserved;
};

router::router() : impl_(std::make_unique<impl>()) {}
router::~router() = default;
router::router(router&&) noexcept = default;
router& router::operator=(router&&) noexcept = default;

void router::add(std::string method, std::string_view pattern, handler serve) {
    if (!pattern.starts_with('/')) throw std::logic_error("a route's pattern begins with '/': " + std::string(pattern));
    node* at = &impl_->root;
    endpoint added{std::string(pattern), {}, std::move(serve)};
    for (std::string_view rest = pattern; !is_end(rest);) {
        const std::string_view segment = take_segment(rest);
        const bool is_parameter = segment.starts_with('{') && segment.ends_with('}');
        if (is_parameter) added.names.emplace_back(segment.substr(1, segment.size() - 2));
        std::unique_ptr<node>& next = is_parameter ? at->parameter : at->literals[std::string(segment)];
        if (!next) next = std::make_unique<node>();
        at = next.get();
    }
    if (!at->methods.emplace(method, std::move(added)).second)
        throw std::logic_error("a route is there already: " + method + " " + std::string(pattern));
}

void router::set_fallback(handler serve, std::vector<std::string> reserved_prefixes) {
    impl_->fallback = std::move(serve);
    impl_->reserved = std::move(reserved_prefixes);
}

route_match router::find(request& to) const {
    to.parameters.clear();
    to.route.clear();
    const std::string_view method = to.method == "HEAD" ? std::string_view("GET") : std::string_view(to.method);
    std::vector<std::string_view> values;
    const node* const at = to.path.starts_with('/') ? find_node(impl_->root, to.path, values) : nullptr;
    if (at == nullptr) {
        const bool is_ours = !impl_->fallback || method != "GET" || !to.path.starts_with('/') ||
                             std::ranges::any_of(impl_->reserved, [&](const auto& p) { return is_below(to.path, p); });
        return {is_ours ? nullptr : &impl_->fallback, {}};
    }
    const auto found = at->methods.find(method);
    if (found == at->methods.end()) return {nullptr, allowed_methods(*at)};
    const endpoint& chosen = found->second;
    for (std::size_t i = 0; i < chosen.names.size(); ++i) to.parameters.emplace(chosen.names[i], values[i]);
    to.route = chosen.pattern;
    return {&chosen.serve, {}};
}

} // namespace delta::http
