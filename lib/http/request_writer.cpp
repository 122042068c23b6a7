// SPDX-License-Identifier: Apache-2.0
#include "http/request_writer.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "http/tokens.hpp"

namespace delta::http {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
    if (!is_field_name(name) || !is_field_value(value))
        throw std::logic_error(fmt::format("a request's header field holds control characters: {}", name));
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

bool is_ours(std::string_view name) {
    return is_same(name, "Host") || is_same(name, "Connection") || is_same(name, "Content-Length") ||
           is_same(name, "Transfer-Encoding") || is_same(name, "Proxy-Authorization");
}

} // namespace

std::string make_request_head(const request& r, const url& to, std::string_view user_agent, const request_route& by) {
    if (!is_field_name(r.method)) throw std::logic_error("a request's method is not a word");
    std::string out = r.method + " ";
    if (by.whole_url) out += "http://" + to.authority();
    out += to.target;
    out += " HTTP/1.1\r\n";
    append_field(out, "Host", to.authority());
    if (!r.headers.find("User-Agent")) append_field(out, "User-Agent", user_agent);
    if (!by.proxy_authorization.empty()) append_field(out, "Proxy-Authorization", by.proxy_authorization);
    for (const auto& [name, value] : r.headers)
        if (!is_ours(name)) append_field(out, name, value);
    if (!r.body.empty() || r.method == "POST" || r.method == "PUT" || r.method == "PATCH")
        append_field(out, "Content-Length", std::to_string(r.body.size()));
    out += "\r\n";
    return out;
}

std::string make_connect_head(const url& to, std::string_view user_agent, std::string_view proxy_authorization) {
    const std::string name = to.host.find(':') != std::string::npos ? fmt::format("[{}]", to.host) : to.host;
    const std::string place = fmt::format("{}:{}", name, to.port);
    std::string out = fmt::format("CONNECT {} HTTP/1.1\r\n", place);
    append_field(out, "Host", place);
    append_field(out, "User-Agent", user_agent);
    if (!proxy_authorization.empty()) append_field(out, "Proxy-Authorization", proxy_authorization);
    out += "\r\n";
    return out;
}

} // namespace delta::http
