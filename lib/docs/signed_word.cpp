// SPDX-License-Identifier: Apache-2.0
// Words that carry their kind on their sleeve: URLs, flags, environment variables, routes and paths.
#include <algorithm>

#include "base/text.hpp"
#include "docs/inline_code.hpp"
#include "docs/shell_reader.hpp"
#include "docs/words.hpp"

namespace delta::docs {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_path_byte(char c) {
    return is_word(c) || std::string_view("./-+@~*{}[]<>$#=%!").find(c) != npos;
}

std::string_view last_segment(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == npos ? path : path.substr(slash + 1);
}

bool has_file_suffix(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == npos || dot + 1 >= name.size()) return false;
    return is_file_suffix(name.substr(dot + 1));
}

// A bare `name.suffix`. Names of products (Node.js) and attributes (`response.json`) look alike.
bool is_file_name(std::string_view s) {
    if (is_known_file(s)) return true;
    const std::size_t dot = s.rfind('.');
    if (dot == npos || dot == 0 || !has_file_suffix(s)) return false;
    const std::string_view suffix = s.substr(dot + 1);
    if (suffix == "js" && is_upper(s.front())) return false;
    static constexpr std::string_view attributes[] = {"env", "json", "text", "map",  "key", "log", "service",
                                                      "in",  "mod",  "sum",  "lock", "so",  "h",   "c",
                                                      "am",  "ac",   "ex",   "snap", "diff"};
    if (std::find(std::begin(attributes), std::end(attributes), suffix) == std::end(attributes)) return true;
    const std::string_view stem = s.substr(0, dot);
    static constexpr std::string_view files[] = {
        "package",      "composer",  "tsconfig", "go",       "config",  "settings", "poetry",
        "yarn",         "Cargo",     "Gemfile",  "jsconfig", "openapi", "swagger",  "manifest",
        "package-lock", "pnpm-lock", "deno",     "biome",    "uv",      "renovate", "setup"};
    if (std::find(std::begin(files), std::end(files), stem) != std::end(files)) return true;
    static constexpr std::string_view objects[] = {"res", "response", "req",  "request", "r",          "resp",
                                                   "c",   "ctx",      "body", "process", "self",       "this",
                                                   "app", "console",  "math", "Math",    "import.meta"};
    if (std::find(std::begin(objects), std::end(objects), stem) != std::end(objects)) return false;
    return suffix == "json" || suffix == "lock" || suffix == "log" || suffix == "h" || suffix == "c" ||
           suffix == "in" || suffix == "snap" || suffix == "service";
}

bool is_system_root(std::string_view segment) {
    static constexpr std::string_view roots[] = {"etc",  "usr",  "var", "tmp", "home", "opt", "bin",   "sbin", "dev",
                                                 "proc", "root", "mnt", "srv", "run",  "sys", "Users", "lib"};
    return std::find(std::begin(roots), std::end(roots), segment) != std::end(roots);
}

// `--name`, `-n`, `--no-name`; the length of the flag at the front, 0 for none.
std::size_t flag_length(std::string_view s) {
    if (s.size() < 2 || s[0] != '-') return 0;
    std::size_t at = s[1] == '-' ? 2 : 1;
    if (at >= s.size() || !is_alpha(s[at])) return 0;
    while (at < s.size() &&
           (is_alpha(s[at]) || is_digit(s[at]) || s[at] == '-' || s[at] == '_' || s[at] == '.' || s[at] == ':'))
        ++at;
    while (s[at - 1] == '-' || s[at - 1] == '.' || s[at - 1] == ':') --at;
    return at;
}

bool read_flags(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = text.text();
    bool any = false;
    for (std::size_t at = begin; at < end;) {
        const bool starts = at == begin || s[at - 1] == ' ' || s[at - 1] == ',' || s[at - 1] == '/' ||
                            s[at - 1] == '|' || s[at - 1] == '[';
        const std::size_t length = starts ? flag_length(s.substr(at, end - at)) : 0;
        if (length == 0) {
            if (!any) return false;
            ++at;
            continue;
        }
        any = true;
        const std::string_view flag = s.substr(at, length);
        if (!is_placeholder(flag.substr(flag.find_first_not_of('-'))))
            sink.add(mention_kind::flag, text, at, at + length);
        at += length;
        if (at >= end || s[at] != '=') continue;
        const std::size_t stop = std::min(s.find_first_of(" ,|]", at + 1), end);
        const std::string_view value = s.substr(at + 1, stop - at - 1);
        const bool told = is_number(value) || (is_literal_word(value) && !value.empty()) ||
                          (value.find_first_of("<>[]{}()") == npos && !value.empty() && is_lower(value.front()) &&
                           !is_type_word(value) && !is_placeholder(value));
        if (told) sink.add(mention_kind::value, text, at + 1, stop).subject = flag;
        at = stop;
    }
    return any;
}

