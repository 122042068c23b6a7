// SPDX-License-Identifier: Apache-2.0
#include "llm/budget.hpp"

#include <fmt/format.h>

namespace delta::llm {

std::optional<std::string> budget::take(std::int64_t tokens, time_point now) {
    if (now >= until_) return fmt::format("its {} seconds are used up", limits_.time.count());
    if (calls_ >= limits_.calls) return fmt::format("its {} calls are used up", limits_.calls);
    if (tokens_ + tokens > limits_.tokens) return fmt::format("its {} tokens are used up", limits_.tokens);
    ++calls_;
    tokens_ += tokens;
    return std::nullopt;
}

} // namespace delta::llm
