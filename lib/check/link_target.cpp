// SPDX-License-Identifier: Apache-2.0
#include "check/link_target.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "docs/document.hpp"
#include "docs/words.hpp"

namespace delta::check {
namespace {

std::string without_suffix(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    const bool has_suffix = dot != path.npos && (slash == path.npos || dot > slash + 1) && dot > 0;
    return std::string(has_suffix ? path.substr(0, dot) : path);
}

std::string_view suffix_of(std::string_view path) {
    return path.substr(std::min(without_suffix(path).size() + 1, path.size()));
}

// `path` seen from `folder`, or nothing when it leaves the tree: those are addresses of a forge ("../../issues").
std::optional<std::string> joined(std::string_view folder, std::string_view path) {
    std::vector<std::string_view> parts;
    for (const std::string_view whole : {folder, path}) {
        for (const std::string_view part : split(whole, '/')) {
            if (part.empty() || part == ".") continue;
            if (part != "..")
                parts.push_back(part);
            else if (parts.empty())
                return std::nullopt;
            else
                parts.pop_back();
        }
    }
    std::string out;
    for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
    return out;
}

void add_forms(const std::string& path, std::vector<std::string>& out) {
    constexpr std::array<std::string_view, 5> suffixes{".md", ".mdx", ".rst", ".adoc", ".markdown"};
    constexpr std::array<std::string_view, 5> indexes{"index.md", "README.md", "index.mdx", "index.rst", "_index.md"};
    out.push_back(path);
    const std::string_view suffix = suffix_of(path);
    const bool is_page = suffix == "html" || suffix == "htm";
    const std::string stem = is_page ? without_suffix(path) : path;
    for (const std::string_view s : suffixes) out.push_back(stem + std::string(s));
    for (const std::string_view index : indexes)
        out.push_back(stem.empty() ? std::string(index) : stem + "/" + std::string(index));
}

// What a tool writes, or a host serves, is in no commit.
bool may_be_generated(std::string_view path) {
    constexpr std::array<std::string_view, 22> folders{
        "dist",     "build",   "out",       "target",     "_build",  "_site", "public",  "node_modules",
        "coverage", "lib",     "generated", "_generated", "api",     "apis",  "apidocs", "javadoc",
        "typedoc",  "rustdoc", "site",      "reference",  "_static", "assets"};
    const std::string lower = to_lower(path);
    return std::ranges::any_of(
        split(lower, '/'), [&](std::string_view part) { return std::ranges::find(folders, part) != folders.end(); });
}

bool is_plain(std::string_view path) {
    if (path.find_first_of("<>{}$*|\\\"'`()[] \t\n,;=@&%+") != path.npos) return false;
    return std::ranges::none_of(split(path, '/'), [](std::string_view part) { return docs::is_placeholder(part); });
}

bool has_file_suffix(std::string_view path) {
    constexpr std::array<std::string_view, 6> pictures{"png", "svg", "jpg", "jpeg", "gif", "webp"};
    const std::string suffix = to_lower(suffix_of(path));
    return !suffix.empty() && suffix != "html" && suffix != "htm" &&
           (docs::is_file_suffix(suffix) || std::ranges::find(pictures, suffix) != pictures.end());
}

std::vector<std::string> roots_for(std::string_view doc_path) {
    std::vector<std::string> out{""};
    for (std::string_view folder = folder_of(doc_path); !folder.empty(); folder = folder_of(folder))
        out.emplace_back(folder);
    for (const std::string_view root :
         {"docs", "doc", "website", "site", "content", "docs/content", "public", "static", "docs/public", "docs/static",
          "website/static", "docs/docs", "website/docs", "src/pages", "src", "docs/src", "pages", "src/content/docs"})
        out.emplace_back(root);
    return out;
}

bool take_if_there(const tree_paths& tree, const std::vector<std::string>& forms, link_target& out) {
    for (const std::string& form : forms) {
        if (!tree.has(form)) continue;
        out.is_there = true;
        out.file = tree.has_file(form) ? form : "";
        return true;
    }
    return false;
}

} // namespace

tree_paths::tree_paths(const std::vector<git::tree_entry>& entries) {
    for (const git::tree_entry& e : entries) {
        const bool known = e.kind == git::entry_kind::file || e.kind == git::entry_kind::executable;
        files_.insert(e.path);
        in_lower_case_.insert(to_lower(e.path));
        if (docs::find_format(e.path)) pages_.insert(to_lower(without_suffix(e.path.substr(e.path.rfind('/') + 1))));
        if (!known) opaque_.insert(e.path);
        for (std::string_view folder = folder_of(e.path); !folder.empty() && folders_.emplace(folder).second;
             folder = folder_of(folder))
            in_lower_case_.insert(to_lower(folder));
    }
}

bool tree_paths::has(const std::string& path) const {
    if (path.empty() || files_.contains(path) || folders_.contains(path)) return true;
    if (in_lower_case_.contains(to_lower(path))) return true;
    for (std::string_view folder = folder_of(path); !opaque_.empty() && !folder.empty(); folder = folder_of(folder))
        if (opaque_.contains(std::string(folder))) return true;
    return false;
}

bool tree_paths::has_page(std::string_view address) const {
    while (address.ends_with('/')) address.remove_suffix(1);
    return pages_.contains(to_lower(without_suffix(address.substr(address.rfind('/') + 1))));
}

bool tree_paths::has_ending(const std::string& path) const {
    const std::string ending = "/" + path;
    const auto ends = [&](const std::string& whole) { return whole.ends_with(ending); };
    return std::ranges::any_of(files_, ends) || std::ranges::any_of(folders_, ends);
}

link_parts split_link(std::string_view link) {
    link_parts out;
    const std::size_t hash = link.find('#');
    if (hash != link.npos) out.fragment = link.substr(hash + 1);
    const std::string_view path = link.substr(0, std::min(link.find_first_of("?#"), link.size()));
    const auto digit = [](char c) {
        if (is_digit(c)) return c - '0';
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    const auto decoded = [&](std::string_view s) {
        std::string bytes;
        for (std::size_t i = 0; i < s.size(); ++i) {
            const bool escape = s[i] == '%' && i + 2 < s.size() && digit(s[i + 1]) >= 0 && digit(s[i + 2]) >= 0;
            bytes += escape ? static_cast<char>(digit(s[i + 1]) * 16 + digit(s[i + 2])) : s[i];
            if (escape) i += 2;
        }
        return bytes;
    };
    out.path = decoded(path);
    out.fragment = decoded(out.fragment);
    return out;
}

link_target find_target(const tree_paths& tree, std::string_view doc_path, std::string_view path) {
    link_target out;
    const bool from_root = path.starts_with('/');
    std::vector<std::string> folders;
    if (from_root) {
        folders = roots_for(doc_path);
    } else {
        folders = {std::string(folder_of(doc_path)), without_suffix(doc_path)};
    }
    for (const std::string& folder : folders) {
        const std::optional<std::string> whole = joined(folder, path);
        if (!whole) {
            out.is_there = true;
            return out;
        }
        add_forms(*whole, out.wanted);
    }
    if (take_if_there(tree, out.wanted, out)) return out;
    // A page may have any address: what its front matter says goes before its place.
    if (from_root && !docs::find_format(path) && tree.has_page(path)) {
        out.is_there = true;
        return out;
    }
    const std::string whole = joined(folders.front(), path).value_or("");
    out.is_certain = !from_root && is_plain(path) && has_file_suffix(path) && !may_be_generated(whole) &&
                     tree.has_folder(std::string(folder_of(whole)));
    return out;
}

link_target find_path(const tree_paths& tree, std::string_view doc_path, std::string_view path) {
    link_target out;
    if (!is_plain(path) || path.find('/') == path.npos || path.starts_with('/') || path.starts_with('~')) {
        out.is_there = true;
        return out;
    }
    for (const std::string& folder : {std::string(), std::string(folder_of(doc_path))}) {
        const std::optional<std::string> whole = joined(folder, path);
        if (whole && !whole->empty()) out.wanted.push_back(*whole);
    }
    if (out.wanted.empty()) out.is_there = true;
    if (!out.is_there) take_if_there(tree, out.wanted, out);
    return out;
}

} // namespace delta::check
