// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "drift/candidate.hpp"

namespace delta::drift {

struct weight {
    feature of;
    double value;
};

struct family_weights {
    double intercept;
    std::span<const weight> weights;
};

const family_weights& weights_of(family f);

} // namespace delta::drift
