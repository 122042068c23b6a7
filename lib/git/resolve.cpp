// SPDX-License-Identifier: Apache-2.0
// From what people call a commit to its id.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "git/impl.hpp"

namespace delta::git {
namespace {

bool has_reference(git_repository* repo, const std::string& full_name) {
    reference_handle ref;
    git_oid id;
    return acquire(ref, git_reference_lookup, repo, full_name.c_str()) == 0 &&
           git_reference_name_to_id(&id, repo, full_name.c_str()) == 0;
}

// "origin/main" before "main": a local copy may be old, and what others see is what a change is merged into.
std::optional<std::string> find_branch(git_repository* repo, const std::string& name) {
    if (has_reference(repo, "refs/remotes/origin/" + name)) return "origin/" + name;
    if (!has_reference(repo, "refs/heads/" + name)) return std::nullopt;
    // A revision means a tag first.
    return has_reference(repo, "refs/tags/" + name) ? "heads/" + name : name;
}

// What a symbolic reference points at, without `prefix`; nothing when it is not symbolic or points elsewhere.
std::optional<std::string> symbolic_target(git_repository* repo, const char* name, std::string_view prefix) {
    reference_handle ref;
    if (acquire(ref, git_reference_lookup, repo, name) < 0) return std::nullopt;
    const char* const target = git_reference_symbolic_target(ref.get());
    if (target == nullptr || !std::string_view(target).starts_with(prefix)) return std::nullopt;
    return std::string(target).substr(prefix.size());
}

std::string config_text(git_repository* repo, const std::string& key) {
    config_handle config;
    const char* value = nullptr;
    if (acquire(config, git_repository_config_snapshot, repo) < 0) return "";
    return git_config_get_string(&value, config.get(), key.c_str()) == 0 && value != nullptr ? value : "";
}

// The remote branch that the branch of HEAD is set to follow, when it has been fetched.
std::optional<std::string> find_upstream(git_repository* repo) {
    const std::optional<std::string> branch = symbolic_target(repo, "HEAD", "refs/heads/");
    if (!branch) return std::nullopt;
    reference_handle local;
    reference_handle upstream;
    if (acquire(local, git_reference_lookup, repo, ("refs/heads/" + *branch).c_str()) < 0) return std::nullopt;
    if (acquire(upstream, git_branch_upstream, local.get()) < 0) return std::nullopt;
    return std::string(git_reference_shorthand(upstream.get()));
}

} // namespace

result<std::string> repository::resolve(std::string_view revision) const {
    const std::string text(revision);
    // A zero byte would cut the name short and silently resolve another one.
    if (text.empty() || text.find('\0') != std::string::npos) return fail(errc::invalid, "the revision is empty");
    object_handle object;
    object_handle commit;
    const int code = acquire(object, git_revparse_single, impl_->repo.get(), text.c_str());
    if (code == GIT_EAMBIGUOUS) return fail(errc::invalid, fmt::format("'{}' is the start of several ids", text));
    if (code == GIT_EINVALIDSPEC) return fail(errc::invalid, fmt::format("'{}' names no single commit", text));
    if (code < 0) {
        if (text == "HEAD" && is_unborn()) return fail(errc::not_found, "HEAD has no commits yet");
        const char* const hint = is_shallow() ? "; this is a shallow clone, it may not have been fetched" : "";
        return fail(errc::not_found, fmt::format("'{}' names no commit of this repository{}", text, hint));
    }
    if (acquire(commit, git_object_peel, object.get(), GIT_OBJECT_COMMIT) < 0) {
        return fail(errc::invalid, fmt::format("'{}' is a {}, not a commit", text,
                                               git_object_type2string(git_object_type(object.get()))));
    }
    return to_hex(*git_object_id(commit.get()));
}

result<std::string> repository::find_default_branch() const {
    git_repository* const repo = impl_->repo.get();
    if (const auto name = symbolic_target(repo, "refs/remotes/origin/HEAD", "refs/remotes/")) {
        if (has_reference(repo, "refs/remotes/" + *name)) return *name;
    }
    // Nobody works in a bare repository: its HEAD says what a clone checks out.
    if (is_bare()) {
        const auto name = symbolic_target(repo, "HEAD", "refs/heads/");
        if (name && has_reference(repo, "refs/heads/" + *name)) return *name;
    }
    const std::array<std::string, 5> names = {config_text(repo, "init.defaultBranch"), "main", "master", "trunk",
                                              "develop"};
    for (const std::string& name : names) {
        if (name.empty()) continue;
        if (const auto found = find_branch(repo, name)) return *found;
    }
    if (const auto found = find_upstream(repo)) return *found;
    return fail(errc::not_found, "no default branch: there is no origin/HEAD, main, master, trunk or develop");
}

std::optional<std::string> repository::head_branch() const {
    return symbolic_target(impl_->repo.get(), "HEAD", "refs/heads/");
}

std::vector<std::string> repository::reference_names() const {
    std::vector<std::string> names;
    reference_iterator_handle iterator;
    if (acquire(iterator, git_reference_iterator_new, impl_->repo.get()) < 0) return names;
    const char* name = nullptr;
    while (git_reference_next_name(&name, iterator.get()) == 0) {
        const std::string_view full = name;
        for (const std::string_view prefix : {"refs/heads/", "refs/tags/", "refs/remotes/"}) {
            if (full.starts_with(prefix)) names.emplace_back(full.substr(prefix.size()));
        }
    }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

} // namespace delta::git
