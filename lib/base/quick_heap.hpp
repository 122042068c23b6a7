// SPDX-License-Identifier: Apache-2.0
// Memory for a program that ends soon: fast to get, and never given back to the system but in large pieces.
#pragma once

#include <cstddef>

namespace delta::quick_heap {

// At least `size` bytes at a multiple of `alignment`, a power of two; null when there are none. What one thread takes
// another may give back.
void* take(std::size_t size, std::size_t alignment = 16) noexcept;
void give(void* block) noexcept;

// How many bytes of a block that was taken may be used.
std::size_t size_of(const void* block) noexcept;

} // namespace delta::quick_heap
