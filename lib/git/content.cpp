// SPDX-License-Identifier: Apache-2.0
// Content of files, wherever it lies.
#include <fmt/core.h>

#include <algorithm>

#include "git/impl.hpp"
#include "git/sides.hpp"
#include "git/work_file.hpp"

namespace delta::git {
namespace {

std::optional<git_oid> find_in_tree(const store& objects, git_oid tree, std::string_view path) {
    for (;;) {
        const std::size_t slash = path.find('/');
        const std::string_view name = path.substr(0, slash);
        const bool is_last = slash == std::string_view::npos;
        const raw_tree folder = objects.tree(tree);
        const auto entry = std::ranges::find_if(
            folder.entries, [&](const raw_entry& e) { return e.name == name && e.is_tree() != is_last; });
        if (entry == folder.entries.end()) return std::nullopt;
        if (is_last) return entry->id;
        tree = entry->id;
        path.remove_prefix(slash + 1);
    }
}

std::optional<git_oid> find_in_index(git_repository* repo, const std::string& path) {
    const index_handle index = open_index(repo);
    for (const int stage : {0, 2}) {
        const git_index_entry* const entry = git_index_get_bypath(index.get(), path.c_str(), stage);
        if (entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) == 0) return entry->id;
    }
    return std::nullopt;
}

} // namespace

result<std::string> repository::read(const std::string& oid, std::uint64_t limit) const {
    git_oid id;
    if (!parse_hex(id, oid)) return fail(errc::invalid, fmt::format("'{}' is no full object id", oid));
    const auto file = impl_->work_files.find(oid);
    if (file == impl_->work_files.end()) return impl_->objects.blob(id, limit);
    result<std::string> content = read_work_file(work_tree(), file->second, limit);
    git_oid now{};
    if (content) git_odb_hash(&now, content->data(), content->size(), GIT_OBJECT_BLOB);
    if (content && git_oid_equal(&now, &id) == 0) {
        return fail(errc::conflict, fmt::format("{} changed while it was being checked", file->second));
    }
    return content;
}

std::optional<git_oid> repository::impl::find(const side& s, std::string_view path) const {
    if (s.from == side::source::index) return find_in_index(repo.get(), std::string(path));
    if (s.commit.empty()) return std::nullopt;
    return find_in_tree(objects, objects.commit(get_oid(s.commit)).tree, path);
}

bool repository::has_path(const side& s, std::string_view path) const {
    if (s.from != side::source::worktree) return impl_->find(s, path).has_value();
    const result<std::string> bytes = read_work_file(work_tree(), path, 0);
    return bytes || bytes.error().code != errc::not_found;
}

result<std::string> repository::read_path(const side& s, std::string_view path, std::uint64_t limit) const {
    if (s.from == side::source::worktree) return read_work_file(work_tree(), path, limit);
    const std::optional<git_oid> id = impl_->find(s, path);
    if (!id) {
        const std::string place = s.from == side::source::index ? "the index" : s.commit.substr(0, 12);
        return fail(errc::not_found, fmt::format("{} has no file {}", place, path));
    }
    return impl_->objects.blob(*id, limit);
}

result<void> repository::replace_work_file(std::string_view path, std::string_view before,
                                           std::string_view after) const {
    if (is_bare()) return fail(errc::invalid, "a bare repository has no work tree");
    return git::replace_work_file(work_tree(), path, before, after);
}

result<std::uint64_t> repository::blob_size(const std::string& oid) const {
    git_oid id;
    if (!parse_hex(id, oid)) return fail(errc::invalid, fmt::format("'{}' is no full object id", oid));
    return impl_->objects.blob_size(id);
}

bool repository::contains(const std::string& oid) const {
    git_oid id;
    return parse_hex(id, oid) && impl_->objects.contains(id);
}

} // namespace delta::git
