// SPDX-License-Identifier: Apache-2.0
// Each thread cuts blocks of a few dozen sizes from pieces of its own and keeps those given back in a list per size.
// The system is asked for huge pages: to have it bring in memory in pages of 4 KiB takes longer than most checks do
// else.
#include "base/quick_heap.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <mutex>

namespace delta::quick_heap {
namespace {

constexpr std::size_t huge_page = 2U << 20U;
constexpr std::size_t region_size = 32 * huge_page;
constexpr std::size_t piece_size = huge_page / 4;
constexpr std::size_t largest_listed = piece_size / 2; // what is larger is the system's
constexpr std::uint32_t unlisted = ~0U;

// Stands right before each block. `behind` is how far the block lies behind what was cut, the head included.
struct head {
    std::uint32_t list;
    std::uint32_t behind;
    std::size_t cut;
};
static_assert(sizeof(head) == 16);

// Multiples of 16 up to 512, then four sizes between two powers of two.
constexpr std::uint32_t list_of(std::size_t size) {
    if (size <= 512) return static_cast<std::uint32_t>((size + 15) / 16);
    const auto power = static_cast<std::uint32_t>(std::bit_width(size - 1)) - 1;
    return 33 + (power - 9) * 4 + static_cast<std::uint32_t>((size - 1) >> (power - 2) & 3U);
}
constexpr std::size_t size_in(std::uint32_t list) {
    if (list <= 32) return std::size_t{list} * 16;
    const std::uint32_t power = (list - 33) / 4 + 9;
    return (std::size_t{1} << power) + (std::size_t{(list - 33) % 4 + 1} << (power - 2));
}
constexpr std::size_t lists = list_of(largest_listed) + 1;
static_assert(size_in(list_of(513)) == 640 && size_in(lists - 1) == largest_listed);

struct free_block {
    free_block* next;
};

// What a thread has; the next thread takes over what an ended one had.
struct holdings {
    std::array<free_block*, lists> given{};
    char* begin = nullptr;
    char* end = nullptr;
    holdings* next = nullptr;
};

constinit std::mutex guard;
constinit char* region = nullptr;
constinit char* region_end = nullptr;
constinit holdings* idle = nullptr;

char* map(std::size_t size) {
    void* const got = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return got == MAP_FAILED ? nullptr : static_cast<char*>(got);
}

// Under `guard`.
char* cut_region(std::size_t size) {
    if (static_cast<std::size_t>(region_end - region) < size) {
        char* const got = map(region_size + huge_page);
        if (got == nullptr) return nullptr;
        region = got + (huge_page - reinterpret_cast<std::uintptr_t>(got) % huge_page);
        region_end = region + region_size;
        ::madvise(region, region_size, MADV_HUGEPAGE);
    }
    char* const out = region;
    region += size;
    return out;
}

thread_local constinit holdings* own = nullptr;

struct at_end {
    ~at_end() {
        const std::lock_guard lock(guard);
        own->next = idle;
        idle = own;
        own = nullptr;
    }
};

holdings* get_holdings() {
    if (own != nullptr) return own;
    {
        const std::lock_guard lock(guard);
        if (idle != nullptr) {
            own = idle;
            idle = idle->next;
        } else if (char* const place = cut_region((sizeof(holdings) + 63) / 64 * 64)) {
            own = new (place) holdings;
        }
    }
    // To have the end told takes memory, which there is by now.
    if (own != nullptr) static thread_local const at_end told;
    return own;
}

bool refill(holdings& mine) {
    const std::lock_guard lock(guard);
    char* const got = cut_region(piece_size);
    if (got == nullptr) return false;
    mine.begin = got;
    mine.end = got + piece_size;
    return true;
}

char* cut(holdings& mine, std::uint32_t list) {
    if (free_block* const known = mine.given.at(list)) {
        mine.given.at(list) = known->next;
        return reinterpret_cast<char*>(known);
    }
    const std::size_t size = size_in(list);
    if (static_cast<std::size_t>(mine.end - mine.begin) < size && !refill(mine)) return nullptr;
    char* const out = mine.begin;
    mine.begin += size;
    return out;
}

head* head_of(const void* block) {
    return reinterpret_cast<head*>(const_cast<char*>(static_cast<const char*>(block))) - 1;
}

} // namespace

void* take(std::size_t size, std::size_t alignment) noexcept {
    const std::size_t more = sizeof(head) + (alignment > 16 ? alignment : 0);
    if (size > PTRDIFF_MAX - more || alignment > huge_page) return nullptr;
    const std::size_t whole = size + more;
    const std::uint32_t list = whole <= largest_listed ? list_of(whole) : unlisted;
    char* got = nullptr;
    if (list == unlisted) {
        got = map(whole);
    } else if (holdings* const mine = get_holdings()) {
        got = cut(*mine, list);
    }
    if (got == nullptr) return nullptr;
    char* block = got + sizeof(head);
    if (alignment > 16) block += (alignment - reinterpret_cast<std::uintptr_t>(block) % alignment) % alignment;
    new (head_of(block)) head{list, static_cast<std::uint32_t>(block - got), list == unlisted ? whole : size_in(list)};
    return block;
}

void give(void* block) noexcept {
    if (block == nullptr) return;
    const head about = *head_of(block);
    char* const begin = static_cast<char*>(block) - about.behind;
    if (about.list == unlisted) {
        ::munmap(begin, about.cut);
        return;
    }
    holdings* const mine = get_holdings();
    if (mine == nullptr) return;
    auto* const given = new (begin) free_block{mine->given.at(about.list)};
    mine->given.at(about.list) = given;
}

std::size_t size_of(const void* block) noexcept {
    const head* const about = head_of(block);
    return about->cut - about->behind;
}

} // namespace delta::quick_heap
