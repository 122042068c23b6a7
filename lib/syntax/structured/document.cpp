// SPDX-License-Identifier: Apache-2.0
#include "syntax/structured/document.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "syntax/reader.hpp"

namespace delta::syntax::structured {

bool builder::may_enter(int depth) {
    if (depth < max_depth) return true;
    out_.too_deep = true;
    return false;
}

entry& builder::append(entry& parent, std::string_view key, std::string_view whole) {
    ++count_;
    parent.children.push_back({.key = key, .value = {}, .whole = trim(whole), .kind = shape::empty, .children = {}});
    return parent.children.back();
}

std::string_view unquote(std::string_view text) {
    for (const std::string_view quote : {"\"\"\"", "'''", "\"", "'"})
        if (text.size() >= 2 * quote.size() && text.starts_with(quote) && text.ends_with(quote))
            return text.substr(quote.size(), text.size() - 2 * quote.size());
    return text;
}

bool is_plain_list(const entry& e) {
    return e.kind == shape::sequence &&
           std::ranges::all_of(e.children, [](const entry& item) { return item.kind == shape::scalar; });
}

const entry* find(const entry& e, std::string_view key) {
    const auto found = std::ranges::find(e.children, key, &entry::key);
    return found == e.children.end() ? nullptr : &*found;
}

namespace {

void descend(const entry& at, std::string_view pattern, std::string& path, const visitor& visit) {
    if (pattern.empty()) return visit(at, path);
    const std::size_t slash = std::min(pattern.find('/'), pattern.size());
    const std::string_view wanted = pattern.substr(0, slash);
    const std::string_view rest = pattern.substr(std::min(slash + 1, pattern.size()));
    for (const entry& child : at.children) {
        const bool item = child.key.empty();
        if (!item && wanted != "*" && wanted != child.key) continue;
        const std::size_t before = path.size();
        if (!item) path.append(path.empty() ? "" : ".").append(child.key);
        // An item of a list stands for its list, unless the pattern ends here and asks for items.
        descend(child, item && wanted != "*" ? pattern : rest, path, visit);
        path.resize(before);
    }
}

} // namespace

void for_each(const entry& root, std::string_view pattern, const visitor& visit) {
    std::string path;
    descend(root, pattern, path, visit);
}

} // namespace delta::syntax::structured
