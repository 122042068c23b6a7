// SPDX-License-Identifier: Apache-2.0
// One line per event on stderr, as logfmt or JSON: a fixed event name and fixed keys.
//
//     log::info("job_done", {{"job", id}, {"ms", elapsed}});
//
// error: a person must look; warn: recovered; info: one line per request or job; debug: SQL and HTTP heads.
// Bodies, tokens and keys are never logged.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace delta::log {

enum class level : std::uint8_t { debug, info, warn, error, off };
enum class format : std::uint8_t { text, json };

// Once, before other threads log. Until then: warn, text.
void configure(level least, format as);
bool enabled(level at) noexcept;

struct field {
    std::string_view key;
    std::variant<std::string, std::int64_t, double, bool> value;

    field(std::string_view k, bool v) : key(k), value(v) {}
    field(std::string_view k, std::string v) : key(k), value(std::move(v)) {}
    field(std::string_view k, std::string_view v) : key(k), value(std::string(v)) {}
    field(std::string_view k, const char* v) : key(k), value(std::string(v)) {}
    field(std::string_view k, std::floating_point auto v) : key(k), value(static_cast<double>(v)) {}
    field(std::string_view k, std::integral auto v) : key(k), value(static_cast<std::int64_t>(v)) {}
};
using fields = std::initializer_list<field>;

void write(level at, std::string_view event, fields what);

inline void debug(std::string_view event, fields what = {}) {
    write(level::debug, event, what);
}
inline void info(std::string_view event, fields what = {}) {
    write(level::info, event, what);
}
inline void warn(std::string_view event, fields what = {}) {
    write(level::warn, event, what);
}
inline void error(std::string_view event, fields what = {}) {
    write(level::error, event, what);
}

// The line without its time, level and end: what `write` makes of it. For tests.
std::string render(format as, std::string_view event, fields what);

} // namespace delta::log
