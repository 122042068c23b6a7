// SPDX-License-Identifier: Apache-2.0
#include "syntax/calls/literal.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace delta::syntax {
namespace {

constexpr std::array<std::string_view, 13> literal_kinds = {
    "string",          "string_literal",    "interpreted_string_literal", "raw_string_literal",
    "template_string", "encapsed_string",   "verbatim_string_literal",    "raw_string",
    "char_literal",    "character_literal", "multiline_string_literal",   "system_lib_string",
    "rune_literal"};

constexpr std::array<std::string_view, 10> spliced_kinds = {
    "interpolation",         "template_substitution",   "simple_expansion",        "expansion",
    "command_substitution",  "interpolated_expression", "interpolated_identifier", "variable_name",
    "dynamic_variable_name", "arithmetic_expansion"};

template <class Kinds>
bool is_in(const Kinds& kinds, std::string_view kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

char decoded(char escape) {
    switch (escape) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        case '0':
            return '\0';
        default:
            return escape;
    }
}

std::string decode(std::string_view body) {
    std::string out;
    out.reserve(body.size());
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (body[i] == '\\' && i + 1 < body.size())
            out += decoded(body[++i]);
        else
            out += body[i];
    }
    return out;
}

// What stands between the outer quotes, whatever their number; `raw` when backslashes mean themselves.
struct quoted {
    std::string_view body;
    bool raw = false;
};

quoted strip(std::string_view text, bool raw) {
    const std::size_t open = text.find_first_of("\"'`");
    if (open == text.npos) return {text, true};
    const std::string_view prefix = text.substr(0, open);
    const bool hashes = prefix.find('#') != prefix.npos;
    raw = raw || prefix.find_first_of("rR@#") != prefix.npos;
    const char quote = text[open];
    std::string_view body = text.substr(open + 1);
    if (hashes)
        while (body.ends_with('#')) body.remove_suffix(1);
    if (body.ends_with(quote)) body.remove_suffix(1);
    const std::string_view pair(text.data() + open, std::min<std::size_t>(2, text.size() - open));
    // A tripled quote: two more on each side.
    if (body.size() >= 4 && pair.size() == 2 && pair[0] == pair[1] && body.substr(0, 2) == pair && body.ends_with(pair))
        body = body.substr(2, body.size() - 4);
    if (prefix.ends_with('R')) // R"tag(…)tag"
        if (const std::size_t from = body.find('('), to = body.rfind(')');
            from != body.npos && to != body.npos && to > from)
            body = body.substr(from + 1, to - from - 1);
    return {body, raw};
}

bool is_spliced(const node& n) {
    if (n.named_count() == 0) return false;
    // The Kotlin grammar tells "$name" as a lone "$" between contents.
    return std::ranges::any_of(n.children(), [](const node& c) {
        return is_in(spliced_kinds, c.kind()) || (c.is("string_content") && c.text() == "$");
    });
}

} // namespace

std::optional<std::string> plain_string(const node& n) {
    const std::string_view kind = n.kind();
    if (kind == "concatenated_string") {
        std::string joined;
        for (const node& part : n.named_children()) {
            if (part.is("comment")) continue;
            const std::optional<std::string> piece = plain_string(part);
            if (!piece) return std::nullopt;
            joined += *piece;
        }
        return joined;
    }
    if (kind == "word") return std::string(n.text());
    if (!is_in(literal_kinds, kind) || is_spliced(n)) return std::nullopt;
    const bool backtick_raw = kind == "raw_string_literal" || kind == "raw_string";
    const quoted found = strip(n.text(), backtick_raw);
    return found.raw ? std::string(found.body) : decode(found.body);
}

std::optional<std::string> plain_word(const node& n) {
    if (n.is("simple_symbol")) return std::string(n.text().substr(1));
    if (n.is_any("hash_key_symbol", "property_identifier", "identifier", "name", "shorthand_property_identifier"))
        return std::string(n.text());
    return plain_string(n);
}

std::string_view cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    return text.substr(0, floor_of_character(text, limit));
}

} // namespace delta::syntax
