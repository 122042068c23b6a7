// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "report/plain_text.hpp"

namespace delta::report {

namespace {

// A dot makes a link of "www." alone.
bool ends_in_www(std::string_view s) {
    return s.size() >= 3 && to_lower(s.substr(s.size() - 3)) == "www";
}

void append_entities(std::string& out, std::string_view harmless_text) {
    constexpr std::string_view plain = " /-.,;()'\"=%";
    for (std::size_t i = 0; i < harmless_text.size(); ++i) {
        const char c = harmless_text[i];
        const bool letter = is_word(c) && c != '_';
        const bool dot_of_link = c == '.' && ends_in_www(harmless_text.substr(0, i));
        if (letter || (plain.find(c) != plain.npos && !dot_of_link))
            out += c;
        else
            fmt::format_to(std::back_inserter(out), "&#{};", static_cast<int>(c));
    }
}

// Letters with the punctuation of prose around them. What looks like a commit id would become a link.
bool is_prose(std::string_view word) {
    constexpr std::string_view allowed = ".,;()'\"?%";
    const auto is_plain = [](char c) { return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; };
    const bool plain =
        std::ranges::all_of(word, [&](char c) { return is_plain(c) || allowed.find(c) != allowed.npos; });
    const bool dotted =
        std::ranges::adjacent_find(word, [&](char a, char b) { return a == '.' && is_plain(b); }) != word.end();
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    const bool may_be_id =
        word.size() >= 7 && (std::ranges::any_of(word, is_digit) || std::ranges::all_of(word, is_hex));
    return plain && !dotted && !may_be_id;
}

void append_prose(std::string& out, std::string_view text) {
    bool first = true;
    for (const std::string_view word : split(text, ' ')) {
        if (!first) out += ' ';
        first = false;
        if (is_prose(word))
            out += word;
        else
            out += markdown_code(word);
    }
}

std::size_t longest_run(std::string_view s, char c) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char x : s) {
        run = x == c ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

std::string markdown_code(std::string_view s) {
    std::string out = "<code>";
    append_entities(out, harmless(s));
    return out + "</code>";
}

std::string markdown_sentence(std::string_view s) {
    const std::string text = harmless(s);
    const std::vector<std::string_view> parts = split(text, '`');
    const bool paired = parts.size() % 2 == 1;
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty()) continue;
        if (paired && i % 2 == 1)
            out += markdown_code(parts[i]);
        else
            append_prose(out, parts[i]);
    }
    return out;
}

std::string markdown_fence(std::string_view language, const std::vector<std::string>& lines) {
    std::size_t ticks = 3;
    for (const std::string& line : lines) ticks = std::max(ticks, longest_run(line, '`') + 1);
    const std::string fence(ticks, '`');
    return fmt::format("{}{}\n{}\n{}\n", fence, language, join(lines, "\n"), fence);
}

} // namespace delta::report
