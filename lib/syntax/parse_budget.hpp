// SPDX-License-Identifier: Apache-2.0
// Bounds what one parse may cost.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>

namespace delta::syntax {

// tree-sitter's recovery from errors is quadratic on text made for it (a line of ten thousand quotes), and its own
// count of operations does not show that. What it allocates and how much text it asks for do, and, other than time,
// they are the same on every machine and under every load (but for some kilobytes that a parser keeps between files).
class parse_budget {
  public:
    explicit parse_budget(std::string_view source);

    // Null when the budget was spent; `parser` may be used again in any case. `edited` is null or the tree of an
    // earlier text, told what has changed in it.
    TSTree* parse(TSParser* parser, const TSTree* edited = nullptr);

  private:
    static const char* read(void* self, std::uint32_t offset, TSPoint position, std::uint32_t* size);
    static bool is_spent(TSParseState* state);
    bool spent() const;

    std::string_view source_;
    std::uint64_t limit_;
    std::uint64_t read_ = 0;
    bool cut_short_ = false;
};

} // namespace delta::syntax
