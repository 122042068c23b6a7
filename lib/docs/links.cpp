// SPDX-License-Identifier: Apache-2.0
#include "docs/links.hpp"

#include "docs/inline_code.hpp"
#include "docs/words.hpp"

namespace delta::docs {

void read_link(const inline_run& run, mention_sink& sink) {
    const std::string_view target = run.target;
    if (target.empty() || target.size() > 2000 || target == "#") return;
    if (target.find("{{") != target.npos || target.find("{%") != target.npos || target.find('<') != target.npos) return;
    if (is_placeholder(target)) return;
    const bool verbatim = run.where.end - run.where.begin == target.size();
    const auto add = [&](mention_kind kind, std::size_t skip) {
        mention& m = sink.add(kind, run.where.begin + (verbatim ? skip : 0), run.where.end);
        m.text = target.substr(skip);
    };
    if (target.front() == '#') return add(mention_kind::anchor, 1);
    const std::size_t colon = target.find(':');
    const bool has_scheme =
        colon != target.npos && colon < 16 && colon > 1 && target.substr(0, colon).find_first_of("/.#?") == target.npos;
    if (is_url(target) || target.starts_with("//")) return add(mention_kind::url, 0);
    if (!has_scheme) add(mention_kind::link, 0);
}

} // namespace delta::docs
