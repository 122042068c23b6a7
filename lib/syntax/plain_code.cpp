// SPDX-License-Identifier: Apache-2.0
#include "syntax/plain_code.hpp"

#include <tree_sitter/api.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "syntax/node.hpp"

namespace delta::syntax {
namespace {

// What a string, a comment, a key or a name that is no plain word begins with or holds. "" when a language has no such
// marks.
std::string_view marks_of(language lang) {
    switch (lang) {
        case language::python:
            return "\"'#\\";
        case language::javascript:
        case language::typescript:
        case language::tsx:
            return "\"'`/#<:{-";
        case language::go:
            return "\"'`/";
        case language::rust:
            return "\"'/#";
        case language::java:
            return "\"'/";
        case language::kotlin:
            return "\"'`/#";
        case language::csharp:
            return "\"'/#$@";
        default:
            return {};
    }
}

} // namespace

struct plain_code::table {
    explicit table(language lang) {
        for (const char c : marks_of(lang)) marks[static_cast<unsigned char>(c)] = true;
        for (std::size_t c = 0x80; c < marks.size(); ++c) marks.at(c) = true;
        const TSLanguage* const rules = grammar(lang);
        for (std::uint32_t s = 0; s < ts_language_symbol_count(rules); ++s) {
            const auto symbol = static_cast<TSSymbol>(s);
            if (ts_language_symbol_type(rules, symbol) == TSSymbolTypeAnonymous)
                add_keywords(ts_language_symbol_name(rules, symbol));
        }
        std::ranges::sort(keywords);
    }

    // "not in" is two.
    void add_keywords(std::string_view token) {
        while (!token.empty()) {
            const std::size_t end = static_cast<std::size_t>(std::ranges::find_if_not(token, is_word) - token.begin());
            if (end != 0) {
                keywords.emplace_back(token.substr(0, end));
                lengths.at(static_cast<unsigned char>(token.front())) |= length_bit(end);
            }
            token.remove_prefix(std::max<std::size_t>(end, 1));
        }
    }

    static std::uint64_t length_bit(std::size_t length) {
        return std::uint64_t{1} << std::min<std::size_t>(length, 63);
    }

    bool is_keyword(std::string_view word) const {
        const std::uint64_t seen = lengths[static_cast<unsigned char>(word.front())];
        return (seen & length_bit(word.size())) != 0 && std::ranges::binary_search(keywords, word);
    }

    std::array<bool, 256> marks{};
    std::array<std::uint64_t, 256> lengths{}; // of the keywords that begin with a letter
    std::vector<std::string> keywords;
};

const plain_code::table* plain_code::find_table(language lang) {
    static std::array<std::once_flag, language_count> made;
    static std::array<std::unique_ptr<const table>, language_count> tables;
    const auto at = static_cast<std::size_t>(lang);
    if (marks_of(lang).empty()) return nullptr;
    std::call_once(made.at(at), [&] { tables.at(at) = std::make_unique<const table>(lang); });
    return tables.at(at).get();
}

plain_code::plain_code(language lang, std::string_view source) : table_(find_table(lang)), source_(source) {}

bool plain_code::holds(std::uint32_t begin, std::uint32_t end) {
    if (table_ == nullptr) return false;
    if (!next_ || *next_ < begin) next_ = find_next(begin);
    return *next_ >= end;
}

std::size_t plain_code::find_next(std::size_t at) const {
    while (at < source_.size()) {
        const char c = source_[at];
        if (table_->marks[static_cast<unsigned char>(c)]) return at;
        std::size_t end = at;
        bool letters = false;
        for (; end < source_.size() && is_word(source_[end]); ++end) letters = letters || !is_digit(source_[end]);
        if (end == at) {
            // A number's, or Rust's `pair.0.1`.
            if (c == '.' && at + 1 < source_.size() && is_digit(source_[at + 1])) return at;
            ++at;
            continue;
        }
        // A keyword may follow a number at once.
        if (is_digit(c) ? letters : table_->is_keyword(source_.substr(at, end - at))) return at;
        at = end;
    }
    return at;
}

} // namespace delta::syntax
