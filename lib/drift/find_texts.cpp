// SPDX-License-Identifier: Apache-2.0
// Help, message and documentation texts of the code that the documents repeat word for word. Text is compared by
// shingles of four words (Broder, "On the resemblance and containment of documents", 1997).
#include "drift/find_texts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "drift/candidate.hpp"

namespace delta::drift {
namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t max_shingles = 20'000;

struct text_word {
    std::uint64_t hash;
    std::uint32_t line;
};

// Words of running text; one that is all punctuation is no word.
std::vector<text_word> words_of(std::string_view text, std::uint32_t first_line) {
    std::vector<text_word> out;
    std::uint32_t line = first_line;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '\n') ++line;
        if (!is_word(text[i])) {
            ++i;
            continue;
        }
        std::size_t j = i;
        while (j < text.size() && is_word(text[j])) ++j;
        out.push_back({hash64(text.substr(i, j - i)), line});
        i = j;
    }
    return out;
}

std::uint64_t shingle_at(const std::vector<text_word>& words, std::size_t i) {
    std::uint64_t h = 1469598103934665603ULL;
    for (std::size_t k = 0; k < shingle_words; ++k) h = (h ^ words[i + k].hash) * 1099511628211ULL;
    return h;
}

std::string_view lines_of(std::string_view text, const line_index& index, std::uint32_t begin, std::uint32_t end) {
    const std::size_t from = index.offset_of(begin);
    return text.substr(from, std::max(from, index.offset_of(end)) - from);
}

// Prose in code: four words in a row of which most have small letters only, as no statement has.
bool is_prose(std::string_view line) {
    std::size_t words = 0;
    std::size_t punctuation = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        words += is_word(line[i]) && (i == 0 || !is_word(line[i - 1])) ? 1 : 0;
        punctuation += !is_word(line[i]) && !is_space(line[i]) ? 1 : 0;
    }
    return words >= shingle_words && punctuation <= words;
}

// The text up to the first address in it and what follows that address: where something is to be found is no claim.
std::pair<std::string_view, std::string_view> split_address(std::string_view text) {
    const std::size_t mark = text.find("://");
    if (mark == text.npos) return {text, {}};
    std::size_t begin = mark;
    while (begin > 0 && is_word(text[begin - 1])) --begin;
    std::size_t end = mark;
    while (end < text.size() && !is_space(text[end])) ++end;
    return {text.substr(0, begin), text.substr(end)};
}

// What a statement says to its reader: `printf("Build file: %s", …)`.
std::string_view longest_quoted(std::string_view line) {
    std::string_view best;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char q = line[i];
        if (q != '"' && q != '\'' && q != '`') continue;
        const std::size_t end = line.find(q, i + 1);
        if (end == line.npos) break;
        if (end - i - 1 > best.size()) best = line.substr(i + 1, end - i - 1);
        i = end;
    }
    return best;
}

// A comment for who reads the code, of a language whose comments for users look otherwise.
bool is_inner_comment(syntax::language lang, std::string_view line) {
    using enum syntax::language;
    constexpr std::array with_slashes{javascript, typescript, tsx, rust, java, kotlin, csharp, php};
    line = trim(line);
    if (lang == python) return line.starts_with('#');
    return line.starts_with("//") && !line.starts_with("///") && !line.starts_with("//!") &&
           std::ranges::find(with_slashes, lang) != with_slashes.end();
}

using origin = removed_texts::origin;

// The shingles of prose in the hunks; with the line of each.
std::vector<std::pair<std::uint64_t, std::uint32_t>> read_prose(const source_change& change,
                                                                const std::vector<hunk>& hunks) {
    const std::string_view before = change.before_bytes;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> out;
    const line_index lines(before);
    for (const hunk& h : hunks) {
        // The shingles that run across the edge of the hunk changed too.
        const std::string_view text = lines_of(before, lines, h.before_begin, h.before_end);
        std::uint32_t line = h.before_begin;
        for (const std::string_view whole : split_lines(text)) {
            const std::string_view piece = is_prose(whole) ? whole : longest_quoted(whole);
            const bool is_read = is_prose(piece) && !is_inner_comment(change.before.lang, whole);
            for (std::string_view rest = is_read ? piece : std::string_view(); !rest.empty();) {
                const auto [words_before, behind] = split_address(rest);
                const std::vector<text_word> words = words_of(words_before, line);
                for (std::size_t i = 0; i + shingle_words <= words.size(); ++i)
                    out.emplace_back(shingle_at(words, i), line);
                rest = behind;
            }
            ++line;
        }
    }
    return out;
}

