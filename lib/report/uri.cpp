// SPDX-License-Identifier: Apache-2.0
#include "report/uri.hpp"

#include <fmt/format.h>

#include <iterator>

#include "base/text.hpp"

namespace delta::report {

std::string to_uri(std::string_view path) {
    constexpr std::string_view kept = "-._~/";
    std::string out;
    out.reserve(path.size());
    for (const char c : path) {
        if (is_alpha(c) || is_digit(c) || kept.find(c) != kept.npos)
            out += c;
        else
            fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace delta::report
