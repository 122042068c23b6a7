// SPDX-License-Identifier: Apache-2.0
// A check is short, and much of it is getting memory: the release build of `delta` gets it from quick_heap.hpp, its C
// libraries too. The service, which goes on, keeps the C library's.
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/quick_heap.hpp"

namespace heap = delta::quick_heap;

namespace {

void* or_errno(void* block) {
    if (block == nullptr) errno = ENOMEM;
    return block;
}

} // namespace

extern "C" {

void* malloc(std::size_t size) {
    return or_errno(heap::take(size));
}

void free(void* block) {
    heap::give(block);
}

void* calloc(std::size_t count, std::size_t each) {
    std::size_t size = 0;
    if (__builtin_mul_overflow(count, each, &size)) return or_errno(nullptr);
    void* const block = or_errno(heap::take(size));
    return block == nullptr ? nullptr : std::memset(block, 0, size);
}

void* realloc(void* block, std::size_t size) {
    if (block == nullptr) return malloc(size);
    const std::size_t old_size = heap::size_of(block);
    if (size <= old_size && size >= old_size / 2) return block;
    void* const moved = or_errno(heap::take(size));
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, block, size < old_size ? size : old_size);
    heap::give(block);
    return moved;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return or_errno(heap::take(size, alignment));
}

void* memalign(std::size_t alignment, std::size_t size) {
    return or_errno(heap::take(size, alignment));
}

int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
    void* const block = heap::take(size, alignment);
    if (block == nullptr) return ENOMEM;
    *out = block;
    return 0;
}

void* valloc(std::size_t size) {
    return or_errno(heap::take(size, 4096));
}

void* pvalloc(std::size_t size) {
    return or_errno(heap::take((size + 4095) / 4096 * 4096, 4096));
}

std::size_t malloc_usable_size(void* block) {
    return block == nullptr ? 0 : heap::size_of(block);
}
}
