// SPDX-License-Identifier: Apache-2.0
#include "syntax/languages/c_words.hpp"

#include <algorithm>
#include <array>

#include "syntax/languages/c_tokens.hpp"
#include "syntax/word_scan.hpp"

namespace delta::syntax {
namespace {

// In order, for the search.
constexpr std::array<std::string_view, 62> keywords = {"alignas",     "alignof",
                                                       "asm",         "break",
                                                       "case",        "catch",
                                                       "class",       "co_await",
                                                       "co_return",   "co_yield",
                                                       "concept",     "const",
                                                       "const_cast",  "consteval",
                                                       "constexpr",   "constinit",
                                                       "continue",    "decltype",
                                                       "default",     "define",
                                                       "defined",     "delete",
                                                       "do",          "dynamic_cast",
                                                       "else",        "enum",
                                                       "explicit",    "export",
                                                       "extern",      "final",
                                                       "for",         "friend",
                                                       "goto",        "if",
                                                       "inline",      "mutable",
                                                       "namespace",   "new",
                                                       "noexcept",    "operator",
                                                       "override",    "private",
                                                       "protected",   "public",
                                                       "register",    "reinterpret_cast",
                                                       "requires",    "return",
                                                       "sizeof",      "static",
                                                       "static_cast", "struct",
                                                       "switch",      "template",
                                                       "throw",       "try",
                                                       "typedef",     "typename",
                                                       "union",       "using",
                                                       "virtual",     "while"};
static_assert(std::ranges::is_sorted(keywords));

bool is_string(std::string_view literal) {
    return literal.back() == '"' || literal.back() == '\'';
}

std::string_view string_content(std::string_view literal) {
    const std::size_t open = literal.find_first_of("\"'");
    literal = literal.substr(std::min(open + 1, literal.size()));
    if (!literal.empty() && is_string(literal)) literal.remove_suffix(1);
    return literal;
}

class c_word_reader {
  public:
    c_word_reader(std::string_view bytes, surface& out) : bytes_(bytes), scan_(out.words, out.code_lines) {}

    void read() {
        for (const c_token& t : c_tokens(bytes_)) {
            if (t.kind == c_token::type::directive)
                read_directive(t);
            else
                read_token(bytes_.substr(t.begin, t.end - t.begin), t.kind, t.begin);
        }
    }

  private:
    // The line of a place that is no earlier than the last one asked for.
    std::uint32_t line_at(std::size_t at) {
        line_ += static_cast<std::uint32_t>(std::ranges::count(bytes_.substr(counted_, at - counted_), '\n'));
        counted_ = at;
        return line_;
    }

    void read_token(std::string_view text, c_token::type kind, std::size_t at) {
        const std::uint32_t line = line_at(at);
        scan_.mark_lines(text, line);
        if (kind == c_token::type::mark) return;
        if (kind == c_token::type::literal && is_string(text))
            read_string(string_content(text), at);
        else if (!std::ranges::binary_search(keywords, text))
            scan_.code(text, line);
    }

    void read_string(std::string_view content, std::size_t at) {
        const char* const start = bytes_.data() + at;
        while (!content.empty()) {
            const std::size_t escape = std::min(content.find('\\'), content.size());
            if (escape > 0)
                scan_.text(content.substr(0, escape), line_at(at + static_cast<std::size_t>(content.data() - start)));
            content.remove_prefix(std::min(escape + 2, content.size()));
        }
    }

    // `#`, its name, then tokens again; the name of an included file is a string.
    void read_directive(const c_token& directive) {
        const std::string_view text = bytes_.substr(directive.begin, directive.end - directive.begin);
        const std::size_t name = std::min(text.find_first_not_of("# \t"), text.size());
        const std::size_t rest = std::min(text.find_first_of(" \t<\"\\\r", name), text.size());
        scan_.mark_lines(text.substr(0, rest), line_at(directive.begin));
        const std::size_t file = text.find('<', rest);
        if (text.substr(name).starts_with("include") && file != text.npos) {
            scan_.text(text.substr(file, text.find('>', file) - file), line_at(directive.begin + file));
            return;
        }
        for (const c_token& t : c_tokens(text.substr(rest)))
            if (t.kind != c_token::type::directive)
                read_token(text.substr(rest + t.begin, t.end - t.begin), t.kind, directive.begin + rest + t.begin);
    }

    std::string_view bytes_;
    word_scan scan_;
    std::size_t counted_ = 0;
    std::uint32_t line_ = 1;
};

} // namespace

void read_c_words(std::string_view bytes, surface& out) {
    c_word_reader(bytes, out).read();
}

} // namespace delta::syntax
