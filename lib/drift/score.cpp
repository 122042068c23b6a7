// SPDX-License-Identifier: Apache-2.0
#include "drift/score.hpp"

#include <algorithm>
#include <cmath>

#include "drift/weights.hpp"

namespace delta::drift {
namespace {

double limit_of(family f) {
    if (f == family::replaced) return replaced_limit;
    return f == family::touched ? hint_limit : 1;
}

} // namespace

void set_score(candidate& what) {
    const family_weights& table = weights_of(what.kind);
    double sum = table.intercept;
    for (const weight& w : table.weights) sum += w.value * what[w.of];
    const double estimate = 1.0 / (1.0 + std::exp(-sum));
    // A claim seen to be true on one side and false on the other is told in any case; how likely a maintainer acts on
    // it only orders such claims.
    what.score =
        what[feature::sure_flip] > 0 ? sure_score + (1 - sure_score) * estimate : limit_of(what.kind) * estimate;
}

std::vector<evidence> explain(const candidate& what) {
    std::vector<evidence> out;
    for (std::size_t i = 0; i < feature_count; ++i)
        if (what.evidence[i] != 0)
            out.push_back({std::string(to_string(static_cast<feature>(i))), what.evidence[i], 0});
    for (const weight& w : weights_of(what.kind).weights)
        for (evidence& e : out)
            if (e.name == to_string(w.of)) e.weight = w.value;
    std::ranges::sort(
        out, {}, [](const evidence& e) { return std::pair(-std::abs(e.value * e.weight), std::string_view(e.name)); });
    return out;
}

} // namespace delta::drift
