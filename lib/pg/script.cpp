// SPDX-License-Identifier: Apache-2.0
#include "pg/script.hpp"

#include <algorithm>
#include <cctype>

namespace delta::pg {
namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// The end of a quoted text that begins at `at`; a doubled quote is two quoted texts side by side, which ends the same.
std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
    const char quote = sql[at];
    const bool escapes =
        quote == '\'' && at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') && (at < 2 || !is_word(sql[at - 2]));
    for (std::size_t i = at + 1; i < sql.size(); ++i) {
        if (escapes && sql[i] == '\\') {
            ++i;
        } else if (sql[i] == quote) {
            return i + 1;
        }
    }
    return sql.size();
}

// The end of $tag$ … $tag$, or `at + 1` when what stands there is no dollar quote.
std::size_t end_of_dollar_quoted(std::string_view sql, std::size_t at) {
    std::size_t tag_end = at + 1;
    while (tag_end < sql.size() && is_word(sql[tag_end])) ++tag_end;
    const bool is_parameter = at + 1 < sql.size() && std::isdigit(static_cast<unsigned char>(sql[at + 1])) != 0;
    if (is_parameter || tag_end >= sql.size() || sql[tag_end] != '$' || (at > 0 && is_word(sql[at - 1]))) return at + 1;
    const std::string_view tag = sql.substr(at, tag_end + 1 - at);
    const std::size_t close = sql.find(tag, tag_end + 1);
    return close == std::string_view::npos ? sql.size() : close + tag.size();
}

// Comments of this kind nest.
std::size_t end_of_block_comment(std::string_view sql, std::size_t at) {
    std::size_t depth = 1;
    std::size_t i = at + 2;
    while (i < sql.size() && depth > 0) {
        if (sql.substr(i).starts_with("/*")) {
            ++depth;
            i += 2;
        } else if (sql.substr(i).starts_with("*/")) {
            --depth;
            i += 2;
        } else {
            ++i;
        }
    }
    return i;
}

// The end of the piece that begins at `at`: a comment, a quoted text, or one character.
std::size_t end_of_piece(std::string_view sql, std::size_t at) {
    if (sql.substr(at).starts_with("--")) return std::min(sql.find('\n', at), sql.size());
    if (sql.substr(at).starts_with("/*")) return end_of_block_comment(sql, at);
    if (sql[at] == '\'' || sql[at] == '"') return end_of_quoted(sql, at);
    if (sql[at] == '$') return end_of_dollar_quoted(sql, at);
    return at + 1;
}

bool is_comment(std::string_view sql, std::size_t at) {
    return sql.substr(at).starts_with("--") || sql.substr(at).starts_with("/*");
}

std::size_t lines_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

} // namespace

std::vector<statement> split_script(std::string_view script) {
    std::vector<statement> statements;
    std::size_t begin = std::string_view::npos;
    const auto end_statement = [&](std::size_t end) {
        if (begin != std::string_view::npos)
            statements.push_back({script.substr(begin, end - begin), 1 + lines_in(script.substr(0, begin))});
        begin = std::string_view::npos;
    };
    for (std::size_t at = 0; at < script.size(); at = end_of_piece(script, at)) {
        if (script[at] == ';') {
            end_statement(at);
        } else if (begin == std::string_view::npos && std::isspace(static_cast<unsigned char>(script[at])) == 0 &&
                   !is_comment(script, at)) {
            begin = at;
        }
    }
    end_statement(script.size());
    return statements;
}

std::size_t line_of(const statement& what, const failure& failed) {
    const auto* const placed = dynamic_cast<const placed_failure*>(&failed);
    if (placed == nullptr) return what.line;
    // The server counts characters, and every byte of UTF-8 that continues one is in 80 … BF.
    std::size_t characters = 0;
    std::size_t line = what.line;
    for (const char c : what.text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++characters >= placed->position()) break;
        if (c == '\n') ++line;
    }
    return line;
}

} // namespace delta::pg
