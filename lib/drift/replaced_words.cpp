// SPDX-License-Identifier: Apache-2.0
#include "drift/replaced_words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/names.hpp"
#include "drift/values.hpp"
#include "drift/word_count.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_facts = 200;
constexpr std::size_t max_context = 24;
constexpr std::uint32_t reach = 2; // lines above and below a hunk that still give context

bool is_value(const syntax::word& w) {
    if (w.text.size() > max_word_size || is_trivial_value(w.text)) return false;
    if (w.kind == syntax::word_kind::number) return w.text.size() > 1;
    if (w.kind == syntax::word_kind::string_text) return w.text.size() > 2;
    return looks_like_code(w.text) && w.text.size() > 3;
}

bool is_context(const syntax::word& w) {
    if (w.kind == syntax::word_kind::number || w.text.size() < 3 || w.text.size() > max_word_size) return false;
    return looks_like_code(w.text) || !is_common_name(w.text);
}

// Words on lines [begin - margin, end + margin).
std::vector<const syntax::word*> words_of(const std::vector<syntax::word>& words, std::uint32_t begin,
                                          std::uint32_t end, std::uint32_t margin) {
    const std::uint32_t first = begin > margin ? begin - margin : 1;
    auto at = std::ranges::lower_bound(words, first, {}, &syntax::word::line);
    std::vector<const syntax::word*> out;
    for (; at != words.end() && at->line < end + margin; ++at) out.push_back(&*at);
    return out;
}

// "(default: terser)", `defaultLimit = 10`.
bool says_default(std::string_view bytes, const line_index& lines, std::uint32_t line) {
    const std::size_t begin = lines.offset_of(line);
    const std::string_view text = bytes.substr(begin, lines.offset_of(line + 1) - begin);
    return text.find("default") != text.npos || text.find("DEFAULT") != text.npos || text.find("Default") != text.npos;
}

} // namespace

void add_replaced_words(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks,
                        code_delta& out) {
    std::set<std::pair<std::string_view, std::uint32_t>> told;
    std::size_t added = 0;
    const line_index lines(change.before_bytes);
    for (const hunk& h : hunks) {
        // Only a replacement keeps its surroundings; what is cut whole is told by the names it takes along.
        if (h.before_begin == h.before_end || h.after_begin == h.after_end || h.before_end - h.before_begin > 40)
            continue;
        std::map<std::string_view, int> balance;
        std::set<std::string_view> kept;
        for (const syntax::word* w : words_of(change.after.words, h.after_begin, h.after_end, 0))
            --balance[w->text], kept.insert(w->text);
        for (const syntax::word* w : words_of(change.after.words, h.after_begin, h.after_end, reach))
            kept.insert(w->text);
        const std::vector<const syntax::word*> before = words_of(change.before.words, h.before_begin, h.before_end, 0);
        for (const syntax::word* w : before) ++balance[w->text];
        std::vector<std::string> context;
        for (const syntax::word* w : words_of(change.before.words, h.before_begin, h.before_end, reach)) {
            if (!is_context(*w) || !kept.contains(w->text) || balance[w->text] > 0) continue;
            if (context.size() < max_context && std::ranges::find(context, w->text) == context.end())
                context.emplace_back(w->text);
        }
        if (context.empty()) continue;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const syntax::word* const w = before[i];
            if (balance[w->text] <= 0 || !is_value(*w) || added >= max_facts ||
                !told.emplace(w->text, h.before_begin).second)
                continue;
            fact f{.kind = fact_kind::word_replaced, .what = syntax::element_kind::constant, .is_element = false};
            f.name = f.qualified = f.old_value = std::string(w->text);
            f.file = file;
            f.before = {w->line, w->line};
            f.after = {h.after_begin, h.after_end - 1};
            f.neighbours = context;
            if (i > 0 && before[i - 1]->line == w->line &&
                std::ranges::find(context, before[i - 1]->text) != context.end())
                f.key = before[i - 1]->text;
            f.in_default = says_default(change.before_bytes, lines, w->line);
            out.facts.push_back(std::move(f));
            ++added;
        }
    }
}

} // namespace delta::drift
