// SPDX-License-Identifier: Apache-2.0
#include "check/range.hpp"

#include <fmt/core.h>

#include <filesystem>

#include "base/text.hpp"
#include "check/near_names.hpp"

namespace delta::check {
namespace {

using git::repository;
using git::side;

struct labelled_side {
    side where;
    std::string label;
};

std::string short_id(const std::string& id) {
    return id.substr(0, 12);
}

// "main (0123456789ab)"; an id that was given as one is not told twice.
std::string with_id(const std::string& name, const std::string& id) {
    const bool is_id = name.size() >= 7 && id.starts_with(name);
    return is_id ? short_id(id) : fmt::format("{} ({})", name, short_id(id));
}

side commit_side(const std::string& id) {
    return {side::source::commit, id};
}

result<void> check_options(const range_options& options) {
    if (options.worktree && options.staged) return fail(errc::invalid, "--worktree and --staged exclude each other");
    if (!options.head) return {};
    if (options.worktree) return fail(errc::invalid, "--worktree takes the place of --head; give one of them");
    if (options.staged) return fail(errc::invalid, "--staged takes the place of --head; give one of them");
    return {};
}

result<void> check_work_tree(const range_options& options, const repository& repo) {
    if (!repo.is_bare() || (!options.worktree && !options.staged)) return {};
    return fail(errc::invalid, fmt::format("{} is a bare repository: it has no work tree to check with {}",
                                           options.path, options.worktree ? "--worktree" : "--staged"));
}

// What the reader of a CI log needs when history is cut off.
std::string shallow_advice(const repository& repo) {
    if (!repo.is_shallow()) return "";
    return "; in CI, check out the whole history (actions/checkout: fetch-depth: 0)";
}

// A person who names a subfolder may expect that only it is checked.
void note_subfolder(const range_options& options, range& out) {
    std::error_code ec;
    const std::filesystem::path asked = std::filesystem::weakly_canonical(options.path, ec);
    const std::filesystem::path root = std::filesystem::weakly_canonical(out.repo.work_tree(), ec);
    const std::filesystem::path inside = asked.lexically_relative(root);
    const bool is_below = !out.repo.is_bare() && !inside.empty() && inside != "." && *inside.begin() != "..";
    if (!is_below || *inside.begin() == ".git") return;
    out.notes.push_back(
        fmt::format("{} is a part of the repository {}, which is checked as a whole", options.path, root.string()));
}

result<std::string> resolve(const repository& repo, const std::string& revision, std::string_view option) {
    const result<std::string> id = repo.resolve(revision);
    if (id || id.error().code != errc::not_found) {
        return id ? id : fail(id.error().code, fmt::format("{}: {}", option, id.error().message));
    }
    std::string message = fmt::format("{}: {}", option, id.error().message);
    const std::string name = revision.substr(0, revision.find_first_of("~^@:"));
    const std::vector<std::string> near =
        repo.resolve(name) ? std::vector<std::string>{} : find_near_names(name, repo.reference_names());
    if (!near.empty()) message += fmt::format("; did you mean {}?", join(near, ", "));
    return fail(errc::not_found, message);
}

result<labelled_side> find_head(const range_options& options, const repository& repo) {
    const std::string stands_on = repo.is_unborn() ? "" : repo.resolve("HEAD").value_or("");
    if (options.worktree) return labelled_side{{side::source::worktree, stands_on}, "the work tree"};
    if (options.staged) return labelled_side{{side::source::index, stands_on}, "the index"};
    if (!options.head && repo.is_unborn()) {
        return fail(errc::not_found,
                    fmt::format("branch {} has no commits yet; commit something, or check what is staged with --staged",
                                repo.head_branch().value_or("HEAD")));
    }
    const std::string revision = options.head.value_or("HEAD");
    const result<std::string> id = resolve(repo, revision, "--head");
    if (!id) return std::unexpected(id.error());
    return labelled_side{commit_side(*id), with_id(revision, *id)};
}

labelled_side nothing() {
    return {commit_side(""), "the empty tree"};
}

result<labelled_side> find_named_base(const std::string& revision, range& out) {
    const result<std::string> id = resolve(out.repo, revision, "--base");
    if (!id) return std::unexpected(id.error());
    const labelled_side named = {commit_side(*id), with_id(revision, *id)};
    if (out.head.commit.empty()) return named;
    const result<std::string> common = out.repo.merge_base(out.head.commit, *id);
    if (!common) {
        out.notes.push_back(fmt::format("{}; compared with {} directly", common.error().message, revision));
        return named;
    }
    if (*common == *id) return named;
    out.notes.push_back(fmt::format("{} went on since {} was begun: compared with their merge base {}", revision,
                                    out.head_label, short_id(*common)));
    return labelled_side{commit_side(*common), with_id("the merge base with " + revision, *common)};
}

// For a head that its own branch has taken in: what its last commit brought.
result<labelled_side> find_parent_base(const std::string& branch, range& out) {
    const std::vector<std::string> parents = out.repo.info(out.head.commit).parents;
    if (!parents.empty()) {
        out.notes.push_back(
            fmt::format("{} is part of {} already: compared with its first parent", out.head_label, branch));
        return labelled_side{commit_side(parents.front()), with_id("its first parent", parents.front())};
    }
    if (out.repo.is_shallow()) {
        return fail(errc::not_found,
                    fmt::format("this shallow clone ends at {}, so there is nothing to compare it with; fetch more "
                                "history with `git fetch --unshallow` or `git fetch --deepen=100`{}",
                                out.head_label, shallow_advice(out.repo)));
    }
    out.notes.push_back(fmt::format("{} is the first commit: compared with the empty tree", out.head_label));
    return nothing();
}

result<labelled_side> find_default_base(range& out) {
    const result<std::string> branch = out.repo.find_default_branch();
    if (!branch) {
        return fail(errc::not_found, fmt::format("{}; name the base with --base REF{}", branch.error().message,
                                                 shallow_advice(out.repo)));
    }
    const result<std::string> tip = out.repo.resolve(*branch);
    if (!tip) return std::unexpected(tip.error());
    const result<std::string> common = out.repo.merge_base(out.head.commit, *tip);
    if (!common) {
        return fail(common.error().code, fmt::format("no merge base with {}: {}; or name the base with --base REF{}",
                                                     *branch, common.error().message, shallow_advice(out.repo)));
    }
    const bool is_merged = *common == out.head.commit && out.head.from == side::source::commit;
    if (is_merged) return find_parent_base(*branch, out);
    return labelled_side{commit_side(*common), with_id("the merge base with " + *branch, *common)};
}

result<labelled_side> find_base(const range_options& options, range& out) {
    if (options.base) return find_named_base(*options.base, out);
    const std::string& stands_on = out.head.commit;
    if (stands_on.empty()) {
        out.notes.push_back(
            fmt::format("there are no commits yet: {} is compared with the empty tree", out.head_label));
        return nothing();
    }
    if (options.staged) return labelled_side{commit_side(stands_on), with_id("HEAD", stands_on)};
    return find_default_base(out);
}

} // namespace

result<range> find_range(const range_options& options) {
    if (const result<void> usable = check_options(options); !usable) return std::unexpected(usable.error());
    result<repository> repo = repository::open(options.path);
    if (!repo) return std::unexpected(repo.error());
    if (const result<void> usable = check_work_tree(options, *repo); !usable) return std::unexpected(usable.error());

    const result<labelled_side> head = find_head(options, *repo);
    if (!head) return std::unexpected(head.error());
    range found{std::move(*repo), {}, head->where, {}, head->label, {}};
    note_subfolder(options, found);
    const result<labelled_side> base = find_base(options, found);
    if (!base) return std::unexpected(base.error());
    found.base = base->where;
    found.base_label = base->label;
    return found;
}

} // namespace delta::check
