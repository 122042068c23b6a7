// SPDX-License-Identifier: Apache-2.0
#include "http/response_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <stdexcept>

#include "http/tokens.hpp"

namespace delta::http {
namespace {

void append_number(std::string& out, std::size_t number, int base) {
    std::array<char, 20> digits{};
    const auto [end, ignored] = std::to_chars(digits.data(), digits.data() + digits.size(), number, base);
    out.append(digits.data(), end);
}

void append_status_line(std::string& out, int status) {
    if (status == 200) {
        out += "HTTP/1.1 200 OK\r\n";
        return;
    }
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(status), 10);
    out += ' ';
    out += reason_phrase(status);
    out += "\r\n";
}

bool is_of_the_server(std::string_view name) {
    return is_same(name, "Content-Length") || is_same(name, "Connection") || is_same(name, "Transfer-Encoding") ||
           is_same(name, "Date");
}

void append_fields(std::string& out, const fields& all) {
    for (const auto& [name, value] : all) {
        if (!is_field_name(name) || !is_field_value(value))
            throw std::logic_error("a response's header field holds control characters: " + name);
        if (is_of_the_server(name)) continue;
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
}

bool never_has_body(int status) {
    return status == 204 || status == 304 || status < 200;
}

} // namespace

bool has_body(const response& r, const response_frame& frame) {
    return !frame.is_head && !never_has_body(r.status);
}

void append_head(std::string& out, const response& r, const response_frame& frame, std::string_view date) {
    append_status_line(out, r.status);
    out += "Date: ";
    out += date;
    out += "\r\n";
    append_fields(out, r.headers);
    if (!frame.keeps_alive)
        out += "Connection: close\r\n";
    else if (frame.is_http_1_0)
        out += "Connection: keep-alive\r\n";
    if (r.stream) {
        if (!frame.is_http_1_0) out += "Transfer-Encoding: chunked\r\n";
    } else if (!never_has_body(r.status)) {
        out += "Content-Length: ";
        append_number(out, r.body.size(), 10);
        out += "\r\n";
    }
    out += "\r\n";
}

void append_chunk(std::string& out, std::string_view piece) {
    append_number(out, piece.size(), 16);
    out += "\r\n";
    out += piece;
    out += "\r\n";
}

std::string to_http_date(std::time_t when) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    ::gmtime_r(&when, &utc);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(utc.tm_wday)),
                       utc.tm_mday, months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                       utc.tm_min, utc.tm_sec);
}

} // namespace delta::http
