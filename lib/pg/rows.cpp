// SPDX-License-Identifier: Apache-2.0
#include "pg/rows.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <stdexcept>

#include "base/rfc3339.hpp"
#include "pg/failure.hpp"
#include "pg/text_format.hpp"

namespace delta::pg {
namespace {

PGresult* result_of(const void* result) {
    // libpq's readers take a pointer to non-const and change nothing.
    return static_cast<PGresult*>(const_cast<void*>(result)); // NOLINT(cppcoreguidelines-pro-type-const-cast): as above
}

[[noreturn]] void throw_mismatch(std::string_view text, const char* wanted) {
    throw std::logic_error(fmt::format("a column holds \"{}\", which is no {}", text.substr(0, 40), wanted));
}

template <class Number>
Number to_number(std::string_view text, const char* wanted) {
    Number number{};
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (ec != std::errc{} || end != text.data() + text.size()) throw_mismatch(text, wanted);
    return number;
}

} // namespace

void params::add(std::string_view text) {
    // libpq would silently send what stands before the NUL; this is the server's own answer to such a byte.
    if (text.find('\0') != std::string_view::npos) throw failure("a text holds a NUL byte", "22021");
    values_.emplace_back(text);
}

void params::add(bool value) {
    values_.emplace_back(value ? "t" : "f");
}

void params::add(std::int64_t value) {
    values_.emplace_back(fmt::to_string(value));
}

void params::add(double value) {
    values_.emplace_back(fmt::to_string(value));
}

void params::add(timestamp value) {
    values_.emplace_back(to_rfc3339(value));
}

void params::add(const std::vector<std::string>& values) {
    add(std::string_view(write_array(values)));
}

void params::add(std::nullopt_t) {
    values_.emplace_back();
}

bool row::is_null(int column) const {
    return PQgetisnull(result_of(result_), index_, column) != 0;
}

std::string_view row::text(int column) const {
    PGresult* const result = result_of(result_);
    const char* const value = PQgetvalue(result, index_, column);
    if (value == nullptr)
        throw std::logic_error(fmt::format("the answer has no row {} with a column {}", index_, column));
    return {value, static_cast<std::size_t>(PQgetlength(result, index_, column))};
}

template <>
std::string row::get(int column) const {
    return std::string(text(column));
}

template <>
bool row::get(int column) const {
    const std::string_view value = text(column);
    if (value != "t" && value != "f") throw_mismatch(value, "truth value");
    return value == "t";
}

template <>
std::int64_t row::get(int column) const {
    return to_number<std::int64_t>(text(column), "whole number");
}

template <>
int row::get(int column) const {
    return to_number<int>(text(column), "small whole number");
}

template <>
double row::get(int column) const {
    return to_number<double>(text(column), "number");
}

template <>
timestamp row::get(int column) const {
    const std::string_view value = text(column);
    const std::optional<timestamp> read = read_timestamp(value);
    if (!read) throw_mismatch(value, "point in time");
    return *read;
}

template <>
std::vector<std::string> row::get(int column) const {
    const std::string_view value = text(column);
    std::optional<std::vector<std::string>> read = read_array(value);
    if (!read) throw_mismatch(value, "list of texts");
    return *std::move(read);
}

std::size_t rows::size() const {
    return result_ ? static_cast<std::size_t>(PQntuples(result_of(result_.get()))) : 0;
}

std::size_t rows::affected() const {
    if (!result_) return 0;
    const std::string_view count = PQcmdTuples(result_of(result_.get()));
    return count.empty() ? 0 : to_number<std::size_t>(count, "number of rows");
}

std::string_view rows::command() const {
    return result_ ? PQcmdStatus(result_of(result_.get())) : "";
}

} // namespace delta::pg
