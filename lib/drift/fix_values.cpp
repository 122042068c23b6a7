// SPDX-License-Identifier: Apache-2.0
// Changed defaults, values, ports, versions and images.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "drift/fix_edits.hpp"
#include "drift/values.hpp"

namespace delta::drift {
namespace {

enum class form : std::uint8_t { none, number, text, keyword, word };

// A value with what stands around it in the code: `Duration::from_secs(5)` is "5" within `Duration::from_secs()`.
struct written_value {
    std::string plain;
    std::string wrapper;
    form how = form::none;
};

bool is_keyword(std::string_view s) {
    static constexpr std::array<std::string_view, 10> words = {"true", "false", "True", "False",     "None",
                                                               "null", "nil",   "NULL", "undefined", "nullptr"};
    return std::ranges::find(words, s) != words.end();
}

written_value take_apart(const std::string& written) {
    written_value out;
    out.plain = plain_value(written);
    const std::size_t at = written.find(out.plain);
    if (out.plain.empty() || out.plain.size() > 60 || at == written.npos) return out;
    out.wrapper = std::string(trim(written.substr(0, at))) + std::string(trim(written.substr(at + out.plain.size())));
    const bool quoted = std::ranges::any_of(out.wrapper, [](char c) { return c == '"' || c == '\'' || c == '`'; });
    std::erase_if(out.wrapper, [](char c) { return c == '"' || c == '\'' || c == '`'; });
    const std::size_t sign = out.plain.starts_with('-') ? 1 : 0;
    if (quoted) {
        out.how = form::text;
    } else if (sign < out.plain.size() && is_digit(out.plain[sign])) {
        out.how = form::number;
    } else {
        out.how = is_keyword(out.plain) ? form::keyword : form::word;
    }
    return out;
}

// One plain value took another's place; whatever is computed, or of another unit, needs a person.
bool is_exchange(const written_value& a, const written_value& b) {
    if (a.how == form::none || b.how == form::none || a.plain == b.plain) return false;
    if (std::ranges::any_of(b.plain, [](char c) { return c == '\n' || c == '`' || c == '|' || c == '<' || c == '{'; }))
        return false;
    const auto bare = [](const written_value& v) { return v.wrapper.empty() || v.wrapper == "Some()"; };
    if (a.how == form::keyword || b.how == form::keyword) {
        // A string's quotes in the document would have to come or go.
        const auto fits = [](const written_value& v) { return v.how == form::keyword || v.how == form::number; };
        return fits(a) && fits(b) && bare(a) && bare(b);
    }
    return a.how == b.how && a.wrapper == b.wrapper;
}

// "-5", "1.5", "5-10", "2024/5", "5%" hold another number than 5.
bool is_part_of_number(std::string_view text, std::size_t begin, std::size_t end) {
    const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    if (end < text.size() && text[end] == '%') return true;
    for (const char c : {'.', ',', '-', '/'}) {
        if (end < text.size() && text[end] == c && digit_at(end + 1)) return true;
        if (begin >= 2 && text[begin - 1] == c && is_digit(text[begin - 2])) return true;
    }
    return begin >= 1 && (text[begin - 1] == '-' || text[begin - 1] == '+' || text[begin - 1] == '$' ||
                          (text[begin - 1] == '.' && (begin == 1 || !is_alpha(text[begin - 2]))));
}

std::vector<std::size_t> value_places(std::string_view text, std::string_view value) {
    std::vector<std::size_t> out;
    for (std::size_t at = text.find(value); at != text.npos; at = text.find(value, at + 1)) {
        const std::size_t end = at + value.size();
        const bool starts = at == 0 || !is_word(text[at - 1]) || !is_word(value.front());
        const bool stops = end == text.size() || !is_word(text[end]) || !is_word(value.back());
        if (starts && stops) out.push_back(at);
    }
    return out;
}

} // namespace

std::vector<edit> value_edits(const doc_file& doc, const line_index& lines, const fact& f, const candidate& what) {
    const written_value before = take_apart(f.old_value);
    const written_value after = take_apart(f.new_value);
    if (!is_exchange(before, after)) return {};
    const std::size_t begin = lines.offset_of(what.first_line);
    const std::size_t end = std::max(begin, lines.offset_of(what.last_line + 1));
    const std::string_view text = doc.bytes.substr(begin, end - begin);
    // The value must be said of the name on that very line, or be stated outright.
    const bool bound = std::ranges::any_of(what.mentions, [&](std::uint32_t i) {
        const docs::mention& m = doc.parsed.mentions[i];
        return m.where.line >= what.first_line && m.where.line <= what.last_line;
    });
    const std::vector<std::size_t> places = value_places(text, before.plain);
    if (!bound || places.size() != 1 || !value_places(text, after.plain).empty()) return {};
    const std::size_t stop = places.front() + before.plain.size();
    if (before.how == form::number && is_part_of_number(text, places.front(), stop)) return {};
    return {{begin + places.front(), begin + stop, after.plain}};
}

} // namespace delta::drift
