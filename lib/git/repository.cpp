// SPDX-License-Identifier: Apache-2.0
#include "git/repository.hpp"

#include <fmt/core.h>

#include <filesystem>
#include <stdexcept>

#include "git/impl.hpp"

namespace delta::git {
namespace {

std::string without_slash(const char* path) {
    std::string s = path != nullptr ? path : "";
    while (s.size() > 1 && s.back() == '/') s.pop_back();
    return s;
}

error opening_error(int code, const std::string& path) {
    std::error_code ec;
    if (!std::filesystem::exists(path, ec)) return {errc::not_found, fmt::format("{} does not exist", path)};
    const std::string shown = std::filesystem::absolute(path, ec).lexically_normal().string();
    if (code == GIT_ENOTFOUND) {
        return {errc::not_found, fmt::format("no git repository in {} or in a folder above it", shown)};
    }
    const std::string why = last_message();
    if (why.find("objectformat") != std::string::npos || why.find("object format") != std::string::npos) {
        return {
            errc::unsupported,
            fmt::format("the repository of {} uses SHA-256 object ids; only SHA-1 repositories can be read", shown)};
    }
    if (why.find("refstorage") != std::string::npos || why.find("reftable") != std::string::npos) {
        return {errc::unsupported,
                fmt::format("the repository of {} keeps its references as reftable, which cannot be read", shown)};
    }
    return {errc::unsupported, fmt::format("the repository of {} cannot be opened: {}", shown, why)};
}

// libgit2 takes a repository without the setting core.bare for one with a work tree around it; git goes by the name.
bool is_bare_by_name(git_repository* repo) {
    const std::filesystem::path folder = without_slash(git_repository_path(repo));
    if (git_repository_is_bare(repo) == 1 || git_repository_is_worktree(repo) == 1 || folder.filename() == ".git")
        return false;
    config_handle settings;
    if (acquire(settings, git_repository_config_snapshot, repo) < 0) return false;
    const char* value = nullptr;
    const bool is_told = git_config_get_string(&value, settings.get(), "core.bare") == 0 ||
                         git_config_get_string(&value, settings.get(), "core.worktree") == 0;
    // A submodule's folder of objects, or one that `git init --separate-git-dir` made, is named by a file `.git`.
    return !is_told && !std::filesystem::exists(std::filesystem::path(git_repository_workdir(repo)) / ".git");
}

} // namespace

git_oid get_oid(std::string_view hex) {
    git_oid id;
    if (!parse_hex(id, hex)) throw std::logic_error(fmt::format("'{}' is no full object id", hex));
    return id;
}

result<repository> repository::open(const std::string& path) {
    start_library();
    repository_handle repo;
    const int code = acquire(repo, git_repository_open_ext, path.c_str(), 0U, static_cast<const char*>(nullptr));
    if (code < 0) return std::unexpected(opening_error(code, path));
    if (is_bare_by_name(repo.get())) return open_bare(git_repository_path(repo.get()));
    return repository(std::make_unique<impl>(std::move(repo)));
}

// A program that goes on opens mirrors this way: git_repository_open of libgit2 1.5 forgets 20 KB for each key of a
// configuration that names extensions, as that of a partial clone does.
result<repository> repository::open_bare(const std::string& git_dir) {
    start_library();
    repository_handle repo;
    const int code = acquire(repo, git_repository_open_bare, git_dir.c_str());
    if (code < 0) return std::unexpected(opening_error(code, git_dir));
    return repository(std::make_unique<impl>(std::move(repo)));
}

repository::repository(std::unique_ptr<impl> p) : impl_(std::move(p)) {}
repository::repository(repository&&) noexcept = default;
repository& repository::operator=(repository&&) noexcept = default;
repository::~repository() = default;

repository repository::clone_handle() const {
    // The git directory alone would lose a work tree that core.worktree or a linked work tree places elsewhere.
    const char* const work_tree = git_repository_workdir(impl_->repo.get());
    const char* const place = work_tree != nullptr ? work_tree : git_repository_path(impl_->repo.get());
    repository_handle repo;
    const int code =
        is_bare() ? acquire(repo, git_repository_open_bare, place)
                  : acquire(repo, git_repository_open_ext, place, static_cast<unsigned>(GIT_REPOSITORY_OPEN_NO_SEARCH),
                            static_cast<const char*>(nullptr));
    if (code < 0) throw git_failure(fmt::format("{} cannot be opened again: {}", place, last_message()));
    auto copy = std::make_unique<impl>(std::move(repo));
    copy->work_files = impl_->work_files;
    return repository(std::move(copy));
}

bool repository::is_bare() const {
    return git_repository_is_bare(impl_->repo.get()) == 1;
}
bool repository::is_shallow() const {
    return impl_->objects.is_shallow();
}
bool repository::is_unborn() const {
    return git_repository_head_unborn(impl_->repo.get()) == 1;
}
std::string repository::work_tree() const {
    return without_slash(git_repository_workdir(impl_->repo.get()));
}
std::string repository::git_dir() const {
    return without_slash(git_repository_path(impl_->repo.get()));
}

} // namespace delta::git
