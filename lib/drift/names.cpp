// SPDX-License-Identifier: Apache-2.0
#include "drift/names.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;

// Sorted. Words that are names in nearly every project and ordinary English or keywords besides.
constexpr std::array common_names = {
    "False"sv,   "None"sv,   "True"sv,    "add"sv,       "all"sv,       "any"sv,     "app"sv,     "apply"sv,
    "args"sv,    "array"sv,  "as"sv,      "async"sv,     "await"sv,     "base"sv,    "body"sv,    "bool"sv,
    "boolean"sv, "break"sv,  "build"sv,   "bytes"sv,     "call"sv,      "catch"sv,   "char"sv,    "class"sv,
    "close"sv,   "code"sv,   "config"sv,  "const"sv,     "context"sv,   "count"sv,   "create"sv,  "data"sv,
    "default"sv, "delete"sv, "dict"sv,    "do"sv,        "else"sv,      "end"sv,     "error"sv,   "event"sv,
    "example"sv, "export"sv, "false"sv,   "file"sv,      "files"sv,     "filter"sv,  "find"sv,    "float"sv,
    "fn"sv,      "for"sv,    "from"sv,    "func"sv,      "function"sv,  "get"sv,     "group"sv,   "handler"sv,
    "has"sv,     "help"sv,   "host"sv,    "id"sv,        "if"sv,        "import"sv,  "in"sv,      "index"sv,
    "info"sv,    "init"sv,   "input"sv,   "int"sv,       "interface"sv, "is"sv,      "item"sv,    "items"sv,
    "key"sv,     "kind"sv,   "kwargs"sv,  "len"sv,       "length"sv,    "let"sv,     "level"sv,   "line"sv,
    "list"sv,    "load"sv,   "log"sv,     "main"sv,      "map"sv,       "message"sv, "method"sv,  "mod"sv,
    "mode"sv,    "model"sv,  "module"sv,  "name"sv,      "new"sv,       "next"sv,    "nil"sv,     "node"sv,
    "not"sv,     "null"sv,   "number"sv,  "object"sv,    "of"sv,        "on"sv,      "open"sv,    "option"sv,
    "options"sv, "or"sv,     "out"sv,     "output"sv,    "package"sv,   "param"sv,   "params"sv,  "parse"sv,
    "path"sv,    "port"sv,   "print"sv,   "private"sv,   "process"sv,   "pub"sv,     "public"sv,  "push"sv,
    "read"sv,    "remove"sv, "request"sv, "require"sv,   "response"sv,  "result"sv,  "return"sv,  "run"sv,
    "self"sv,    "send"sv,   "server"sv,  "set"sv,       "setup"sv,     "size"sv,    "start"sv,   "state"sv,
    "static"sv,  "status"sv, "std"sv,     "stop"sv,      "str"sv,       "string"sv,  "struct"sv,  "test"sv,
    "tests"sv,   "text"sv,   "this"sv,    "throw"sv,     "time"sv,      "title"sv,   "to"sv,      "true"sv,
    "try"sv,     "type"sv,   "types"sv,   "undefined"sv, "update"sv,    "url"sv,     "use"sv,     "user"sv,
    "using"sv,   "utils"sv,  "val"sv,     "value"sv,     "values"sv,    "var"sv,     "version"sv, "void"sv,
    "while"sv,   "with"sv,   "write"sv,   "yield"sv};
static_assert(std::ranges::is_sorted(common_names));

} // namespace

namespace {

// Calls `put` with each letter of the name's parts, lower case, and `next` before each part.
template <class Next, class Put>
void for_each_part(std::string_view name, Next next, Put put) {
    bool inside = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!is_word(c) || c == '_') {
            inside = false;
            continue;
        }
        if (is_upper(c) && inside) {
            const char before = name[i - 1];
            const char after = i + 1 < name.size() ? name[i + 1] : ' ';
            // A hump begins at a capital after a small letter or digit, or at the last capital of a run ("HTTPServer").
            inside = !(is_lower(before) || is_digit(before) || (is_upper(before) && is_lower(after)));
        }
        if (!inside) next();
        inside = true;
        put(is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
    }
}

} // namespace

std::vector<std::string> name_parts(std::string_view name) {
    std::vector<std::string> out;
    for_each_part(name, [&] { out.emplace_back(); }, [&](char c) { out.back() += c; });
    return out;
}

bool write_loose_key(std::string_view name, std::string& key) {
    key.clear();
    if (std::ranges::all_of(name, is_lower)) return false; // most words of documents, and one part
    std::size_t parts = 0;
    for_each_part(
        name,
        [&] {
            if (parts++ > 0) key += '_';
        },
        [&](char c) { key += c; });
    return parts > 1;
}

std::string loose_key(std::string_view name) {
    std::string key;
    return write_loose_key(name, key) ? key : std::string();
}

std::string family_prefix(std::string_view name) {
    const std::size_t first = name.find('_');
    if (first == name.npos || first < 2) return {};
    const auto lower = std::ranges::any_of(name, [](char c) { return is_lower(c); });
    if (!lower) return first >= 4 ? std::string(name.substr(0, first + 1)) : std::string();
    const std::size_t second = name.find('_', first + 1);
    return second == name.npos || second < 6 || second + 3 > name.size() ? std::string()
                                                                         : std::string(name.substr(0, second + 1));
}

bool looks_like_code(std::string_view word) {
    bool letter = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == '_' && word.size() > 1) return true;
        if (i > 0 && is_upper(c) && is_lower(word[i - 1])) return true;
        if (i > 0 && i + 1 < word.size() && c == '.' && is_word(word[i - 1]) && is_word(word[i + 1])) return true;
        if (is_digit(c) && letter) return true;
        letter = letter || is_alpha(c);
    }
    return word.starts_with("--");
}

bool is_version(std::string_view word) {
    if (word.starts_with('v')) word.remove_prefix(1);
    return !word.empty() && is_digit(word.front()) && word.find('.') != word.npos &&
           std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.'; });
}

std::string_view last_component(std::string_view name) {
    const std::size_t at = name.find_last_of(".:#/");
    return at == name.npos || at + 1 == name.size() ? name : name.substr(at + 1);
}

bool is_common_name(std::string_view name) {
    return name.size() < 3 || std::ranges::binary_search(common_names, name);
}

bool names_owner(std::string_view mention, std::string_view owner) {
    if (owner.empty()) return false;
    if (has_word(mention, owner)) return true;
    const std::string_view last = last_component(mention);
    if (last.size() == mention.size()) return false;
    const std::vector<std::string> said = name_parts(mention.substr(0, mention.size() - last.size()));
    return std::ranges::any_of(name_parts(owner), [&](const std::string& part) {
        return part.size() > 3 && !is_common_name(part) && std::ranges::find(said, part) != said.end();
    });
}

bool has_word(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
        const bool starts = at == 0 || !is_word(text[at - 1]) || !is_word(name.front());
        const std::size_t end = at + name.size();
        if (starts && (end == text.size() || !is_word(text[end]) || !is_word(name.back()))) return true;
    }
    return false;
}

} // namespace delta::drift
