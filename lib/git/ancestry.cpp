// SPDX-License-Identifier: Apache-2.0
// Merge bases over commits we read ourselves, so that the edge of a shallow clone is an end and no error.
#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <queue>
#include <unordered_map>

#include "git/impl.hpp"

namespace delta::git {
namespace {

constexpr unsigned from_a = 1;
constexpr unsigned from_b = 2;
constexpr unsigned stale = 4; // reachable from a common ancestor already found
constexpr unsigned found = 8;

constexpr std::size_t near_by = 32; // commits looked at before the walk by dates

struct by_id {
    std::size_t operator()(const git_oid& id) const {
        std::size_t bits = 0;
        std::memcpy(&bits, id.id, sizeof bits);
        return bits;
    }
    bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_equal(&a, &b) != 0; }
};

struct node {
    git_oid id{};
    std::vector<git_oid> parents;
    std::int64_t time = 0;
    unsigned flags = 0;
    bool queued = false;
};

struct older {
    bool operator()(const node* a, const node* b) const {
        return a->time != b->time ? a->time < b->time : git_oid_cmp(&a->id, &b->id) > 0;
    }
};

// Commits already read, and the walk of git's "paint down to common": both sides run down by date and mark what they
// reach; a commit with both marks is common, and everything below it is stale.
class ancestry {
  public:
    explicit ancestry(const store& objects) : objects_(objects) {}

    // True when `old` is on the line of first parents of `young`, at most `steps` back. The usual case, a branch upon
    // its base, is answered by a few commits; the walk by dates reads thousands when one of them has a wrong clock.
    bool has_first_parent(const git_oid& young, const git_oid& old, std::size_t steps) {
        git_oid id = young;
        for (std::size_t i = 0; i < steps && git_oid_equal(&id, &old) == 0; ++i) {
            const node& at = get(id);
            if (at.parents.empty()) return false;
            id = at.parents.front();
        }
        return git_oid_equal(&id, &old) != 0;
    }

    // Common ancestors that no later one made stale, newest first. With skewed clocks an older one may be among them.
    std::vector<git_oid> find_common(const git_oid& a, const git_oid& b) {
        for (auto& [id, n] : nodes_) n.flags = 0, n.queued = false;
        fresh_ = 0;
        queue_ = {};
        paint(a, from_a);
        paint(b, from_b);
        std::vector<node*> common;
        while (fresh_ > 0) {
            node* const next = queue_.top();
            queue_.pop();
            next->queued = false;
            if ((next->flags & stale) == 0) --fresh_;
            unsigned marks = next->flags & (from_a | from_b | stale);
            if (marks == (from_a | from_b)) {
                if ((next->flags & found) == 0) common.push_back(next);
                next->flags |= found;
                marks |= stale;
            }
            for (const git_oid& parent : next->parents) paint(parent, marks);
        }
        std::erase_if(common, [](const node* n) { return (n->flags & stale) != 0; });
        std::ranges::sort(common, [](const node* x, const node* y) { return older()(y, x); });
        std::vector<git_oid> ids;
        for (const node* n : common) ids.push_back(n->id);
        return ids;
    }

  private:
    node& get(const git_oid& id) {
        const auto known = nodes_.find(id);
        if (known != nodes_.end()) return known->second;
        raw_commit commit = objects_.commit(id);
        return nodes_.emplace(id, node{id, std::move(commit.parents), commit.time}).first->second;
    }

    void paint(const git_oid& id, unsigned marks) {
        node& n = get(id);
        if ((n.flags & marks) == marks) return;
        const bool was_fresh = n.queued && (n.flags & stale) == 0;
        n.flags |= marks;
        if (!n.queued) queue_.push(&n);
        n.queued = true;
        const bool is_fresh = (n.flags & stale) == 0;
        if (is_fresh && !was_fresh) ++fresh_;
        if (!is_fresh && was_fresh) --fresh_;
    }

    const store& objects_;
    std::unordered_map<git_oid, node, by_id, by_id> nodes_;
    std::priority_queue<node*, std::vector<node*>, older> queue_;
    std::size_t fresh_ = 0; // commits in the queue that are not stale
};

bool is_ancestor(ancestry& graph, const git_oid& old, const git_oid& young) {
    const std::vector<git_oid> common = graph.find_common(old, young);
    return common.size() == 1 && git_oid_equal(&common.front(), &old) != 0;
}

error no_common_ancestor(const repository& repo, const std::string& a, const std::string& b) {
    const std::string pair = fmt::format("{} and {} have no common ancestor", a.substr(0, 12), b.substr(0, 12));
    if (!repo.is_shallow()) return {errc::not_found, pair};
    const std::string branch = repo.head_branch().value_or("<branch>");
    return {errc::not_found,
            fmt::format("{} in this shallow clone, which ends before it; fetch more history with `git fetch "
                        "--unshallow` or `git fetch --deepen=100 origin {}`",
                        pair, branch)};
}

} // namespace

result<std::string> repository::merge_base(const std::string& a, const std::string& b) const {
    ancestry graph(impl_->objects);
    if (graph.has_first_parent(get_oid(a), get_oid(b), near_by)) return b;
    const std::vector<git_oid> common = graph.find_common(get_oid(a), get_oid(b));
    if (common.empty()) return std::unexpected(no_common_ancestor(*this, a, b));
    // Several are left after criss-cross merges, where the newest is as good as any, or when dates lie, where the
    // newest that is no ancestor of another is wanted. Crafted histories have thousands: a few are looked at.
    const std::size_t count = std::min<std::size_t>(common.size(), 8);
    for (std::size_t i = 0; i < count; ++i) {
        bool is_best = true;
        for (std::size_t j = 0; j < count && is_best; ++j)
            is_best = i == j || !is_ancestor(graph, common[i], common[j]);
        if (is_best) return to_hex(common[i]);
    }
    return to_hex(common.front());
}

} // namespace delta::git
