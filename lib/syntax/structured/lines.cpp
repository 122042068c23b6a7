// SPDX-License-Identifier: Apache-2.0
// .env and go.mod: one statement a line.
#include "syntax/structured/formats.hpp"

namespace delta::syntax::structured {
namespace {

bool is_variable(char c) {
    return is_alpha(c) || is_digit(c) || c == '_' || c == '.' || c == '-';
}

std::string_view take_word(std::string_view& rest) {
    rest = trim(rest);
    std::size_t end = 0;
    while (end < rest.size() && !is_space(rest[end])) ++end;
    const std::string_view word = rest.substr(0, end);
    rest = trim(rest.substr(end));
    return word;
}

// A quoted value ends at its quote, a bare one at a comment.
std::string_view env_value(std::string_view text) {
    if (text.starts_with('"') || text.starts_with('\'')) {
        const std::size_t end = text.find(text.front(), 1);
        return end == text.npos ? text.substr(1) : text.substr(1, end - 1);
    }
    if (text.starts_with('#')) return {};
    const std::size_t comment = std::min(text.find(" #"), text.find("\t#"));
    return trim(text.substr(0, comment));
}

} // namespace

void read_dotenv(collector& out) {
    for (const std::string_view raw : split_lines(out.bytes())) {
        std::string_view line = trim(raw);
        if (line.starts_with("\xEF\xBB\xBF")) line = trim(line.substr(3));
        if (line.starts_with("export ")) line = trim(line.substr(7));
        std::size_t end = 0;
        while (end < line.size() && is_variable(line[end])) ++end;
        const std::string_view rest = trim(line.substr(end));
        if (end == 0 || !rest.starts_with('=')) continue;
        out.add({.kind = element_kind::env_var,
                 .name = line.substr(0, end),
                 .qualified = {},
                 .whole = line,
                 .value = env_value(trim(rest.substr(1)))});
    }
}

void read_gomod(collector& out) {
    std::string block; // "require" inside `require ( … )`
    for (const std::string_view raw : split_lines(out.bytes())) {
        std::string_view line = trim(raw.substr(0, raw.find("//")));
        if (line.starts_with("\xEF\xBB\xBF")) line = trim(line.substr(3));
        if (line.empty()) continue;
        std::string_view rest = line;
        if (line == ")") {
            block.clear();
            continue;
        }
        const std::string verb = block.empty() ? std::string(take_word(rest)) : block;
        if (block.empty() && rest == "(") {
            block = verb;
            continue;
        }
        const std::string_view name = take_word(rest);
        if (verb == "module") {
            out.add({.kind = element_kind::package, .name = unquote(name), .qualified = {}, .whole = line});
        } else if (verb == "go") {
            out.add({.kind = element_kind::version,
                     .name = name,
                     .qualified = "go",
                     .whole = line,
                     .value = name,
                     .spelled = "go"});
        } else if (verb == "toolchain") {
            const std::string_view number = name.starts_with("go") ? name.substr(2) : name;
            out.add({.kind = element_kind::version,
                     .name = name,
                     .qualified = verb,
                     .whole = line,
                     .value = number,
                     .spelled = "go"});
        } else if (verb == "require") {
            out.add({.kind = element_kind::version,
                     .name = unquote(name),
                     .qualified = "require." + std::string(unquote(name)),
                     .whole = line,
                     .value = take_word(rest)});
        }
    }
}

} // namespace delta::syntax::structured
