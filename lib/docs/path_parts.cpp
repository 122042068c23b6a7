// SPDX-License-Identifier: Apache-2.0
#include "docs/path_parts.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace delta::docs {
namespace {

constexpr std::string_view docs_folders[] = {"docs",   "doc",  "documentation", "website", "manual", "man",  "guide",
                                             "guides", "book", "docsrc",        "g3doc",   ".docs",  "_docs"};

} // namespace

bool is_one_of(std::string_view word, word_list list) {
    return std::ranges::find(list, word) != list.end();
}

path_parts::path_parts(std::string_view path) : lower(to_lower(path)) {
    folders = split(lower, '/');
    name = folders.back();
    folders.pop_back();
    name_as_written = path.substr(path.size() - name.size());
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos && dot != 0) suffix = name.substr(dot + 1);
    stem = name.substr(0, suffix.empty() ? name.size() : dot);
    for (char& c : stem)
        if (c == '_' || c == ' ') c = '-';
}

bool path_parts::is_shouted() const {
    const std::string_view written = std::string_view(name_as_written).substr(0, stem.size());
    return std::ranges::none_of(written, is_lower) && std::ranges::any_of(written, is_upper);
}

std::size_t path_parts::find_folder(word_list names) const {
    const auto at = std::ranges::find_if(folders, [&](std::string_view folder) { return is_one_of(folder, names); });
    return static_cast<std::size_t>(at - folders.begin());
}

std::size_t path_parts::docs_depth() const {
    return find_folder(docs_folders);
}

bool path_parts::has_folder_of_docs(word_list names) const {
    if (!folders.empty() && is_one_of(folders.front(), names)) return true;
    for (std::size_t i = docs_depth(); i < folders.size(); ++i)
        if (is_one_of(folders[i], names)) return true;
    return false;
}

} // namespace delta::docs
