// SPDX-License-Identifier: Apache-2.0
#include <tree_sitter/api.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "syntax/languages/c_words.hpp"
#include "syntax/plain_code.hpp"
#include "syntax/reader.hpp"
#include "syntax/tree_walk.hpp"
#include "syntax/word_scan.hpp"

namespace delta::syntax {
namespace {

// What a kind of node means for words. Of `parts` each child must be looked at, whatever the text is.
enum class role : std::uint8_t { code, parts, mark, skip, text, statement, symbol, property };

constexpr std::array<std::string_view, 37> text_kinds = {"string_content",
                                                         "string_fragment",
                                                         "multiline_string_fragment",
                                                         "interpreted_string_literal_content",
                                                         "raw_string_literal_content",
                                                         "string_literal_content",
                                                         "raw_string_content",
                                                         "verbatim_string_literal",
                                                         "character_literal",
                                                         "character",
                                                         "char_literal",
                                                         "rune_literal",
                                                         "jsx_text",
                                                         "text",
                                                         "heredoc_content",
                                                         "nowdoc_string",
                                                         "raw_string",
                                                         "ansi_c_string",
                                                         "word",
                                                         "regex",
                                                         "regex_pattern",
                                                         "system_lib_string",
                                                         "block_scalar",
                                                         "string_scalar",
                                                         "double_quote_scalar",
                                                         "single_quote_scalar",
                                                         "timestamp_scalar",
                                                         "bare_key",
                                                         "shell_text",
                                                         "raw_text",
                                                         "interpolation_format_clause",
                                                         "uninterpreted",
                                                         "character_literal_content",
                                                         "preproc_directive",
                                                         "anchor_name",
                                                         "alias_name",
                                                         "extglob_pattern"};

// Code, but without words of its own.
constexpr std::array<std::string_view, 12> wordless_kinds = {
    "escape_sequence",   "string_start",         "string_end",          "raw_string_start",
    "raw_string_end",    "raw_string_delimiter", "heredoc_start",       "heredoc_end",
    "heredoc_beginning", "interpolation_start",  "interpolation_quote", "escape_interpolation"};

role find_role(language lang, std::string_view kind, bool named) {
    if (!named) return role::mark;
    if (kind.find("comment") != kind.npos) return role::skip;
    if (kind == "shebang" || kind == "hash_bang_line" || kind == "shebang_directive") return role::skip;
    if (std::ranges::find(wordless_kinds, kind) != wordless_kinds.end()) return role::mark;
    if (kind == "string" && lang == language::toml) return role::text;
    if (kind == "expression_statement" && lang == language::python) return role::statement;
    if (kind == "simple_symbol" || kind == "hash_key_symbol") return role::symbol;
    if (kind == "property_identifier") return role::property;
    if (kind == "interpolation" || kind == "format_specifier" || kind == "property_signature") return role::parts;
    return std::ranges::find(text_kinds, kind) != text_kinds.end() ? role::text : role::code;
}

// Roles by symbol number; names are compared once per language and process.
const std::vector<role>& roles_of(language lang) {
    static std::array<std::once_flag, language_count> made;
    static std::array<std::vector<role>, language_count> tables;
    const auto at = static_cast<std::size_t>(lang);
    std::call_once(made.at(at), [lang, &table = tables.at(at)] {
        const TSLanguage* rules = grammar(lang);
        const std::uint32_t count = rules != nullptr ? ts_language_symbol_count(rules) : 0;
        table.reserve(count);
        for (std::uint32_t s = 0; s < count; ++s) {
            const auto symbol = static_cast<TSSymbol>(s);
            const bool named = ts_language_symbol_type(rules, symbol) == TSSymbolTypeRegular;
            table.push_back(find_role(lang, ts_language_symbol_name(rules, symbol), named));
        }
    });
    return tables.at(at);
}

// A string that stands as a statement of its own is documentation, not code.
bool is_docstring(TSNode statement) {
    if (ts_node_named_child_count(statement) != 1) return false;
    const std::string_view kind = ts_node_type(ts_node_named_child(statement, 0));
    return kind == "string" || kind == "concatenated_string";
}

// `{ key: … }` and `key?: type`, but neither `object.key` nor the name of a method.
bool is_key(const tree_walk& property) {
    const char* const field = property.field_name();
    if (field == nullptr) return false;
    if (field == std::string_view("key")) return true;
    return field == std::string_view("name") && property.parent_kind() == std::string_view("property_signature");
}

class word_reader : public walk_reader {
  public:
    word_reader(language lang, const node& root, std::string_view bytes, surface& out)
        : roles_(roles_of(lang)),
          bytes_(bytes),
          plain_(lang, bytes),
          scan_(out.words, out.code_lines),
          sound_(!root.has_error()) {}

    bool enter(const tree_walk& at) override {
        role what = at.symbol() < roles_.size() ? roles_[at.symbol()] : role::code;
        if (what == role::skip) return false;
        if (what != role::text && at.has_children()) {
            const bool plain =
                sound_ && (what == role::code || what == role::statement) && plain_.holds(at.begin(), at.end());
            if (!plain) return what != role::statement || !is_docstring(at.node());
            what = role::code;
        }
        const std::string_view text = bytes_.substr(at.begin(), at.end() - at.begin());
        const std::uint32_t line = at.row() + 1;
        scan_.mark_lines(text, line);
        if (what == role::text) scan_.text(text, line);
        if (what == role::code || what == role::parts) scan_.code(text, line);
        if (what == role::symbol) scan_.code(text, line, true);
        if (what == role::property) scan_.code(text, line, is_key(at));
        return false;
    }

  private:
    const std::vector<role>& roles_;
    std::string_view bytes_;
    plain_code plain_;
    word_scan scan_;
    bool sound_; // where the parser had to guess, a node may be anything
};

std::string_view comment_start(language lang) {
    switch (lang) {
        case language::ini:
            return "#;";
        case language::php:
        case language::python:
        case language::ruby:
        case language::bash:
        case language::yaml:
        case language::toml:
        case language::makefile:
        case language::dockerfile:
        case language::dotenv:
            return "#";
        default:
            return "/";
    }
}

// Without a tree only whole comment lines are known.
void read_lines(language lang, std::string_view bytes, surface& out) {
    word_scan scan(out.words, out.code_lines);
    const std::string_view marks = comment_start(lang);
    std::uint32_t line = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = trim(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++line;
        const bool comment = !text.empty() && marks.find(text.front()) != marks.npos &&
                             (text.front() != '/' || text.starts_with("//") || text.starts_with("/*"));
        if (text.empty() || comment) continue;
        scan.mark_lines(text, line);
        scan.text(text, line);
    }
}

} // namespace

std::unique_ptr<walk_reader> read_words(language lang, const node& root, std::string_view bytes, surface& out) {
    if (lang == language::c || lang == language::cpp)
        read_c_words(bytes, out);
    else if (root)
        return std::make_unique<word_reader>(lang, root, bytes, out);
    else
        read_lines(lang, bytes, out);
    return nullptr;
}

surface read_as_text(language lang, std::string_view bytes) {
    surface out;
    out.lang = lang;
    read_lines(lang, bytes, out);
    return out;
}

} // namespace delta::syntax
