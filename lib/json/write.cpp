// SPDX-License-Identifier: Apache-2.0
#include "json/write.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "base/utf8.hpp"
#include "json/escape.hpp"

namespace delta::json {

namespace {

bool must_escape(char32_t c) {
    if (c == '"' || c == '\\' || c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
    if (c == 0x200E || c == 0x200F || c == 0xFEFF) return true;
    return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void append_text(std::string& out, std::string_view s) {
    out += '"';
    for (std::size_t at = 0; at < s.size();) {
        const code_point next = decode_utf8(s, at);
        if (must_escape(next.value))
            append_escape(out, next.value);
        else
            append_utf8(out, next.value);
        at += next.size;
    }
    out += '"';
}

class writer {
  public:
    explicit writer(bool pretty) : pretty_(pretty) {}

    void write(const boost::json::value& v) {
        switch (v.kind()) {
            case boost::json::kind::null:
                out_ += "null";
                break;
            case boost::json::kind::bool_:
                out_ += v.get_bool() ? "true" : "false";
                break;
            case boost::json::kind::int64:
                out_ += fmt::format("{}", v.get_int64());
                break;
            case boost::json::kind::uint64:
                out_ += fmt::format("{}", v.get_uint64());
                break;
            case boost::json::kind::double_:
                write(v.get_double());
                break;
            case boost::json::kind::string:
                append_text(out_, {v.get_string().data(), v.get_string().size()});
                break;
            case boost::json::kind::array:
                write(v.get_array());
                break;
            case boost::json::kind::object:
                write(v.get_object());
                break;
        }
    }

    std::string take() { return std::move(out_); }

  private:
    void write(double n) { out_ += std::isfinite(n) ? fmt::format("{}", n) : "null"; }

    void write(const boost::json::array& elements) {
        open('[');
        for (const boost::json::value& element : elements) {
            next();
            write(element);
        }
        close(']', elements.empty());
    }

    void write(const boost::json::object& members) {
        open('{');
        for (const boost::json::key_value_pair& member : members) {
            next();
            append_text(out_, {member.key().data(), member.key().size()});
            out_ += pretty_ ? ": " : ":";
            write(member.value());
        }
        close('}', members.empty());
    }

    void open(char bracket) {
        out_ += bracket;
        ++depth_;
    }

    void next() {
        const char last = out_.back();
        if (last != '[' && last != '{') out_ += ',';
        break_line();
    }

    void close(char bracket, bool empty) {
        --depth_;
        if (!empty) break_line();
        out_ += bracket;
    }

    void break_line() {
        if (pretty_) out_.append(1, '\n').append(2 * depth_, ' ');
    }

    bool pretty_;
    std::size_t depth_ = 0;
    std::string out_;
};

std::string written(const boost::json::value& value, bool pretty) {
    writer w(pretty);
    w.write(value);
    return w.take();
}

} // namespace

std::string write_pretty(const boost::json::value& value) {
    return written(value, true) + '\n';
}

std::string write_compact(const boost::json::value& value) {
    return written(value, false);
}

} // namespace delta::json
