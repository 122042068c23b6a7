// SPDX-License-Identifier: Apache-2.0
// JSON written as it is said, with no tree of values in between: an answer of many rows is mostly what such a tree
// costs.
#pragma once

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace delta::json {

// Commas are its own; that each object and list ends, and that members have names, is its caller's. Text is UTF-8.
class text {
  public:
    void begin_object() { begin('{'); }
    void end_object() { out_ += '}'; }
    void begin_list() { begin('['); }
    void end_list() { out_ += ']'; }

    // What is written next is this member's. The name needs no escaping.
    void name(std::string_view of);
    template <class T>
    void member(std::string_view of, const T& what) {
        name(of);
        value(what);
    }

    void value(std::nullptr_t);
    void value(std::same_as<bool> auto b) { write_word(b ? "true" : "false"); }
    void value(std::integral auto number)
        requires(!std::same_as<decltype(number), bool>)
    {
        write_number(static_cast<std::int64_t>(number));
    }
    void value(double number);
    void value(std::string_view s);
    void value(const std::string& s) { value(std::string_view(s)); }
    void value(const char* s) { value(std::string_view(s)); }
    // RFC 3339.
    void value(std::chrono::sys_time<std::chrono::microseconds> t);
    template <class T>
    void value(const std::vector<T>& all) {
        list(all, [](text& out, const T& each) { out.value(each); });
    }
    template <class T>
    void value(const std::optional<T>& perhaps) {
        if (perhaps) {
            value(*perhaps);
        } else {
            value(nullptr);
        }
    }

    // Each is written by `write(*this, each)`.
    template <class List, class Write>
    void list(const List& all, Write write) {
        begin_list();
        const std::size_t begin = out_.size();
        for (std::size_t i = 0; i < all.size(); ++i) {
            write(*this, all[i]);
            // The others will be about as long as the first.
            if (i == 0) out_.reserve(std::min(begin + (out_.size() - begin + 16) * all.size(), most_reserved));
        }
        end_list();
    }

    std::string take() { return std::move(out_); }

  private:
    static constexpr std::size_t most_reserved = 64 * std::size_t{1024};

    void begin(char bracket) {
        separate();
        out_ += bracket;
    }
    bool follows_value() const;
    // What needs no escaping; behind a name comes a colon.
    void write_quoted(std::string_view plain, bool is_name);
    void separate();
    void write_word(std::string_view word);
    void write_number(std::int64_t number);

    std::string out_;
};

} // namespace delta::json
