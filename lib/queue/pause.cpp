// SPDX-License-Identifier: Apache-2.0
#include "queue/pause.hpp"

#include <algorithm>
#include <cmath>

namespace delta::queue {

std::chrono::milliseconds make_pause(const retry_pauses& pauses, int failed, double spread) {
    constexpr double growth = 4;
    constexpr double most_added = 0.2;
    const double first = static_cast<double>(pauses.first.count());
    const double longest = static_cast<double>(pauses.longest.count());
    const double pause = std::min(first * std::pow(growth, std::max(failed, 1) - 1), longest);
    return std::chrono::milliseconds(std::llround(pause * (1 + most_added * spread)));
}

} // namespace delta::queue
