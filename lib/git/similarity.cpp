// SPDX-License-Identifier: Apache-2.0
#include "git/similarity.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace delta::git {

fingerprint::fingerprint(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view content = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (content.ends_with('\r')) content.remove_suffix(1);
        lines_.push_back({hash64(content), content.size() + 1});
        size_ += content.size() + 1;
    }
    std::ranges::sort(lines_, {}, &line::hash);
    std::size_t kept = 0;
    for (const line& next : lines_) {
        if (kept > 0 && lines_[kept - 1].hash == next.hash) {
            lines_[kept - 1].bytes += next.bytes;
        } else {
            lines_[kept++] = next;
        }
    }
    lines_.resize(kept);
}

int fingerprint::similarity(const fingerprint& other) const {
    std::uint64_t common = 0;
    auto a = lines_.begin();
    auto b = other.lines_.begin();
    while (a != lines_.end() && b != other.lines_.end()) {
        if (a->hash == b->hash) common += std::min(a->bytes, b->bytes);
        const bool step_a = a->hash <= b->hash;
        const bool step_b = b->hash <= a->hash;
        if (step_a) ++a;
        if (step_b) ++b;
    }
    const std::uint64_t larger = std::max(size_, other.size_);
    return larger == 0 ? 0 : static_cast<int>(common * 100 / larger);
}

} // namespace delta::git
