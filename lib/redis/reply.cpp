// SPDX-License-Identifier: Apache-2.0
#include "redis/reply.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace delta::redis {
namespace {

[[noreturn]] void refuse(const reply& r, const char* expected) {
    if (const auto* const wrong = std::get_if<error_reply>(&r.value)) throw failure(wrong->message);
    static constexpr std::array<const char*, 4> names{"nothing", "a number", "text", "a list"};
    throw upstream_failure(std::string("Redis answered with ") + names.at(r.value.index()) + " in place of " + expected,
                           0);
}

} // namespace

bool failure::retryable() const noexcept {
    static constexpr std::array<std::string_view, 6> passing{"LOADING", "READONLY",   "OOM",
                                                             "BUSY",    "MASTERDOWN", "TRYAGAIN"};
    const std::string_view text(what());
    return std::ranges::find(passing, text.substr(0, text.find(' '))) != passing.end();
}

std::string failure::code() const {
    const std::string_view text(what());
    return std::string(text.substr(0, text.find(' ')));
}

std::int64_t reply::integer() const {
    if (const auto* const number = std::get_if<std::int64_t>(&value)) return *number;
    refuse(*this, "a number");
}

const std::string& reply::text() const {
    if (const auto* const text = std::get_if<std::string>(&value)) return *text;
    refuse(*this, "text");
}

const reply_list& reply::list() const {
    if (const auto* const list = std::get_if<reply_list>(&value)) return *list;
    refuse(*this, "a list");
}

std::optional<std::string> reply::find_text() const {
    return is_nil() ? std::nullopt : std::optional(text());
}

} // namespace delta::redis
