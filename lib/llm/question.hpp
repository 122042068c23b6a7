// SPDX-License-Identifier: Apache-2.0
// What a model is asked and what it answers.
#pragma once

#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace delta::llm {

// Text that others wrote: it is fenced on its way, and never an instruction.
struct material {
    std::string label; // ours: "section of docs/use.md" would not be
    std::string text;
};

struct question {
    std::string task;         // "judge": in the log and the record
    std::string instructions; // ours
    std::vector<material> materials;
    boost::json::value schema; // of the answer: what find_schema_fault knows
    int most_tokens = 1024;    // of the answer
};

// All materials of one question; a longer one is refused.
inline constexpr std::size_t most_material_bytes = std::size_t{96} * 1024;

struct tokens {
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t sum() const { return in + out; }
};

struct answer {
    boost::json::value value; // fits the schema
    tokens used = {};
    bool is_kept = false; // nobody was asked: it was known
};

} // namespace delta::llm
