// SPDX-License-Identifier: Apache-2.0
// Where in a text a call, decorator or other place of an interface can be at all, so that a walk may pass by subtrees
// without one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "syntax/language.hpp"

namespace delta::syntax {

class trigger_scan {
  public:
    trigger_scan(language lang, std::string_view source);
    // True when the stretch may hold something. `begin` must not decrease from call to call.
    bool may_hold(std::uint32_t begin, std::uint32_t end);

  private:
    enum kind : std::uint8_t { plain, certain, perhaps }; // perhaps: the first letter of a word

    bool is_word_at(std::size_t at) const;

    std::string_view source_;
    std::string_view words_; // three-letter words, one after the other
    std::array<kind, 256> kinds_{};
    bool anywhere_; // the language needs no mark for a call
    std::size_t next_ = 0;
};

} // namespace delta::syntax
