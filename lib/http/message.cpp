// SPDX-License-Identifier: Apache-2.0
#include "http/message.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "http/tokens.hpp"

namespace delta::http {

std::optional<std::string_view> fields::find(std::string_view name) const {
    const auto found = std::ranges::find_if(all_, [name](const auto& field) { return is_same(field.first, name); });
    if (found == all_.end()) return std::nullopt;
    return found->second;
}

void fields::add(std::string name, std::string value) {
    all_.emplace_back(std::move(name), std::move(value));
}

void fields::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void fields::remove(std::string_view name) {
    std::erase_if(all_, [name](const auto& field) { return is_same(field.first, name); });
}

std::optional<std::string_view> request::find_query(std::string_view name) const {
    const auto found = std::ranges::find_if(query, [name](const auto& pair) { return pair.first == name; });
    if (found == query.end()) return std::nullopt;
    return found->second;
}

std::optional<std::string_view> request::find_cookie(std::string_view name) const {
    for (const auto& [field, value] : headers) {
        if (!is_same(field, "Cookie")) continue;
        for (const std::string_view piece : split(value, ';')) {
            const std::string_view pair = trim(piece);
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
        }
    }
    return std::nullopt;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100:
            return "Continue";
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Unknown";
    }
}

} // namespace delta::http
