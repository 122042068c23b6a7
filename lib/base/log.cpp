// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <atomic>

#include "base/rfc3339.hpp"

namespace delta::log {
namespace {

std::atomic<level> least_written{level::warn};
std::atomic<format> written_as{format::text};

spdlog::logger& sink() {
    static const std::shared_ptr<spdlog::logger> logger = [] {
        auto made = std::make_shared<spdlog::logger>("delta", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_level(spdlog::level::trace);
        made->set_pattern("%v");
        return made;
    }();
    return *logger;
}

constexpr std::array<std::string_view, 5> level_names{"debug", "info", "warn", "error", "off"};

// Enough of JSON's string syntax to be one line whatever the bytes are; also used by logfmt for what needs quotes.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    out += '"';
}

bool needs_quotes(std::string_view text) {
    if (text.empty()) return true;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '=' || c == '\\' || c == 0x7f) return true;
    }
    return false;
}

void append_value(std::string& out, format as, const field& f) {
    if (const auto* const text = std::get_if<std::string>(&f.value)) {
        if (as == format::json || needs_quotes(*text)) {
            append_quoted(out, *text);
        } else {
            out += *text;
        }
        return;
    }
    std::visit(
        [&](const auto& value) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::string>)
                fmt::format_to(std::back_inserter(out), "{}", value);
        },
        f.value);
}

void append_fields(std::string& out, format as, std::string_view event, fields what) {
    const bool json = as == format::json;
    out += json ? "\"event\":" : "event=";
    append_value(out, as, {"event", event});
    for (const field& f : what) {
        out += json ? "," : " ";
        if (json) {
            append_quoted(out, f.key);
        } else {
            out += f.key;
        }
        out += json ? ":" : "=";
        append_value(out, as, f);
    }
}

// Microseconds, UTC.

std::string timestamp() {
    return to_rfc3339(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
}

} // namespace

void configure(level least, format as) {
    least_written = least;
    written_as = as;
}

bool enabled(level at) noexcept {
    return at >= least_written.load(std::memory_order_relaxed);
}

std::string render(format as, std::string_view event, fields what) {
    std::string out;
    append_fields(out, as, event, what);
    return as == format::json ? "{" + out + "}" : out;
}

void write(level at, std::string_view event, fields what) {
    if (!enabled(at)) return;
    const format as = written_as;
    const std::string_view name = level_names[static_cast<std::size_t>(at)];
    std::string line;
    if (as == format::json) {
        line = fmt::format(R"({{"time":"{}","level":"{}",)", timestamp(), name);
        append_fields(line, as, event, what);
        line += '}';
    } else {
        line = fmt::format("time={} level={} ", timestamp(), name);
        append_fields(line, as, event, what);
    }
    sink().log(spdlog::level::info, spdlog::string_view_t(line.data(), line.size()));
    if (at == level::error) sink().flush();
}

} // namespace delta::log