// Shingles of the prose that the change took out of one file and that stand nowhere in it any more.
void collect_removed(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks,
                     std::unordered_map<std::uint64_t, origin>& out) {
    const auto prose = read_prose(change, hunks);
    if (prose.empty()) return;
    std::unordered_map<std::uint64_t, bool> stays;
    for (const auto& [shingle, line] : prose) stays.emplace(shingle, false);
    for (const std::uint64_t s : shingles_of(change.after_bytes))
        if (const auto known = stays.find(s); known != stays.end()) known->second = true;
    for (const auto& [shingle, line] : prose)
        if (out.size() < max_shingles && !stays.at(shingle)) out.try_emplace(shingle, origin{file, line});
}

std::uint32_t block_at(const docs::document& doc, std::uint32_t line) {
    std::uint32_t found = 0;
    for (std::uint32_t i = 0; i < doc.blocks.size(); ++i)
        if (doc.blocks[i].where.line <= line &&
            line <= std::max(doc.blocks[i].where.line, doc.blocks[i].where.end_line))
            found = i;
    return found;
}

struct repeated {
    std::uint64_t shingle;
    std::uint32_t block, first_line, last_line;
};

// Where the document has words that left the code. A phrase of many of its blocks ("the current directory contains a")
// is the page's own manner of speaking.
std::vector<repeated> repeated_in(const std::unordered_map<std::uint64_t, origin>& removed, const doc_file& doc) {
    constexpr std::size_t most_blocks = 5;
    std::vector<repeated> out;
    std::unordered_map<std::uint64_t, std::set<std::uint32_t>> blocks;
    const std::vector<text_word> words = words_of(doc.bytes, 1);
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
        const std::uint64_t shingle = shingle_at(words, i);
        if (!removed.contains(shingle)) continue;
        const std::uint32_t block = doc.parsed.blocks.empty() ? 0 : block_at(doc.parsed, words[i].line);
        out.push_back({shingle, block, words[i].line, words[i + shingle_words - 1].line});
        blocks[shingle].insert(block);
    }
    std::erase_if(out, [&](const repeated& r) { return blocks.at(r.shingle).size() > most_blocks; });
    return out;
}

} // namespace

removed_texts::removed_texts(const std::vector<source_change>& changes, const code_delta& delta) {
    for (std::uint32_t i = 0; i < changes.size(); ++i)
        if (changes[i].role == file_role::source && changes[i].type == change_type::modified)
            collect_removed(changes[i], i, delta.hunks[i], shingles_);
}

std::vector<std::uint64_t> shingles_of(std::string_view text) {
    const std::vector<text_word> words = words_of(text, 1);
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) out.push_back(shingle_at(words, i));
    return out;
}

std::vector<fact> text_facts(const removed_texts& texts, const doc_file& doc, std::uint32_t number) {
    std::vector<fact> out;
    const std::unordered_map<std::uint64_t, origin>& removed = texts.shingles();
    if (removed.empty()) return out;
    std::map<std::uint32_t, text_match> by_block;
    for (const repeated& r : repeated_in(removed, doc)) {
        const origin& from = removed.at(r.shingle);
        text_match& m = by_block[r.block];
        if (m.shingles++ == 0) m = {from.file, from.line, number, r.first_line, r.first_line, 1};
        m.last_line = r.last_line;
    }
    for (const auto& [block, m] : by_block) {
        fact f{.kind = fact_kind::text_changed, .what = syntax::element_kind::constant, .is_element = false};
        f.file = m.file;
        f.before = {m.code_line, m.code_line};
        f.text = m;
        out.push_back(std::move(f));
    }
    return out;
}

void find_texts(const context& c, std::vector<candidate>& out) {
    for (std::uint32_t i = 0; i < c.delta.facts.size(); ++i) {
        const fact& f = c.delta.facts[i];
        if (f.kind != fact_kind::text_changed) continue;
        candidate what;
        what.kind = family::text;
        what.rule = "changed-text";
        what.fact = i;
        what.doc = f.text.doc;
        what.first_line = f.text.first_line;
        what.last_line = f.text.last_line;
        add_common_evidence(c, what);
        what[feature::shingles] = std::log1p(f.text.shingles);
        out.push_back(std::move(what));
    }
}

} // namespace delta::drift
