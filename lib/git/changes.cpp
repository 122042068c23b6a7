// SPDX-License-Identifier: Apache-2.0
// From two sides to what changed between them.
#include <algorithm>
#include <tuple>

#include "git/impl.hpp"
#include "git/sides.hpp"

namespace delta::git {
namespace {

const std::string& path_of(const file_change& c) {
    return c.type == change_type::deleted ? c.old_path : c.new_path;
}

// Links and submodules are no files: their ids name other things.
int nature(entry_kind kind) {
    return kind == entry_kind::symlink ? 1 : kind == entry_kind::submodule ? 2 : 0;
}

void add_change(std::vector<file_change>& out, const tree_entry* before, const tree_entry* after) {
    if (before != nullptr && after != nullptr && nature(before->kind) == nature(after->kind)) {
        out.push_back({change_type::modified, before->path, after->path, before->oid, after->oid, after->kind, 0});
        return;
    }
    if (before != nullptr) out.push_back({change_type::deleted, before->path, "", before->oid, "", before->kind, 0});
    if (after != nullptr) out.push_back({change_type::added, "", after->path, "", after->oid, after->kind, 0});
}

tree_entry to_entry(const std::string& path, const raw_entry& e) {
    return {path, to_hex(e.id), kind_of_mode(e.mode), 0};
}

} // namespace

void sort_changes(std::vector<file_change>& changes) {
    std::ranges::sort(changes, [](const file_change& a, const file_change& b) {
        const int order = path_of(a).compare(path_of(b));
        return order != 0 ? order < 0 : a.type == change_type::deleted && b.type != change_type::deleted;
    });
}

std::vector<tree_entry> list_tree(const store& objects, const git_oid& tree) {
    std::vector<tree_entry> entries;
    std::size_t budget = most_files;
    compare_trees(objects, std::nullopt, tree, budget,
                  [&entries](const std::string& path, const raw_entry*, const raw_entry* e) {
                      entries.push_back(to_entry(path, *e));
                      return true;
                  });
    // Only crafted trees, with a name twice, come out of order.
    const auto in_order = [](const tree_entry& a, const tree_entry& b) {
        return std::tie(a.path, a.oid) < std::tie(b.path, b.oid);
    };
    if (!std::ranges::is_sorted(entries, in_order)) std::ranges::sort(entries, in_order);
    const auto doubles = std::ranges::unique(entries, {}, &tree_entry::path);
    entries.erase(doubles.begin(), doubles.end());
    return entries;
}

std::vector<file_change> compare_commits(const store& objects, const git_oid& before, const git_oid& after) {
    std::vector<file_change> changes;
    std::size_t budget = most_files;
    compare_trees(objects, objects.commit(before).tree, objects.commit(after).tree, budget,
                  [&changes](const std::string& path, const raw_entry* x, const raw_entry* y) {
                      const tree_entry old_entry = x != nullptr ? to_entry(path, *x) : tree_entry{};
                      const tree_entry new_entry = y != nullptr ? to_entry(path, *y) : tree_entry{};
                      add_change(changes, x != nullptr ? &old_entry : nullptr, y != nullptr ? &new_entry : nullptr);
                      return true;
                  });
    return changes;
}

std::vector<file_change> compare_lists(const std::vector<tree_entry>& before, const std::vector<tree_entry>& after) {
    std::vector<file_change> changes;
    auto x = before.begin();
    auto y = after.begin();
    while (x != before.end() || y != after.end()) {
        const int order = x == before.end() ? 1 : y == after.end() ? -1 : x->path.compare(y->path);
        const tree_entry* const old_entry = order <= 0 ? &*x++ : nullptr;
        const tree_entry* const new_entry = order >= 0 ? &*y++ : nullptr;
        const bool same = order == 0 && old_entry->oid == new_entry->oid && old_entry->kind == new_entry->kind;
        if (!same) add_change(changes, old_entry, new_entry);
    }
    return changes;
}

std::vector<tree_entry> repository::list(const side& s) const {
    switch (s.from) {
        case side::source::index:
            return list_index(impl_->repo.get());
        case side::source::worktree:
            return list_worktree(impl_->repo.get(), impl_->work_files);
        case side::source::commit:
            break;
    }
    // A side that stands on nothing is the empty tree: what an unborn branch is compared with.
    if (s.commit.empty()) return {};
    return list_tree(impl_->objects, impl_->objects.commit(get_oid(s.commit)).tree);
}

std::vector<file_change> repository::diff(const side& before, const side& after) const {
    const bool are_commits = before.from == side::source::commit && after.from == side::source::commit &&
                             !before.commit.empty() && !after.commit.empty();
    std::vector<file_change> changes =
        are_commits ? compare_commits(impl_->objects, get_oid(before.commit), get_oid(after.commit))
                    : compare_lists(list(before), list(after));
    find_renames(*this, changes);
    sort_changes(changes);
    return changes;
}

} // namespace delta::git
