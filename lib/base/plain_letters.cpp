// SPDX-License-Identifier: Apache-2.0
#include "base/plain_letters.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/invisible.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

namespace delta {
namespace {

struct look_alike {
    char32_t of;
    char as;
};

// Cyrillic, Greek and others that readers take for Latin letters; sorted.
constexpr std::array<look_alike, 41> look_alikes{{
    {0x0131, 'i'}, {0x0251, 'a'}, {0x0261, 'g'}, {0x0391, 'a'}, {0x0392, 'b'}, {0x0395, 'e'}, {0x0397, 'h'},
    {0x0399, 'i'}, {0x039A, 'k'}, {0x039C, 'm'}, {0x039D, 'n'}, {0x039F, 'o'}, {0x03A1, 'p'}, {0x03A4, 't'},
    {0x03A5, 'y'}, {0x03B1, 'a'}, {0x03B9, 'i'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x0405, 's'},
    {0x0406, 'i'}, {0x0410, 'a'}, {0x0415, 'e'}, {0x041E, 'o'}, {0x0420, 'p'}, {0x0421, 'c'}, {0x0422, 't'},
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'},
    {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'},
}};

// Latin letters with accents, from U+00C0 on: what each is without.
constexpr std::string_view accented =
    "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uuwwyyyzzzzzzs";

// Accents that follow their letter, and what does not show. Separators part words; letters made of tags are read.
bool is_passed_over(char32_t c) {
    if (c == 0x2028 || c == 0x2029 || (c >= 0xE0020 && c <= 0xE007E)) return false;
    return is_invisible(c) || (c >= 0x300 && c <= 0x36F);
}

// 0 for what is no letter or digit to a reader of English.
char fold(char32_t c) {
    if (c < 0x80)
        return is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c))
                   ? to_lower(std::string(1, static_cast<char>(c)))[0]
                   : '\0';
    if (c >= 0xFF01 && c <= 0xFF5E) return fold(c - 0xFEE0);
    // Text made of tags, which show nothing and some models read.
    if (c >= 0xE0020 && c <= 0xE007E) return fold(c - 0xE0000);
    if (c >= 0x1D400 && c <= 0x1D6A3) return static_cast<char>('a' + (c - 0x1D400) % 26);
    if (c >= 0x24B6 && c <= 0x24E9) return static_cast<char>('a' + (c - 0x24B6) % 26);
    if (c >= 0xC0 && c < 0xC0 + accented.size()) return accented[c - 0xC0] == ' ' ? '\0' : accented[c - 0xC0];
    const auto* const found = std::ranges::lower_bound(look_alikes, c, {}, &look_alike::of);
    return found != look_alikes.end() && found->of == c ? found->as : '\0';
}

char letter_of(char c) {
    constexpr std::string_view digits = "0134578";
    constexpr std::string_view letters = "oieastb";
    const std::size_t at = digits.find(c);
    return at == std::string_view::npos ? c : letters[at];
}

// "i g n o r e the" as "ignore the".
std::string join_letters(std::string_view spaced) {
    constexpr std::size_t least = 4;
    const std::vector<std::string_view> all = split(spaced, ' ');
    std::string out;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        while (end < all.size() && all[end].size() == 1) ++end;
        const bool is_word = end - i >= least;
        if (!out.empty()) out += ' ';
        if (!is_word) out += all[i];
        for (std::size_t letter = i; is_word && letter < end; ++letter) out += all[letter];
        i = is_word ? end : i + 1;
    }
    return out;
}

} // namespace

std::string to_plain_words(std::string_view text, digits_as digits) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const code_point c = decode_utf8(text, at);
        at += c.size;
        if (c.valid && is_passed_over(c.value)) continue;
        char plain = c.valid ? fold(c.value) : '\0';
        // Digits and signs for letters: "1gn0re", "!gnore", "@ll".
        if (digits == digits_as::letters && plain != '\0') plain = letter_of(plain);
        if (digits == digits_as::letters && plain == '\0' && (c.value == '@' || c.value == '$'))
            plain = c.value == '@' ? 'a' : 's';
        if (plain != '\0')
            out += plain;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return join_letters(trim(out));
}

} // namespace delta
