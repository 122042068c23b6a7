// SPDX-License-Identifier: Apache-2.0
// The words of each section, prose included: whether it speaks of a name in any form. Each is read once.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "drift/candidate.hpp"

namespace delta::drift {

class section_words {
  public:
    explicit section_words(const context& c) : c_(c) {}

    bool have(std::uint32_t doc, std::uint32_t section, std::string_view name);
    // The document as it was before the change, which must have touched it.
    bool had(std::uint32_t doc, std::string_view name);

  private:
    const context& c_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::unordered_set<std::string_view>> known_;
    std::map<std::uint32_t, std::unordered_set<std::string_view>> before_;
};

} // namespace delta::drift
