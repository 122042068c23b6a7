// SPDX-License-Identifier: Apache-2.0
#include "base/instruction.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/plain_letters.hpp"
#include "base/text.hpp"

namespace delta {
namespace {

using words = std::vector<std::string_view>;

// Somebody is told to leave what he was told. In the languages whose words are alike, by their beginning.
constexpr std::array<std::string_view, 10> dismissals{"ignor",  "disregard", "forget", "overrid",   "overrul",
                                                      "bypass", "vergiss",   "oubli",  "missachte", "olvid"};
constexpr std::array<std::string_view, 16> dismissed{
    "instruc", "instruk",   "istruz", "anweisung", "prompt",   "directive", "guardrail", "previous",
    "prior",   "preceding", "above",  "earlier",   "vorherig", "precedent", "anterior",  "everything"};
// These are of documentation too, unless they are somebody's.
constexpr std::array<std::string_view, 6> orders{"rule", "guideline", "constraint", "restriction", "polic", "limit"};
constexpr std::array<std::string_view, 8> whose{"your", "these", "those", "all", "any", "deine", "vos", "tus"};
constexpr std::array<std::string_view, 7> negations{"not", "never", "don", "dont", "doesn", "cannot", "without"};
constexpr std::size_t reach = 5;

// What is said to a model, or of one, and hardly of documentation.
constexpr std::array<std::string_view, 46> phrases{"system prompt",
                                                   "system message",
                                                   "system override",
                                                   "admin override",
                                                   "new instructions",
                                                   "your instructions",
                                                   "your prompt",
                                                   "your guidelines",
                                                   "your rules",
                                                   "your training",
                                                   "you are now",
                                                   "you are no longer",
                                                   "you must now",
                                                   "from now on you",
                                                   "act as a",
                                                   "act as an",
                                                   "act as if",
                                                   "act as the",
                                                   "act like a",
                                                   "pretend to",
                                                   "pretend you",
                                                   "pretend that",
                                                   "roleplay as",
                                                   "developer mode",
                                                   "debug mode enabled",
                                                   "do anything now",
                                                   "jailbreak",
                                                   "reveal your",
                                                   "reveal the",
                                                   "print your",
                                                   "repeat everything above",
                                                   "repeat the words above",
                                                   "repeat the text above",
                                                   "as an ai",
                                                   "ai assistant",
                                                   "dear ai",
                                                   "language model",
                                                   "end of policies",
                                                   "end of instructions",
                                                   "not stale",
                                                   "can mend",
                                                   "answer only with",
                                                   "respond only with",
                                                   "reply only with",
                                                   "this overrides",
                                                   "instead of the section"};

// The marks by which models' formats part who speaks.
constexpr std::array<std::string_view, 9> marks{"<|",       "|>",         "[inst]",          "[/inst]",      "<<sys>>",
                                                "[system]", "### system", "### instruction", "begin_of_text"};
constexpr std::array<std::string_view, 5> speakers{"system:", "assistant:", "user:", "human:", "developer:"};
// Of languages whose letters are not folded: "ignore" in Chinese, Japanese, Korean, Russian, Arabic, Hindi.
constexpr std::array<std::string_view, 9> elsewhere{"忽略",   "无视",  "無視",  "무시",   "игнорир",
                                                    "забудь", "تجاهل", "अनदेखा", "नज़रअंदाज़"};

bool begins_with_any(std::string_view word, std::span<const std::string_view> stems) {
    return std::ranges::any_of(stems, [word](std::string_view stem) { return word.starts_with(stem); });
}

bool is_any(std::string_view word, std::span<const std::string_view> of) {
    return std::ranges::find(of, word) != of.end();
}

// "Never ignore the above" describes documentation.
bool is_negated(const words& all, std::size_t at) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back)
        if (is_any(all[at - back], negations)) return true;
    return false;
}

std::string quoted(const words& all, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i <= end; ++i) out += (out.empty() ? "" : " ") + std::string(all[i]);
    return out;
}

std::optional<std::string> find_dismissal(const words& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!begins_with_any(all[i], dismissals) || is_negated(all, i)) continue;
        bool is_somebodys = false;
        for (std::size_t j = i + 1; j < all.size() && j <= i + reach; ++j) {
            if (begins_with_any(all[j], dismissed)) return quoted(all, i, j);
            is_somebodys = is_somebodys || is_any(all[j], whose);
            if (is_somebodys && begins_with_any(all[j], orders)) return quoted(all, i, j);
        }
    }
    return std::nullopt;
}

std::optional<std::string> find_phrase(const words& all) {
    std::string text = " ";
    for (const std::string_view word : all) text += std::string(word) + ' ';
    for (const std::string_view phrase : phrases)
        if (text.contains(' ' + std::string(phrase) + ' ')) return std::string(phrase);
    return std::nullopt;
}

std::optional<std::string> find_mark(std::string_view lower) {
    for (const std::string_view mark : marks)
        if (lower.contains(mark)) return std::string(mark);
    for (const std::string_view line : split_lines(lower))
        for (const std::string_view speaker : speakers)
            if (trim(line).starts_with(speaker)) return std::string(speaker);
    return std::nullopt;
}

// Letters, digits and nothing else for this long are no words of a policy.
std::optional<std::string> find_code(std::string_view text) {
    constexpr std::size_t long_word = 40;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool has_upper = false;
        bool has_lower = false;
        while (end < text.size() && (is_alpha(text[end]) || is_digit(text[end]) || text[end] == '+' ||
                                     text[end] == '/' || text[end] == '=')) {
            has_upper = has_upper || is_upper(text[end]);
            has_lower = has_lower || is_lower(text[end]);
            ++end;
        }
        if (end - at >= long_word && has_upper && has_lower) return std::string(text.substr(at, 12)) + "...";
        at = end + 1;
    }
    return std::nullopt;
}

std::optional<std::string> find_words(std::string_view text) {
    if (std::optional<std::string> found = find_mark(to_lower(text))) return found;
    if (std::optional<std::string> found = find_code(text)) return found;
    for (const std::string_view word : elsewhere)
        if (text.contains(word)) return std::string(word);
    for (const digits_as as : {digits_as::digits, digits_as::letters}) {
        const std::string plain = to_plain_words(text, as);
        words all;
        for (const std::string_view word : split(plain, ' '))
            if (!word.empty()) all.push_back(word);
        if (std::optional<std::string> found = find_dismissal(all)) return found;
        if (std::optional<std::string> found = find_phrase(all)) return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> find_instruction(std::string_view text) {
    const std::optional<std::string> found = find_words(text);
    if (!found) return std::nullopt;
    return "reads like an instruction to the model (\"" + *found + "\"); describe the documentation instead";
}

} // namespace delta
