// SPDX-License-Identifier: Apache-2.0
// Where a link of a document leads within the tree.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "git/repository.hpp"

namespace delta::check {

class tree_paths {
  public:
    explicit tree_paths(const std::vector<git::tree_entry>& entries);

    bool has_file(const std::string& path) const { return files_.contains(path); }
    bool has_folder(const std::string& path) const { return path.empty() || folders_.contains(path); }
    // A file or folder, also when its name differs in case only. What lies behind a symbolic link or in a submodule is
    // not known and taken to be there.
    bool has(const std::string& path) const;
    // A document's name, without folder and suffix, is the last part of this address.
    bool has_page(std::string_view address) const;
    // Some file's path ends with this one.
    bool has_ending(const std::string& path) const;

  private:
    std::unordered_set<std::string> files_;
    std::unordered_set<std::string> folders_;
    std::unordered_set<std::string> in_lower_case_;
    std::unordered_set<std::string> opaque_;
    std::unordered_set<std::string> pages_;
};

struct link_parts {
    std::string path;     // without query, percent escapes resolved; empty for a link within the document
    std::string fragment; // without '#'
};

link_parts split_link(std::string_view link);

struct link_target {
    bool is_there = false;
    std::string file;                // of a target that is there: the file it is, or "" when that is not known
    std::vector<std::string> wanted; // of a missing one: the paths that would have made it true
    // A missing target is worth telling even when the history does not show that it once was there.
    bool is_certain = false;
};

// Site generators give pages other paths than their files have, so a target counts as there in any usual form: without
// suffix, as a folder's index, relative to the page's own address, below any root of a site.
link_target find_target(const tree_paths& tree, std::string_view doc_path, std::string_view path);

// The same for a path in running text, relative to the document or to the root.
link_target find_path(const tree_paths& tree, std::string_view doc_path, std::string_view path);

} // namespace delta::check
