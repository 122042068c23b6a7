// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace delta::pg {

namespace detail {

template <const std::string_view&... Parts>
constexpr auto joined_parts = [] {
    std::array<char, (Parts.size() + ... + 1)> text{};
    auto* end = text.begin();
    ((end = std::ranges::copy(Parts, end).out), ...);
    return text;
}();

} // namespace detail

// A statement put together, at compile time, from parts that several statements share, such as a list of columns.
template <const std::string_view&... Parts>
constexpr std::string_view sql{detail::joined_parts<Parts...>.data(), (Parts.size() + ... + 0)};

} // namespace delta::pg
