// SPDX-License-Identifier: Apache-2.0
// Parameters of a statement and the rows it gives, typed. Everything travels as text, which every server version
// speaks.
#pragma once

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delta::pg {

using timestamp = std::chrono::sys_time<std::chrono::microseconds>;

// The values of $1, $2 …, in order: pg::params{user_id, limit, std::optional<std::string>{}}.
class params {
  public:
    params() = default;
    template <class... Values>
        requires(sizeof...(Values) > 0 &&
                 !(sizeof...(Values) == 1 && (std::same_as<std::decay_t<Values>, params> && ...)))
    explicit(false) params(const Values&... values) { // NOLINT(google-explicit-constructor): a list of values is one
        (add(values), ...);
    }

    void add(std::string_view text);
    void add(const char* text) { add(std::string_view(text)); }
    void add(bool value);
    void add(std::int64_t value);
    void add(std::integral auto value) { add(static_cast<std::int64_t>(value)); }
    void add(double value);
    void add(timestamp value);
    void add(const std::vector<std::string>& values); // text[]
    void add(std::nullopt_t);
    template <class T>
    void add(const std::optional<T>& value) {
        if (value) {
            add(*value);
        } else {
            add(std::nullopt);
        }
    }

    const std::vector<std::optional<std::string>>& values() const { return values_; }

  private:
    std::vector<std::optional<std::string>> values_;
};

// One row of `rows`, which must outlive it. A type that the text is not is a logic_error: the statement is ours.
class row {
  public:
    bool is_null(int column) const;
    std::string_view text(int column) const; // "" for null
    // std::string, bool, std::int64_t, int, double, timestamp, std::vector<std::string>.
    template <class T>
    T get(int column) const;
    template <class T>
    std::optional<T> find(int column) const {
        // Null is empty text too, and most are neither.
        return text(column).empty() && is_null(column) ? std::nullopt : std::optional<T>(get<T>(column));
    }

  private:
    friend class rows;
    row(const void* result, int index) : result_(result), index_(index) {}
    const void* result_;
    int index_;
};

template <>
std::string row::get<std::string>(int column) const;
template <>
bool row::get<bool>(int column) const;
template <>
std::int64_t row::get<std::int64_t>(int column) const;
template <>
int row::get<int>(int column) const;
template <>
double row::get<double>(int column) const;
template <>
timestamp row::get<timestamp>(int column) const;
template <>
std::vector<std::string> row::get<std::vector<std::string>>(int column) const;

// The answer to one statement. Cheap to copy.
class rows {
  public:
    explicit rows(std::shared_ptr<void> result) : result_(std::move(result)) {}
    rows() = default;
    std::size_t size() const;
    bool empty() const { return size() == 0; }
    row operator[](std::size_t index) const { return {result_.get(), static_cast<int>(index)}; }
    // The number the server gives for INSERT, UPDATE and DELETE.
    std::size_t affected() const;
    // What was done, in the server's words: "INSERT 0 1", "ROLLBACK".
    std::string_view command() const;

  private:
    std::shared_ptr<void> result_;
};

} // namespace delta::pg
