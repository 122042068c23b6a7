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

// "…, use X instead", "Use a preconfigured X", "in favor of X": what is to come, not what goes.
bool is_replacement(std::string_view bytes, std::size_t at) {
    constexpr std::size_t reach = 40;
    const std::size_t begin = at > reach ? at - reach : 0;
    std::string before = to_lower(bytes.substr(begin, at - begin));
    for (const std::string_view end : {". ", ".\"", "; "})
        if (const std::size_t last = before.rfind(end); last != before.npos) before.erase(0, last);
    return before.find("use ") != before.npos || before.find("favor of") != before.npos ||
           before.find("favour of") != before.npos || before.find("instead") != before.npos;
}

// Of `Client::Base.open` only what stands last is meant; the rest says whose it is.
bool is_qualifier(std::string_view bytes, std::size_t end) {
    const std::string_view rest = bytes.substr(end);
    const std::size_t mark = rest.starts_with("::") ? 2 : rest.starts_with('.') || rest.starts_with('#') ? 1 : 0;
    return mark > 0 && mark < rest.size() && (is_alpha(rest[mark]) || rest[mark] == '_');
}

// What no code of the file calls by that name is spoken of, such as the product itself.
std::set<std::string_view> names_in_code(const syntax::surface& s) {
    std::set<std::string_view> out;
    for (const syntax::word& w : s.words)
        if (w.kind == syntax::word_kind::identifier || w.entry) out.insert(w.text);
    return out;
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
    const std::set<std::string_view> known = names_in_code(c.after);
    std::set<std::string_view> names;
    const std::string_view path = c.path;
    const std::string_view file_name = path.substr(path.rfind('/') + 1);
    const std::string_view own = file_name.substr(0, file_name.find('.'));
    for (const syntax::word& w : c.after.words) {
        if (w.kind != syntax::word_kind::string_text || !looks_like_code(w.text) || w.text.size() > max_word_size)
            continue;
        const auto near = told_on.lower_bound(w.line > reach ? w.line - reach : 1);
        if (near == told_on.end() || *near > w.line + reach || !is_added(w.line) || !names.insert(w.text).second)
            continue;
        const auto word = out.words.find(w.text);
        if (word == out.words.end() || word->second.before == 0) continue;
        // `Deprecation.new("6.0", "acme_bot")` in acme_bot.rb says who warns, not what of.
        if (w.entry && w.text == own) continue;
        const auto at = static_cast<std::size_t>(w.text.data() - c.after_bytes.data());
        if (!known.contains(w.text) || is_qualifier(c.after_bytes, at + w.text.size()) ||
            is_replacement(c.after_bytes, at))
            continue;
        fact f{.kind = fact_kind::deprecated, .what = syntax::element_kind::function};
        f.deprecated = true;
        f.name = f.qualified = std::string(w.text);
        f.file = file;
        f.after = {w.line, w.line};
        out.facts.push_back(std::move(f));
    }
}

} // namespace delta::drift