// `$NAME`, `${NAME}`, `%NAME%`, `NAME_WITH_BAR`.
bool read_env(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = text.text().substr(begin, end - begin);
    std::size_t from = 0;
    std::size_t to = s.size();
    bool sigil = true;
    if (s.starts_with("${") && s.ends_with("}")) {
        from = 2;
        to = std::min(s.find(':'), s.size() - 1);
    } else if (s.starts_with("$env:")) {
        from = 5;
    } else if (s.starts_with("$")) {
        from = 1;
    } else if (s.size() > 3 && s.front() == '%' && s.back() == '%') {
        from = 1;
        to = s.size() - 1;
    } else {
        sigil = false;
    }
    const std::string_view name = s.substr(from, to - from);
    if (sigil ? !is_all_caps(name) : !is_env_name(name)) return false;
    if (!is_placeholder(name)) sink.add(mention_kind::env_var, text, begin + from, begin + to);
    return true;
}

bool read_route(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = text.text().substr(begin, end - begin);
    std::size_t path = 0;
    std::string_view method;
    const std::size_t space = s.find(' ');
    if (space != npos && is_http_method(s.substr(0, space))) {
        method = s.substr(0, space);
        path = std::min(s.find_first_not_of(' ', space), s.size());
    }
    const std::string_view target = s.substr(path, s.find_first_of(" ?", path) - path);
    if (!method.empty() ? !target.starts_with('/') : !(is_route(s) && target.size() == s.size())) return false;
    if (is_placeholder(target)) return true;
    sink.add(mention_kind::route, text, begin + path, begin + path + target.size()).subject = method;
    return true;
}

} // namespace

bool is_url(std::string_view s) {
    const std::size_t colon = s.find("://");
    if (colon == npos || colon == 0 || colon > 12 || colon + 3 >= s.size()) return s.starts_with("mailto:");
    return s.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyz+-0123456789") == npos;
}

bool is_path(std::string_view s) {
    if (s.size() < 2 || s.size() > 300 || !std::all_of(s.begin(), s.end(), is_path_byte)) return false;
    const std::size_t slash = s.find('/');
    if (slash == npos) return is_file_name(s);
    if (s.starts_with("<") || s.starts_with("@") || s.find("//") != npos) return false;
    const std::string_view first = s.substr(0, slash);
    if (s.front() == '/') {
        const std::string_view root = s.substr(1, s.find('/', 1) - 1);
        return has_file_suffix(s) || (is_system_root(root) && s.size() > root.size() + 1) || s == "/tmp";
    }
    if (s.back() == '/') return is_word(s.front()) || s.front() == '.' || s.front() == '~';
    if (is_known_folder(first)) return true;
    return has_file_suffix(last_segment(s)) || is_known_file(last_segment(s));
}

bool is_route(std::string_view s) {
    if (s.size() < 2 || s.size() > 200 || s.front() != '/' || s[1] == '/' || s[1] == '*') return false;
    if (!is_word(s[1]) && std::string_view("{:<$.@").find(s[1]) == npos) return false;
    if (s.find_first_of(" \t\n()\"',;|\\^") != npos || s.ends_with("/>") || is_path(s)) return false;
    return true;
}

bool read_signed_word(const placed_text& text, std::size_t begin, std::size_t end, mention_sink& sink) {
    const std::string_view s = text.text().substr(begin, end - begin);
    if (is_url(s) && s.find(' ') == npos) {
        if (!is_placeholder(s)) sink.add(mention_kind::url, text, begin, end);
        return true;
    }
    if (s.front() == '-') return read_flags(text, begin, end, sink);
    if (read_env(text, begin, end, sink) || read_route(text, begin, end, sink)) return true;
    if (!is_path(s)) return false;
    if (!is_placeholder(s) && !s.starts_with("foo") && s.find("/foo") == npos)
        sink.add(mention_kind::path, text, begin, end);
    return true;
}

} // namespace delta::docs
