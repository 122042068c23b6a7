// SPDX-License-Identifier: Apache-2.0
// How much of a file's content another file holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace delta::git {

// The lines of a text as hashes with their bytes; the order of lines does not count, so a moved paragraph costs
// nothing.
class fingerprint {
  public:
    explicit fingerprint(std::string_view text);

    std::uint64_t size() const { return size_; }
    // Per cent of the larger text that stands in both.
    int similarity(const fingerprint& other) const;

  private:
    struct line {
        std::uint64_t hash;
        std::uint64_t bytes;
    };
    std::vector<line> lines_; // sorted by hash, equal lines summed up
    std::uint64_t size_ = 0;
};

} // namespace delta::git
