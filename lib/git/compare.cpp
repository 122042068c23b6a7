// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include "git/store.hpp"

namespace delta::git {
namespace {

void descend(const store& objects, const git_oid* left, const git_oid* right, std::string& path, std::size_t depth,
             std::size_t& budget, bool& going, const tree_visitor& visit) {
    // Far deeper than any file system allows; bounds the recursion on crafted trees.
    if (depth > 1024) throw git_failure(fmt::format("folders are nested too deeply below {}", path.substr(0, 200)));
    const auto [a, b] = objects.differing(left, right);
    std::size_t i = 0;
    std::size_t j = 0;
    while (going && (i < a.entries.size() || j < b.entries.size())) {
        const int order = i == a.entries.size()   ? 1
                          : j == b.entries.size() ? -1
                                                  : compare_names(a.entries[i], b.entries[j]);
        const raw_entry* const x = order <= 0 ? &a.entries[i++] : nullptr;
        const raw_entry* const y = order >= 0 ? &b.entries[j++] : nullptr;
        if (x != nullptr && y != nullptr && x->mode == y->mode && git_oid_equal(&x->id, &y->id) != 0) continue;
        if (budget-- == 0) throw git_failure("the repository names more files than can be walked");

        const raw_entry& one = x != nullptr ? *x : *y;
        const std::size_t size = path.size();
        path += one.name;
        if (one.is_tree()) {
            path += '/';
            descend(objects, x != nullptr ? &x->id : nullptr, y != nullptr ? &y->id : nullptr, path, depth + 1, budget,
                    going, visit);
        } else {
            going = visit(path, x, y);
        }
        path.resize(size);
    }
}

} // namespace

void compare_trees(const store& objects, const std::optional<git_oid>& before_tree,
                   const std::optional<git_oid>& after_tree, std::size_t& budget, const tree_visitor& visit) {
    if (before_tree && after_tree && git_oid_equal(&*before_tree, &*after_tree) != 0) return;
    std::string path;
    bool going = true;
    descend(objects, before_tree ? &*before_tree : nullptr, after_tree ? &*after_tree : nullptr, path, 0, budget, going,
            visit);
}

} // namespace delta::git
