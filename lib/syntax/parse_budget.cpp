// SPDX-License-Identifier: Apache-2.0
#include "syntax/parse_budget.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace delta::syntax {
namespace {

// Sound files of some size allocate up to 70 times it and read up to 40 times; most real broken ones stay below
// what the fixed part allows. Spending all of it takes a quarter of a second, and two seconds for a megabyte.
constexpr std::uint64_t fixed_part = 16'000'000;
constexpr std::uint64_t per_byte = 120;

// Reading is counted in pieces of this size.
constexpr std::size_t piece = 1024;

thread_local std::uint64_t allocated = 0;

// C code above us can neither be thrown through nor told.
void* or_abort(void* memory, std::size_t size) {
    if (memory == nullptr && size != 0) std::abort();
    return memory;
}

void* count_malloc(std::size_t size) {
    allocated += size;
    return or_abort(std::malloc(size), size);
}

void* count_calloc(std::size_t count, std::size_t size) {
    allocated += count * size;
    return or_abort(std::calloc(count, size), count * size);
}

void* count_realloc(void* memory, std::size_t size) {
    allocated += size;
    return or_abort(std::realloc(memory, size), size);
}

} // namespace

parse_budget::parse_budget(std::string_view source) : source_(source), limit_(0) {
    static const bool counting = [] {
        ts_set_allocator(count_malloc, count_calloc, count_realloc, std::free);
        return true;
    }();
    if (counting) limit_ = allocated + fixed_part + per_byte * source.size();
}

TSTree* parse_budget::parse(TSParser* parser, const TSTree* edited) {
    // Offsets have 32 bits.
    if (source_.size() > std::numeric_limits<std::uint32_t>::max()) return nullptr;
    const TSInput input{this, read, TSInputEncodingUTF8, nullptr};
    const TSParseOptions options{this, is_spent};
    TSTree* const done = ts_parser_parse_with_options(parser, edited, input, options);
    // A parser that was stopped would go on with the old text.
    if (done == nullptr) ts_parser_reset(parser);
    if (!cut_short_) return done;
    ts_tree_delete(done);
    return nullptr;
}

bool parse_budget::spent() const {
    return allocated + read_ > limit_;
}

const char* parse_budget::read(void* self, std::uint32_t offset, TSPoint, std::uint32_t* size) {
    auto& budget = *static_cast<parse_budget*>(self);
    const std::string_view rest = budget.source_.substr(std::min<std::size_t>(offset, budget.source_.size()));
    // One token may ask for the whole file again: the text ends early when the budget is spent.
    budget.cut_short_ = budget.cut_short_ || budget.spent();
    *size = budget.cut_short_ ? 0 : static_cast<std::uint32_t>(std::min(rest.size(), piece));
    budget.read_ += *size;
    return rest.data();
}

bool parse_budget::is_spent(TSParseState* state) {
    return static_cast<parse_budget*>(state->payload)->spent();
}

} // namespace delta::syntax
