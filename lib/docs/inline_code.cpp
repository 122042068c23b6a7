// SPDX-License-Identifier: Apache-2.0
#include "docs/inline_code.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/code_reader.hpp"
#include "docs/shell_reader.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// Longer code is read for its words, but is no literal anybody would quote.
constexpr std::size_t longest_literal = 100;

bool is_quoted(std::string_view s) {
    return s.size() >= 2 && (s.front() == '"' || s.front() == '\'' || s.front() == '`') && s.back() == s.front() &&
           s.find(s.front(), 1) == s.size() - 1;
}

// `name: value` and `name = value` with a scalar for a value; `name: string` tells a type.
bool read_pair(const placed_text& code, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = code.text().substr(begin, end - begin);
    std::size_t name = 0;
    while (name < s.size() && (is_word(s[name]) || s[name] == '.' || s[name] == '-')) ++name;
    if (name == 0 || is_digit(s.front()) || s.front() == '-') return false;
    std::size_t at = name;
    while (at < s.size() && s[at] == ' ') ++at;
    if (at >= s.size() || (s[at] != ':' && s[at] != '=')) return false;
    const bool is_env = s[at] == '=' && at == name && is_env_name(s.substr(0, name));
    if (s[at] == ':' && (at + 1 >= s.size() || s[at + 1] != ' ')) return false;
    if (++at >= s.size() || s[at] == '=' || s[at] == ':') return false;
    while (at < s.size() && s[at] == ' ') ++at;
    std::string_view value = s.substr(at);
    while (!value.empty() && (value.back() == ',' || value.back() == ';')) value.remove_suffix(1);
    if (value.empty()) return false;
    const std::string_view key = s.substr(0, name);
    sink.add(is_env ? mention_kind::env_var : mention_kind::code_word, code, begin, begin + name);
    const bool simple = is_quoted(value) || value.find_first_of(" (){}[]|<>,;") == npos;
    if (!simple || is_placeholder(value) || is_type_word(value) || (is_upper(value.front()) && !is_literal_word(value)))
        return true;
    const std::size_t from = begin + at;
    sink.add(mention_kind::value, code, from, from + value.size()).subject = key;
    return true;
}

// A name with what may be written around it: `@name`, `#name`, `name[]`, `name?`, `<Name />`, `Name<T>`.
bool read_name(const placed_text& code, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view text = code.text();
    while (begin < end && std::string_view("@#&*.:<$?\\").find(text[begin]) != npos && begin + 1 < end) ++begin;
    if (begin > 0 && text[begin - 1] == '<' && !is_upper(text[begin])) return false;
    std::size_t length = chain_length(text.substr(begin, end - begin));
    if (length == 0) return false;
    // Kebab-case names keys, packages and components; slashes part scoped packages and Ruby's `A#b`.
    while (begin + length + 1 < end && std::string_view("-/#").find(text[begin + length]) != npos) {
        const std::size_t more = chain_length(text.substr(begin + length + 1, end - begin - length - 1));
        if (more == 0) break;
        length += more + 1;
    }
    const std::string_view rest = text.substr(begin + length, end - begin - length);
    const bool closed = rest.empty() || rest == "[]" || rest == "?" || rest == "!" || rest == ":" || rest == ";" ||
                        rest == " />" || rest == "/>" || rest == ">" || rest == "..." || rest == "*" || rest == "=" ||
                        rest == "." || rest == "," || (rest.front() == '<' && rest.back() == '>');
    if (!closed) return false;
    const std::string_view name = text.substr(begin, length);
    if (is_placeholder(name)) return true;
    const bool is_literal = is_literal_word(name) || is_type_word(name) || name.size() < 2;
    sink.add(is_literal ? mention_kind::literal : mention_kind::code_word, code, begin, begin + length);
    return true;
}

bool is_mime_type(std::string_view s) {
    static constexpr std::string_view roots[] = {"application/", "text/",      "image/", "audio/",
                                                 "video/",       "multipart/", "font/"};
    return std::any_of(std::begin(roots), std::end(roots), [&](std::string_view r) { return s.starts_with(r); });
}

bool is_command(std::string_view s) {
    const std::size_t space = s.find(' ');
    if (space == npos || space + 1 >= s.size()) return false;
    const std::string_view program = s.substr(0, space);
    if (s.starts_with("$ ") || is_known_program(program)) return true;
    const bool word =
        program.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_./") == npos && is_lower(s.front());
    return word && s.find(" --") != npos;
}

bool is_call(std::string_view s) {
    std::size_t at = s.find_first_not_of("@#[&*");
    if (at == npos) return false;
    if (s.substr(at).starts_with("new ")) at += 4;
    if (s.substr(at).starts_with("await ")) at += 6;
    const std::size_t length = chain_length(s.substr(at));
    return length > 0 && at + length < s.size() && (s[at + length] == '(' || s.substr(at + length).starts_with("!("));
}

} // namespace

void read_inline_code(const placed_text& code, mention_sink& sink) {
    const std::string_view all = code.text();
    const std::size_t begin = std::min(all.find_first_not_of(" \t\r\n"), all.size());
    const std::size_t end = all.find_last_not_of(" \t\r\n") + 1;
    if (begin >= end) return;
    const std::string_view s = all.substr(begin, end - begin);
    if (is_placeholder(s) && s.find('(') == npos && s.find(' ') == npos) return;
    const auto literal = [&] {
        if (s.size() <= longest_literal) sink.add(mention_kind::literal, code, begin, end);
    };
    if (is_number(s) || is_quoted(s) || is_mime_type(s)) return literal();
    if (read_signed_word(code, begin, end, sink)) return;
    if (is_command(s)) return read_command_line(code, begin, end, sink);
    if (is_call(s)) return read_code(code.part(begin, end), style_of("inline"), code_place::inline_code, sink);
    if (read_pair(code, begin, end, sink) || read_name(code, begin, end, sink)) return;
    const std::size_t before = sink.count();
    read_code(code.part(begin, end), style_of("inline"), code_place::inline_code, sink);
    if (sink.count() == before) literal();
}

} // namespace delta::docs
