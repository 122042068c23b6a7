// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py from DriftBench's dev part; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array gone = {weight{feature::head_uses, -2.0}, weight{feature::code_form, 1.0}};
constexpr std::array value = {weight{feature::value_stated, 2.0}};
constexpr std::array replaced = {weight{feature::value_stated, 2.0}};
constexpr std::array signature = {weight{feature::value_stated, 1.0}};
constexpr std::array missing = {weight{feature::siblings_share, 1.0}};
constexpr std::array text = {weight{feature::shingles, 1.0}};

constexpr std::array<family_weights, family_count> tables = {
    family_weights{0.0, gone},       family_weights{-1.0, value},   family_weights{-2.0, replaced},
    family_weights{-1.0, signature}, family_weights{-2.0, missing}, family_weights{-2.0, text}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.5;

} // namespace delta::drift
