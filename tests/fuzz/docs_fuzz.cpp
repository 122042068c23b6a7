// SPDX-License-Identifier: Apache-2.0
// Any bytes as a documentation file; the first byte picks the format. Places must lie in the file and in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docs/document.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_inside(const delta::span& where, std::size_t size) {
    require(where.begin <= where.end && where.end <= size && where.line >= 1 && where.line <= where.end_line &&
            where.column >= 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto format = static_cast<delta::docs::format>(data[0] % 5);
    const delta::docs::document doc = delta::docs::read(format, "docs/a", bytes);

    require(!doc.sections.empty());
    for (const delta::docs::section& s : doc.sections) {
        require_inside(s.where, bytes.size());
        require(s.parent < doc.sections.size());
    }
    for (const delta::docs::block_info& b : doc.blocks) require_inside(b.where, bytes.size());
    std::uint32_t last = 0;
    for (const delta::docs::mention& m : doc.mentions) {
        require_inside(m.where, bytes.size());
        require(m.section < doc.sections.size() && m.block < doc.blocks.size() && !m.text.empty());
        require(m.where.begin >= last);
        last = m.where.begin;
    }
    return 0;
}
