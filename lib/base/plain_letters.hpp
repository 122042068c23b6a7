// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace delta {

enum class digits_as : std::uint8_t { digits, letters }; // "1gn0re" is "ignore" as letters

// A text as its reader hears it: lower-case words of a to z and digits, parted by single spaces. Look-alikes from other
// alphabets, wide, mathematical and accented letters are those they look like; what does not show is left out; letters
// that stand alone in a row are one word.
std::string to_plain_words(std::string_view text, digits_as digits);

} // namespace delta
