// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace delta::queue {

struct retry_pauses {
    std::chrono::milliseconds first = std::chrono::seconds(15);
    std::chrono::milliseconds longest = std::chrono::hours(1);
};

// Before the attempt after `failed` failed ones (from 1): each is four times the one before. `spread`, from 0 to 1, is
// chance: up to a fifth is added, so that what failed together does not come back together.
std::chrono::milliseconds make_pause(const retry_pauses& pauses, int failed, double spread);

} // namespace delta::queue
