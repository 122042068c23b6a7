// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace delta::git {

// In the words of git and libgit2, which know no number for it.
inline bool tells_of_full_disk(std::string_view message) {
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
}

} // namespace delta::git
