// SPDX-License-Identifier: Apache-2.0
#include "docs/versions.hpp"

#include "base/text.hpp"
#include "docs/word_set.hpp"

namespace delta::docs {

bool is_runtime_name(std::string_view word) {
    static constexpr word_set names(
        {"Python",     "Node",     "NodeJS",  "Go",    "Golang",     "Rust",  "Java",  "JDK",   "JRE",    "Ruby",
         "PHP",        "Kotlin",   "Deno",    "Bun",   "TypeScript", "GCC",   "Clang", "CMake", "Gradle", "Maven",
         "PostgreSQL", "Postgres", "MySQL",   "Redis", "Django",     "React", "Vue",   "npm",   "pnpm",   "Yarn",
         "MSRV",       "Symfony",  "Laravel", "Rails", "Android",    "iOS",   "NET",   "Swift", "Vite"});
    return names.has(word);
}

void read_version(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = text.text();
    if (s.substr(end).starts_with(".js") || s.substr(end).starts_with(".JS")) end += 3;
    std::size_t at = end;
    const auto skip_blanks = [&] {
        while (at < s.size() && (s[at] == ' ' || s[at] == '\n')) ++at;
    };
    skip_blanks();
    if (s.substr(at).starts_with("version ") || s.substr(at).starts_with("versions ")) {
        at = s.find(' ', at);
        skip_blanks();
    }
    while (at < s.size() && (s[at] == '>' || s[at] == '=' || s[at] == '^' || s[at] == '~')) ++at;
    skip_blanks();
    if (at > end && at + 1 < s.size() && s[at] == 'v' && is_digit(s[at + 1])) ++at;
    if (at == end || at >= s.size() || !is_digit(s[at])) return;
    std::size_t stop = at;
    while (stop < s.size() && (is_digit(s[stop]) || (s[stop] == '.' && stop + 1 < s.size() && is_digit(s[stop + 1]))))
        ++stop;
    // "Go 2 places further" is none, but who writes so says "2nd", "20%" or a word right after.
    if (stop - at > 12 || (stop < s.size() && (is_word(s[stop]) || s[stop] == '%'))) return;
    sink.add(mention_kind::value, text, at, stop).subject = s.substr(begin, end - begin);
}

} // namespace delta::docs
