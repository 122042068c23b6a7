// SPDX-License-Identifier: Apache-2.0
// Types that the documents state of an option, a field or a parameter, and that the code changed.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/names.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t max_type_size = 600;
constexpr std::uint32_t below_heading = 12;

// Types are written with any blanks, and in a table with a backslash before each bar.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (!is_space(c) && c != '\\' && c != '`' && c != '*') out += c;
    return out;
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t j = i;
        while (j < text.size() && is_word(text[j])) ++j;
        if (j > i) out.emplace(text.substr(i, j - i));
        i = j + 1;
    }
    return out;
}

struct changed_type {
    std::string before, after; // squeezed
    std::set<std::string> old_words, come, gone;
};

changed_type read_change(const fact& f) {
    changed_type out{squeezed(f.old_value), squeezed(f.new_value), words_of(f.old_value), {}, {}};
    const std::set<std::string> now = words_of(f.new_value);
    std::ranges::set_difference(now, out.old_words, std::inserter(out.come, out.come.end()));
    std::ranges::set_difference(out.old_words, now, std::inserter(out.gone, out.gone.end()));
    return out;
}

// `text` holds the type, and not as a part of a longer word.
bool holds(std::string_view text, std::string_view type) {
    for (std::size_t at = text.find(type); at != text.npos; at = text.find(type, at + 1)) {
        const std::size_t end = at + type.size();
        const bool starts = at == 0 || !is_word(text[at - 1]) || !is_word(type.front());
        if (starts && (end == text.size() || !is_word(text[end]) || !is_word(type.back()))) return true;
    }
    return false;
}

// `Unless<IsSync, number | false>` of `number | false`: a condition on the type, under which it stays what it was.
bool is_wrapped(const changed_type& type) {
    const std::size_t at = type.after.find(type.before);
    const std::size_t end = at + type.before.size();
    return at != type.after.npos && at > 0 && end < type.after.size() && type.after[end] == '>' &&
           (type.after[at - 1] == '<' || type.after[at - 1] == ',');
}

// "name?: string | false" as a declaration is written.
bool declares(std::string_view line, std::string_view name, std::string_view type) {
    for (const std::string_view between : {":", "?:"}) {
        const std::string whole = std::string(name) + std::string(between) + std::string(type);
        for (std::size_t at = line.find(whole); at != line.npos; at = line.find(whole, at + 1)) {
            const std::size_t end = at + whole.size();
            const bool starts = at == 0 || !is_word(line[at - 1]);
            // A further alternative or part makes it another type.
            const bool ends = end == line.size() || (!is_word(line[end]) && std::string_view("|&[<.").find(line[end]) ==
                                                                                std::string_view::npos);
            if (starts && ends) return true;
        }
    }
    return false;
}

// A line that says what something's type is: "**Type:** `boolean`", "Type: Function".
bool says_type(std::string_view line) {
    const std::string lower = to_lower(line);
    return has_word(lower, "type") || has_word(lower, "types");
}

struct statement {
    std::uint32_t line = 0; // 0: there is none
    bool whole = false;     // all of the old type stands there, and not the new one
    double share = 0;       // of the old type's words
};

// How far one line still states the old type.
statement judge(const changed_type& type, std::string_view line, std::uint32_t number) {
    const std::string text = squeezed(line);
    if (holds(text, type.after) && !type.before.starts_with(type.after)) return {};
    if (holds(text, type.before)) return {number, true, 1};
    const std::set<std::string> have = words_of(line);
    const auto count = [&](const std::set<std::string>& words) {
        return std::ranges::count_if(words, [&](const std::string& w) { return have.contains(w); });
    };
    const double share = static_cast<double>(count(type.old_words)) / static_cast<double>(type.old_words.size());
    const bool lacks_new = !type.come.empty() && count(type.come) == 0;
    const bool keeps_old = !type.gone.empty() && count(type.gone) > 0;
    if (type.old_words.size() < 2 || share < 0.6 || (!lacks_new && !keeps_old)) return {};
    return {number, false, share};
}

class type_search {
  public:
    type_search(const context& c, const fact& f) : c_(c), f_(f), type_(read_change(f)) {}

    statement find(const hit& h) const {
        const doc_file& doc = c_.docs[h.doc];
        const docs::block_info& block = doc.parsed.blocks[h.block];
        if (h.how == strength::prose || h.loose || is_wrapped(type_)) return {};
        const bool plain = is_common_name(f_.name) && !looks_like_code(f_.name);
        // Any function may have a `name: str`.
        const bool own = !plain || is_owner_near(c_, f_, h);
        if (own && declares(squeezed(line_of(doc, h.line)), last_component(f_.name), type_.before))
            return {h.line, true, 1};
        if (h.how != strength::entry || (plain && !h.whole)) return {};
        using shape = docs::block_info::shape;
        const bool heading = block.kind == shape::heading;
        std::uint32_t last = std::max(block.where.line, block.where.end_line);
        if (heading) last = std::min(last + below_heading, doc.parsed.sections[h.section].where.end_line);
        for (std::uint32_t n = block.where.line; n <= last; ++n) {
            const std::string_view line = line_of(doc, n);
            // Only a table has a column for it; elsewhere the line must say that it tells a type.
            if (block.kind != shape::table_row && !says_type(line)) continue;
            if (const statement s = judge(type_, line, n); s.line > 0) return s;
        }
        return {};
    }

    std::size_t old_words() const { return type_.old_words.size(); }

  private:
    std::string_view line_of(const doc_file& doc, std::uint32_t number) const {
        const line_index& lines = c_.lines.of(doc.bytes);
        const std::size_t begin = lines.offset_of(number);
        return trim(doc.bytes.substr(begin, lines.offset_of(number + 1) - begin));
    }

    const context& c_;
    const fact& f_;
    changed_type type_;
};

} // namespace

void find_types(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::type_changed || f.old_value.size() > max_type_size) continue;
        const std::vector<hit>& hits = c.index.find(f.name);
        if (hits.empty()) continue;
        const type_search search(c, f);
        std::map<std::pair<std::uint32_t, std::uint32_t>, candidate> found; // by document and line
        for (const hit& h : hits) {
            const statement s = search.find(h);
            if (s.line == 0) continue;
            candidate& what = found[{h.doc, s.line}];
            what.mentions.push_back(h.mention);
            if (what.mentions.size() > 1) continue;
            what.kind = family::value;
            what.rule = "changed-type";
            what.fact = i;
            what.doc = h.doc;
            what.first_line = what.last_line = s.line;
            what.mention = f.name;
            add_common_evidence(c, what);
            add_strength(what, h);
            what[feature::whole_mention] = h.whole;
            what[feature::value_specific] = s.share;
            what[feature::value_stated] = s.whole;
            // A type of several words that stands word for word where the name's type is told means just this.
            what[feature::sure_flip] = s.whole && search.old_words() > 1;
            what[feature::container_near] = is_owner_near(c, f, h);
        }
        for (auto& [key, what] : found) out.push_back(std::move(what));
    }
}

} // namespace delta::drift
