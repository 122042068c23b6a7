// SPDX-License-Identifier: Apache-2.0
#include "base/quick_heap.hpp"

#include <cstdint>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using namespace delta;

namespace {

// Fills a block as far as it may be used, so that blocks that overlap spoil each other.
struct filled {
    unsigned char* bytes;
    std::size_t size;
    unsigned char with;

    filled(std::size_t wanted, unsigned char c, std::size_t alignment = 16)
        : bytes(static_cast<unsigned char*>(quick_heap::take(wanted, alignment))),
          size(quick_heap::size_of(bytes)),
          with(c) {
        std::memset(bytes, with, size);
    }
    bool is_whole() const {
        for (std::size_t i = 0; i < size; ++i)
            if (bytes[i] != with) return false;
        return true;
    }
};

} // namespace

TEST_CASE("quick_heap: blocks are as large as asked for, aligned, and apart from each other") {
    std::vector<filled> blocks;
    unsigned char c = 0;
    for (std::size_t size = 0; size < 5000; size += 37) blocks.emplace_back(size, ++c);
    for (std::size_t size = 5000; size < 6'000'000; size = size * 5 / 4) blocks.emplace_back(size, ++c);

    for (const filled& block : blocks) {
        CHECK(block.is_whole());
        CHECK(reinterpret_cast<std::uintptr_t>(block.bytes) % 16 == 0);
    }
    std::size_t i = 0;
    for (std::size_t size = 0; size < 5000; size += 37) CHECK(blocks[i++].size >= size);
    for (std::size_t size = 5000; size < 6'000'000; size = size * 5 / 4) CHECK(blocks[i++].size >= size);
    for (const filled& block : blocks) quick_heap::give(block.bytes);
}

TEST_CASE("quick_heap: a block given back is the next of its size") {
    void* const first = quick_heap::take(1000);
    quick_heap::give(first);
    void* const second = quick_heap::take(1000);

    CHECK(first == second);
    quick_heap::give(second);
    quick_heap::give(nullptr);
}

TEST_CASE("quick_heap: alignments up to a huge page") {
    for (std::size_t alignment = 1; alignment <= 2U << 20U; alignment *= 2) {
        const filled block(100, 7, alignment);
        CHECK(reinterpret_cast<std::uintptr_t>(block.bytes) % alignment == 0);
        CHECK(block.size >= 100);
        CHECK(block.is_whole());
        quick_heap::give(block.bytes);
    }
}

TEST_CASE("quick_heap: what cannot be is null") {
    CHECK(quick_heap::take(std::numeric_limits<std::size_t>::max()) == nullptr);
    CHECK(quick_heap::take(std::numeric_limits<std::size_t>::max() / 2) == nullptr);
    CHECK(quick_heap::take(16, std::size_t{1} << 40U) == nullptr);
}

TEST_CASE("quick_heap: threads give back each other's blocks, and the next thread has what an ended one had") {
    for (int round = 0; round < 20; ++round) {
        std::vector<filled> mine;
        for (std::size_t i = 0; i < 2000; ++i) mine.emplace_back(i % 700, static_cast<unsigned char>(i));
        bool all_whole = true;
        std::thread other([&] {
            std::vector<filled> theirs;
            for (std::size_t i = 0; i < 2000; ++i) {
                theirs.emplace_back(i % 900, static_cast<unsigned char>(i + 1));
                all_whole = all_whole && mine[i].is_whole();
                quick_heap::give(mine[i].bytes);
            }
            for (const filled& block : theirs) {
                all_whole = all_whole && block.is_whole();
                quick_heap::give(block.bytes);
            }
        });
        other.join();
        CHECK(all_whole);
    }
}
