// SPDX-License-Identifier: Apache-2.0
#include "base/glob.hpp"

#include <cstddef>
#include <string>

namespace delta {
namespace {

// Matches of hostile patterns ("*a*a*a*…") are cut off here; nobody writes a real pattern that needs more.
constexpr int max_steps = 20'000;

bool match_set(std::string_view& pattern, char c) {
    std::size_t i = 1;
    const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
    if (negated) ++i;
    bool hit = false;
    for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); ++i, first = false) {
        if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') {
            hit = hit || (pattern[i] <= c && c <= pattern[i + 2]);
            i += 2;
        } else {
            hit = hit || pattern[i] == c;
        }
    }
    pattern.remove_prefix(i < pattern.size() ? i + 1 : pattern.size());
    return hit != negated && c != '/';
}

bool match_here(std::string_view pattern, std::string_view path, int& steps);

bool match_star(std::string_view pattern, std::string_view path, int& steps) {
    const bool deep = pattern.starts_with("**");
    pattern.remove_prefix(deep ? 2 : 1);
    // "**/" also stands for no folder at all.
    if (deep && pattern.starts_with('/') && match_here(pattern.substr(1), path, steps)) return true;
    for (std::size_t i = 0; i <= path.size(); ++i) {
        if (match_here(pattern, path.substr(i), steps)) return true;
        if (i < path.size() && path[i] == '/' && !deep) return false;
    }
    return false;
}

bool match_alternatives(std::string_view pattern, std::string_view path, int& steps) {
    const std::size_t close = pattern.find('}');
    if (close == pattern.npos) return path.starts_with('{') && match_here(pattern.substr(1), path.substr(1), steps);
    std::string_view inside = pattern.substr(1, close - 1);
    while (true) {
        const std::size_t comma = inside.find(',');
        const std::string tried = std::string(inside.substr(0, comma)).append(pattern.substr(close + 1));
        if (match_here(tried, path, steps)) return true;
        if (comma == inside.npos) return false;
        inside.remove_prefix(comma + 1);
    }
}

bool match_here(std::string_view pattern, std::string_view path, int& steps) {
    if (++steps > max_steps) return false;
    while (!pattern.empty()) {
        const char p = pattern.front();
        if (p == '*') return match_star(pattern, path, steps);
        if (p == '{') return match_alternatives(pattern, path, steps);
        if (path.empty()) return false;
        if (p == '[') {
            if (!match_set(pattern, path.front())) return false;
        } else {
            if (p == '?' ? path.front() == '/' : p != path.front()) return false;
            pattern.remove_prefix(1);
        }
        path.remove_prefix(1);
    }
    return path.empty();
}

} // namespace

bool glob_match(std::string_view pattern, std::string_view path) {
    if (pattern.starts_with("./")) pattern.remove_prefix(2);
    std::string whole(pattern);
    if (whole.ends_with('/')) whole += "**";
    const bool anchored = pattern.substr(0, pattern.empty() ? 0 : pattern.size() - 1).find('/') != pattern.npos;
    if (whole.starts_with('/')) {
        whole.erase(0, 1);
    } else if (!anchored) {
        whole.insert(0, "**/");
    }
    int steps = 0;
    return match_here(whole, path, steps);
}

} // namespace delta
