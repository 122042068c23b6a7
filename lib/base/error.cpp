// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

namespace delta {

std::string to_string(const error& e) {
    return e.where.empty() ? e.message : e.where + ": " + e.message;
}

} // namespace delta
