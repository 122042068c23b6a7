// SPDX-License-Identifier: Apache-2.0
#include "drift/deprecations.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "drift/names.hpp"
#include "drift/word_count.hpp"

namespace delta::drift {
namespace {

// "…, use X instead", "in favor of X": what is to come, not what goes.
bool is_replacement(std::string_view bytes, std::size_t at) {
    const std::size_t begin = at > 16 ? at - 16 : 0;
    const std::string before = to_lower(bytes.substr(begin, at - begin));
    return before.find("use ") != before.npos || before.find("favor of") != before.npos ||
           before.find("favour of") != before.npos || before.find("instead") != before.npos;
}

} // namespace

void add_deprecations(const source_change& c, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out) {
    constexpr std::uint32_t reach = 1;
    const line_index lines(c.after_bytes);
    const auto is_added = [&](std::uint32_t line) {
        return std::ranges::any_of(hunks, [&](const hunk& h) { return h.after_begin <= line && line < h.after_end; });
    };
    std::set<std::uint32_t> told_on;
    for (std::size_t at = c.after_bytes.find("eprecat"); at != c.after_bytes.npos;
         at = c.after_bytes.find("eprecat", at + 1))
        if (const std::uint32_t line = lines.at(at).line; is_added(line)) told_on.insert(line);
    if (told_on.empty()) return;
    std::set<std::string_view> names;
    for (const syntax::word& w : c.after.words) {
        if (w.kind != syntax::word_kind::string_text || !looks_like_code(w.text) || w.text.size() > max_word_size)
            continue;
        const auto near = told_on.lower_bound(w.line > reach ? w.line - reach : 1);
        if (near == told_on.end() || *near > w.line + reach || !is_added(w.line) || !names.insert(w.text).second)
            continue;
        const auto word = out.words.find(w.text);
        if (word == out.words.end() || word->second.before == 0) continue;
        if (is_replacement(c.after_bytes, static_cast<std::size_t>(w.text.data() - c.after_bytes.data()))) continue;
        fact f{.kind = fact_kind::deprecated, .what = syntax::element_kind::function};
        f.deprecated = true;
        f.name = f.qualified = std::string(w.text);
        f.file = file;
        f.after = {w.line, w.line};
        out.facts.push_back(std::move(f));
    }
}

} // namespace delta::drift
