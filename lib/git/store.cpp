// SPDX-License-Identifier: Apache-2.0
#include "git/store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>

#include "base/text.hpp"

namespace delta::git {
namespace {

bool before(const git_oid& a, const git_oid& b) {
    return git_oid_cmp(&a, &b) < 0;
}

std::vector<git_oid> read_shallow_file(git_repository* repo) {
    std::vector<git_oid> ids;
    std::ifstream file(std::string(git_repository_commondir(repo)) + "shallow");
    std::string line;
    while (std::getline(file, line)) {
        git_oid id;
        if (parse_hex(id, trim(line))) ids.push_back(id);
    }
    std::ranges::sort(ids, before);
    return ids;
}

// The remote that promised to hand out missing objects later, as partial clones note it.
std::optional<std::string> find_promisor(git_repository* repo) {
    config_handle config;
    if (acquire(config, git_repository_config_snapshot, repo) < 0) return std::nullopt;
    const char* name = nullptr;
    if (git_config_get_string(&name, config.get(), "extensions.partialclone") == 0) return std::string(name);
    int promised = 0;
    if (git_config_get_bool(&promised, config.get(), "remote.origin.promisor") == 0 && promised != 0) return "origin";
    return std::nullopt;
}

std::string_view bytes_of(const git_odb_object* object) {
    auto* const raw = const_cast<git_odb_object*>(object);
    return {static_cast<const char*>(git_odb_object_data(raw)), git_odb_object_size(raw)};
}

// As one word of a shell command that a person may paste.
std::string quote(const std::string& path) {
    const bool is_plain = std::ranges::all_of(path, [](char c) {
        return is_alpha(c) || is_digit(c) || std::string_view("/._-+@%=:,").find(c) != std::string_view::npos;
    });
    return is_plain ? path : "'" + replace_all(path, "'", "'\\''") + "'";
}

} // namespace

entry_kind kind_of_mode(std::uint32_t mode) {
    switch (mode & 0170000U) {
        case 0120000U:
            return entry_kind::symlink;
        case 0160000U:
            return entry_kind::submodule;
        default:
            return (mode & 0111U) != 0 ? entry_kind::executable : entry_kind::file;
    }
}

store::store(git_repository* repo) : shallow_(read_shallow_file(repo)) {
    if (acquire(odb_, git_repository_odb, repo) < 0) throw git_failure("no object database: " + last_message());
    const char* const work_tree = git_repository_workdir(repo);
    place_ = quote(work_tree != nullptr ? work_tree : git_repository_path(repo));
    if (const std::optional<std::string> remote = find_promisor(repo)) {
        partial_ = true;
        remote_ = *remote;
    }
}

odb_object_handle store::read(const git_oid& id, git_object_t wanted) const {
    odb_object_handle object;
    const int code = acquire(object, git_odb_read, odb_.get(), &id);
    if (code == GIT_ENOTFOUND) throw git_failure(to_string(missing(id)));
    if (code < 0) throw git_failure(fmt::format("object {} cannot be read: {}", to_hex(id), last_message()));
    if (git_odb_object_type(object.get()) != wanted) {
        throw git_failure(fmt::format("object {} is a {} where a {} was expected", to_hex(id),
                                      git_object_type2string(git_odb_object_type(object.get())),
                                      git_object_type2string(wanted)));
    }
    return object;
}

void store::parse(const git_oid& id, raw_tree& tree) const {
    tree.entries.clear();
    if (!parse_tree(bytes_of(tree.object.get()), tree.entries)) {
        throw git_failure(fmt::format("tree {} is malformed", to_hex(id)));
    }
}

raw_tree store::tree(const git_oid& id) const {
    raw_tree tree{read(id, GIT_OBJECT_TREE), {}};
    parse(id, tree);
    return tree;
}

std::pair<raw_tree, raw_tree> store::differing(const git_oid* before, const git_oid* after) const {
    if (before == nullptr || after == nullptr)
        return {before != nullptr ? tree(*before) : raw_tree{}, after != nullptr ? tree(*after) : raw_tree{}};
    raw_tree left{read(*before, GIT_OBJECT_TREE), {}};
    raw_tree right{read(*after, GIT_OBJECT_TREE), {}};
    if (!parse_differing(bytes_of(left.object.get()), bytes_of(right.object.get()), left.entries, right.entries)) {
        parse(*before, left);
        parse(*after, right);
    }
    return {std::move(left), std::move(right)};
}

raw_commit store::commit(const git_oid& id) const {
    const auto known =
        std::ranges::find_if(kept_, [&](const kept_commit& k) { return git_oid_equal(&k.id, &id) != 0; });
    if (known != kept_.end()) return known->commit;
    const odb_object_handle object = read(id, GIT_OBJECT_COMMIT);
    raw_commit commit;
    if (!parse_commit(bytes_of(object.get()), commit)) {
        throw git_failure(fmt::format("commit {} is malformed", to_hex(id)));
    }
    if (is_shallow_boundary(id)) commit.parents.clear();
    if (kept_.size() == most_kept) kept_.pop_front();
    kept_.push_back({id, commit});
    return commit;
}

bool store::is_shallow_boundary(const git_oid& commit) const {
    return std::ranges::binary_search(shallow_, commit, before);
}

bool store::contains(const git_oid& id) const {
    // A full lookup rescans the pack folder on each miss; in a partial clone misses are the rule.
    const unsigned flags = partial_ ? GIT_ODB_LOOKUP_NO_REFRESH : 0;
    return git_odb_exists_ext(odb_.get(), &id, flags) == 1;
}

error store::missing(const git_oid& id) const {
    std::string message = fmt::format("object {} is not in this repository", to_hex(id));
    if (partial_) {
        message += fmt::format("; it is a partial clone, fetch the rest with: git -C {} fetch --refetch --no-filter {}",
                               place_, remote_);
    } else if (!shallow_.empty()) {
        message += fmt::format("; it is a shallow clone, fetch the rest with: git -C {} fetch --unshallow", place_);
    }
    return {errc::not_found, message};
}

result<std::uint64_t> store::blob_size(const git_oid& id) const {
    if (partial_ && !contains(id)) return std::unexpected(missing(id));
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    const int code = git_odb_read_header(&size, &type, odb_.get(), &id);
    if (code == GIT_ENOTFOUND) return std::unexpected(missing(id));
    if (code < 0) throw git_failure(fmt::format("object {} cannot be read: {}", to_hex(id), last_message()));
    if (type != GIT_OBJECT_BLOB) {
        return fail(errc::invalid,
                    fmt::format("object {} is a {}, not a file", to_hex(id), git_object_type2string(type)));
    }
    return size;
}

result<std::string> store::blob(const git_oid& id, std::uint64_t limit) const {
    const result<std::uint64_t> size = blob_size(id);
    if (!size) return std::unexpected(size.error());
    if (*size > limit) {
        return fail(errc::too_large, fmt::format("object {} has {} bytes, more than {}", to_hex(id), *size, limit));
    }
    const odb_object_handle object = read(id, GIT_OBJECT_BLOB);
    return std::string(bytes_of(object.get()));
}

} // namespace delta::git
