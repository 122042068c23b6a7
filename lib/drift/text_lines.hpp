// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <unordered_map>

#include "base/text.hpp"

namespace delta::drift {

// Where the lines of each text begin; a text is read once, however many findings quote it. Not for several threads.
class text_lines {
  public:
    // The text's bytes must stay where they are.
    const line_index& of(std::string_view text) const { return known_.try_emplace(text.data(), text).first->second; }

  private:
    mutable std::unordered_map<const char*, line_index> known_;
};

} // namespace delta::drift
