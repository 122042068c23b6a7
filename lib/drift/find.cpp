// SPDX-License-Identifier: Apache-2.0
#include "drift/find.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/doc_index.hpp"
#include "drift/names.hpp"
#include "drift/score.hpp"
#include "drift/tell.hpp"

namespace delta::drift {
namespace {

// One name holds the words of the other in a row: `addFontPath` and `FontPathStep` of `font_path` are sides of one new
// thing. One word in common says nothing.
bool is_same_thing(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    constexpr std::size_t most_more = 2;
    const auto& [part, whole] = a.size() <= b.size() ? std::tie(a, b) : std::tie(b, a);
    return part.size() >= 2 && whole.size() - part.size() <= most_more && !std::ranges::search(whole, part).empty();
}

// What is told of a document so far as missing: where each place's finding is, and the first names.
class told_missing {
  public:
    // The finding that says this already; nothing when there is none, and `at` will say it.
    std::optional<std::size_t> find(const candidate& what, std::size_t at) {
        const std::vector<std::string> parts = name_parts(what.mention);
        const auto [known, fresh] = by_line_.try_emplace(what.first_line, at);
        if (!fresh) return known->second;
        const auto same =
            std::ranges::find_if(names_, [&](const auto& name) { return is_same_thing(name.first, parts); });
        if (same != names_.end()) return known->second = same->second;
        if (names_.size() < most_names) names_.emplace_back(parts, at);
        return std::nullopt;
    }

  private:
    static constexpr std::size_t most_names = 50;
    std::map<std::uint32_t, std::size_t> by_line_;
    std::vector<std::pair<std::vector<std::string>, std::size_t>> names_;
};

// Several new members of one list are one thing to do, and so are a document's several names of one new thing; the best
// of them tells the finding.
void merge_missing(const context& c, std::vector<candidate>& all,
                   std::map<std::size_t, std::vector<std::string>>& others) {
    std::map<std::uint32_t, told_missing> by_doc;
    std::vector<candidate> kept;
    std::set<std::pair<std::size_t, std::string_view>> told; // by place
    for (candidate& what : all) {
        const auto known = what.kind == family::missing ? by_doc[what.doc].find(what, kept.size()) : std::nullopt;
        if (!known) {
            kept.push_back(std::move(what));
            continue;
        }
        const std::string& name = c.delta.facts[what.fact].name;
        if (name != kept[*known].mention && told.emplace(*known, name).second) others[*known].push_back(name);
    }
    all = std::move(kept);
}

// A place is told once: the highest score speaks for all candidates of the same lines and name. A value replaced near
// its name is the weakest thing to say of a line; whatever else is said of it says why.
void drop_repeats(std::vector<candidate>& all) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> explained;
    for (const candidate& what : all)
        if (what.kind == family::gone || what.kind == family::value || what.kind == family::signature)
            explained.emplace(what.doc, what.first_line);
    // A signature that lacks a parameter says all there is to say of that parameter.
    std::set<std::pair<std::uint32_t, std::string>> signatures;
    for (const candidate& what : all)
        if (what.kind == family::signature) signatures.emplace(what.doc, what.mention);
    // A version that is another one now says more than that the old one is gone.
    using said = std::tuple<std::uint32_t, std::uint32_t, std::string>;
    std::set<said> values;
    for (const candidate& what : all)
        if (what.kind == family::value) values.emplace(what.doc, what.first_line, what.mention);
    std::set<said> seen;
    std::erase_if(all, [&](const candidate& what) {
        if (what.kind == family::gone && is_version(what.mention) &&
            values.contains({what.doc, what.first_line, what.mention}))
            return true;
        if ((what.kind == family::replaced || what.kind == family::touched) &&
            explained.contains({what.doc, what.first_line}))
            return true;
        if (what.kind == family::missing && signatures.contains({what.doc, what.mention})) return true;
        // The same new name is missing from a document once, wherever its different families would put it.
        const std::uint32_t line = what.kind == family::missing ? 0 : what.first_line;
        return !seen.emplace(what.doc, line, what.mention).second;
    });
}

bool by_score(const candidate& a, const candidate& b) {
    return std::tuple(-a.score, a.doc, a.first_line, a.fact, a.rule) <
           std::tuple(-b.score, b.doc, b.first_line, b.fact, b.rule);
}

// A claim on lines that the change itself wrote was never true at the base.
bool stood_at_base(const context& c, const candidate& what) {
    const doc_file& doc = c.docs[what.doc];
    if (!doc.touched) return true;
    const line_index& lines = c.lines.of(doc.bytes);
    const std::size_t begin = lines.offset_of(what.first_line);
    const std::string_view line = trim(doc.bytes.substr(begin, lines.offset_of(what.first_line + 1) - begin));
    return doc.base_bytes.find(line) != std::string_view::npos;
}

} // namespace

std::vector<std::string> names_to_confirm(const code_delta& delta, const doc_index& index) {
    std::set<std::string> out;
    for (const fact& f : delta.facts) {
        const bool left = f.kind == fact_kind::removed || f.kind == fact_kind::renamed;
        if (left && !f.is_parameter && !index.find(f.name).empty()) out.insert(f.name);
        // What other code reads already is not new.
        if (f.kind == fact_kind::added && f.is_element && f.what == syntax::element_kind::env_var) out.insert(f.name);
    }
    return {out.begin(), out.end()};
}

std::vector<finding> find(const input& in) {
    return find(in, doc_index(in.docs, needed_names(in.delta)));
}

std::vector<finding> find(const input& in, const doc_index& index) {
    const text_lines lines;
    const context c{in.changes, in.docs, in.delta, index, in.tree, in.past, lines};
    std::vector<candidate> all;
    find_gone(c, all);
    find_values(c, all);
    find_runtimes(c, all);
    find_types(c, all);
    find_replaced(c, all);
    find_signatures(c, all);
    find_missing(c, all);
    find_texts(c, all);
    find_touched(c, all);
    std::erase_if(all, [&](const candidate& what) { return !stood_at_base(c, what); });
    add_agreement(c, all);
    for (candidate& what : all) set_score(what);
    std::ranges::sort(all, by_score);
    drop_repeats(all);
    std::map<std::size_t, std::vector<std::string>> others;
    merge_missing(c, all, others);
    std::vector<finding> out;
    for (std::size_t i = 0; i < all.size(); ++i) out.push_back(tell(c, all[i], others[i]));
    return out;
}

} // namespace delta::drift
