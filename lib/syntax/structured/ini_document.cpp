// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "syntax/structured/document.hpp"

namespace delta::syntax::structured {
namespace {

using dialect = builder::dialect;

struct assignment {
    std::string_view key;
    std::string_view value;
};

bool is_comment(std::string_view line, dialect kind) {
    return line.starts_with('#') || (kind == dialect::properties ? line.starts_with('!') : line.starts_with(';'));
}

// The text before a comment that follows a blank.
std::string_view without_comment(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i)
        if ((text[i] == '#' || text[i] == ';') && is_space(text[i - 1])) return trim(text.substr(0, i));
    return text;
}

std::optional<assignment> read_assignment(std::string_view line, dialect kind) {
    std::size_t at = line.find_first_of(kind == dialect::ini ? "=:" : "=: \t");
    if (at == line.npos || at == 0) return std::nullopt;
    const std::string_view key = trim(line.substr(0, at));
    std::string_view value = trim(line.substr(at));
    const bool marked = value.starts_with('=') || value.starts_with(':');
    if (marked) value = trim(value.substr(1));
    // Lines of nginx and the like are statements and blocks, not settings.
    if (kind == dialect::spaced && !marked && (line.ends_with(';') || line.ends_with('{') || !is_alpha(key.front())))
        return std::nullopt;
    if (kind != dialect::properties) value = without_comment(value);
    return assignment{key, value};
}

std::string_view section_name(std::string_view line) {
    const std::size_t end = line.find(']');
    return end == line.npos ? std::string_view() : trim(line.substr(1, end - 1));
}

entry scalar_item(std::string_view text) {
    return {.key = {}, .value = text, .whole = text, .kind = shape::scalar, .children = {}};
}

std::string_view through(std::string_view first, std::string_view last) {
    return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

} // namespace

// A value over several lines; in INI files each of its lines is an item of a list.
void builder::go_on(entry& e, std::string_view line, bool list) {
    e.whole = through(e.whole, line);
    if (list && e.kind == shape::scalar) {
        e.kind = shape::sequence;
        if (!e.value.empty()) append(e, {}, e.value) = scalar_item(e.value);
    }
    if (list) append(e, {}, line) = scalar_item(line);
    e.value = e.value.empty() ? line : through(e.value, line);
}

entry builder::ini(dialect kind) {
    entry top{.key = {}, .value = {}, .whole = bytes_, .kind = shape::mapping, .children = {}};
    std::size_t section = 0; // index of the open section in `top`, plus one; 0 before the first
    entry* last = nullptr;   // the key that an indented line goes on with
    std::size_t indent = 0;
    bool open = false; // the line before ended in a backslash
    const std::string_view text = bytes_.starts_with("\xEF\xBB\xBF") ? bytes_.substr(3) : bytes_;
    for (const std::string_view raw : split_lines(text)) {
        if (full()) break;
        const std::string_view line = trim(raw);
        const std::size_t blanks = static_cast<std::size_t>(line.data() - raw.data());
        if (line.empty() || (is_comment(line, kind) && !open)) continue;
        const bool goes_on = last != nullptr && (open || (kind == dialect::ini && blanks > indent));
        open = kind == dialect::properties && line.ends_with('\\');
        if (goes_on) {
            go_on(*last, line, kind == dialect::ini);
        } else if (line.starts_with('[') && kind != dialect::properties) {
            last = nullptr;
            append(top, section_name(line), line).kind = shape::mapping;
            section = top.children.size();
        } else if (const auto pair = read_assignment(line, kind)) {
            entry& owner = section != 0 ? top.children[section - 1] : top;
            last = &append(owner, pair->key, line);
            last->value = unquote(pair->value);
            last->kind = shape::scalar;
            indent = blanks;
        } else {
            last = nullptr;
        }
    }
    return top;
}

} // namespace delta::syntax::structured
