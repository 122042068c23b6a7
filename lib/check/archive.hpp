// SPDX-License-Identifier: Apache-2.0
// Structs as bytes and back, for the index: numbers as LEB128, texts and lists behind their length.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/span.hpp"

namespace delta::check {

// `archive(a, value)` hands the members of a struct to a writer or, not const, to a reader.
template <class T, class Struct>
concept either = std::same_as<std::remove_const_t<T>, Struct>;

void archive(auto& a, either<span> auto& s) {
    auto& [begin, end, line, column, end_line, end_column] = s;
    a(begin, end, line, column, end_line, end_column);
}

// True for places of a text of `size` bytes, which has at most one line more, none of them longer.
inline bool fits(const span& s, std::size_t size) {
    return s.begin <= s.end && s.end <= size && s.line <= size + 1 && s.end_line <= size + 1 && s.column <= size + 1 &&
           s.end_column <= size + 1;
}

class byte_writer {
  public:
    template <class... Fields>
    void operator()(const Fields&... fields) {
        (write(fields), ...);
    }
    std::string take() { return std::move(out_); }

  private:
    void number(std::uint64_t n) {
        for (; n >= 0x80; n >>= 7U) out_ += static_cast<char>(n | 0x80U);
        out_ += static_cast<char>(n);
    }
    void write(std::string_view text) {
        number(text.size());
        out_ += text;
    }
    void write(const std::string& text) { write(std::string_view(text)); }
    template <class T>
    void write(const std::vector<T>& list) {
        number(list.size());
        for (const T& item : list) write(item);
    }
    template <class T>
    void write(const T& value) {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            number(static_cast<std::uint64_t>(value));
        } else {
            archive(*this, value);
        }
    }

    std::string out_;
};

// Any bytes can be read: what does not fit gives zeros and makes `failed`.
class byte_reader {
  public:
    explicit byte_reader(std::string_view bytes) : rest_(bytes) {}

    template <class... Fields>
    void operator()(Fields&... fields) {
        (read(fields), ...);
    }
    bool failed() const { return failed_; }
    bool at_end() const { return rest_.empty(); }

  private:
    std::uint64_t number() {
        std::uint64_t n = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            n |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) return n;
        }
        failed_ = true;
        return 0;
    }
    // A length or a count; each item takes a byte or more.
    std::size_t count() {
        const std::uint64_t n = number();
        if (n <= rest_.size()) return static_cast<std::size_t>(n);
        failed_ = true;
        return 0;
    }
    void read(std::string& text) {
        const std::size_t size = count();
        text.assign(rest_.substr(0, size));
        rest_.remove_prefix(size);
    }
    template <class T>
    void read(std::vector<T>& list) {
        const std::size_t size = count();
        list.reserve(size);
        for (std::size_t i = 0; i < size && !failed_; ++i) read(list.emplace_back());
    }
    template <class T>
    void read(T& value) {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            value = static_cast<T>(number());
        } else {
            archive(*this, value);
        }
    }

    std::string_view rest_;
    bool failed_ = false;
};

} // namespace delta::check
