// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "git/sides.hpp"
#include "git/similarity.hpp"

namespace delta::git {
namespace {

constexpr int least_similarity = 50;
constexpr std::uint64_t largest_blob = 1U << 20U;
// Similar files are looked for while so few comparisons suffice; past that only equal content and equal names count.
constexpr std::size_t most_pairs = 20'000;
constexpr std::size_t most_blobs = 1'000;

std::string_view name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

bool is_content(const file_change& c) {
    return c.kind == entry_kind::file || c.kind == entry_kind::executable;
}

// Pairs deletions with additions; a pair's deletion becomes the rename and its addition is emptied.
class pairing {
  public:
    pairing(const repository& repo, std::vector<file_change>& changes) : repo_(repo), changes_(changes) {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (changes[i].kind == entry_kind::submodule) continue;
            if (changes[i].type == change_type::deleted) deleted_.push_back(i);
            if (changes[i].type == change_type::added) added_.push_back(i);
        }
    }

    void run() {
        // Among several copies the one that kept its file name is preferred.
        pair_equal_content(true);
        pair_equal_content(false);
        std::erase_if(deleted_, [this](std::size_t i) { return !is_content(changes_[i]); });
        std::erase_if(added_, [this](std::size_t i) { return !is_content(changes_[i]); });
        pair_equal_names();
        pair_similar();
        std::erase_if(changes_, [](const file_change& c) { return c.new_path.empty() && c.old_path.empty(); });
    }

  private:
    bool is_over() const { return deleted_.empty() || added_.empty(); }

    void join(std::size_t from, std::size_t to, int similarity) {
        file_change& rename = changes_[from];
        file_change& addition = changes_[to];
        rename.type = change_type::renamed;
        rename.new_path = std::move(addition.new_path);
        rename.new_oid = std::move(addition.new_oid);
        rename.kind = addition.kind;
        rename.similarity = similarity;
        addition = {};
    }

    void drop_joined() {
        std::erase_if(deleted_, [this](std::size_t i) { return changes_[i].type != change_type::deleted; });
        std::erase_if(added_, [this](std::size_t i) { return changes_[i].new_path.empty(); });
    }

    void pair_equal_content(bool with_name) {
        if (is_over()) return;
        const auto key = [with_name](const file_change& c, const std::string& oid, const std::string& path) {
            std::string k = oid + (is_content(c) ? 'f' : 'l');
            return with_name ? k.append(name_of(path)) : k;
        };
        std::map<std::string, std::vector<std::size_t>> sources;
        for (auto d = deleted_.rbegin(); d != deleted_.rend(); ++d) {
            sources[key(changes_[*d], changes_[*d].old_oid, changes_[*d].old_path)].push_back(*d);
        }
        for (const std::size_t a : added_) {
            const auto place = sources.find(key(changes_[a], changes_[a].new_oid, changes_[a].new_path));
            if (place == sources.end() || place->second.empty()) continue;
            join(place->second.back(), a, 100);
            place->second.pop_back();
        }
        drop_joined();
    }

    // A file moved to another folder and edited there, when only one file of that name left and one came.
    void pair_equal_names() {
        if (is_over()) return;
        std::map<std::string, std::vector<std::size_t>> gone;
        std::map<std::string, std::vector<std::size_t>> come;
        for (const std::size_t d : deleted_) gone[std::string(name_of(changes_[d].old_path))].push_back(d);
        for (const std::size_t a : added_) come[std::string(name_of(changes_[a].new_path))].push_back(a);
        for (const auto& [name, sources] : gone) {
            const auto targets = come.find(name);
            if (sources.size() != 1 || targets == come.end() || targets->second.size() != 1) continue;
            const int similarity = compare(sources.front(), targets->second.front());
            if (similarity >= least_similarity) join(sources.front(), targets->second.front(), similarity);
        }
        drop_joined();
    }

    // Every pair, best first.
    void pair_similar() {
        if (is_over() || deleted_.size() > most_pairs / added_.size()) return;
        struct candidate {
            int similarity;
            std::size_t from;
            std::size_t to;
        };
        std::vector<candidate> candidates;
        for (const std::size_t d : deleted_) {
            for (const std::size_t a : added_) {
                const int similarity = compare(d, a);
                if (similarity >= least_similarity) candidates.push_back({similarity, d, a});
            }
        }
        std::ranges::sort(candidates, [](const candidate& x, const candidate& y) {
            return std::tie(y.similarity, x.from, x.to) < std::tie(x.similarity, y.from, y.to);
        });
        for (const candidate& c : candidates) {
            const bool is_free = changes_[c.from].type == change_type::deleted && !changes_[c.to].new_path.empty();
            if (is_free) join(c.from, c.to, c.similarity);
        }
        drop_joined();
    }

    int compare(std::size_t from, std::size_t to) {
        const fingerprint* const a = find_print(changes_[from].old_oid);
        const fingerprint* const b = find_print(changes_[to].new_oid);
        if (a == nullptr || b == nullptr) return 0;
        const std::uint64_t smaller = std::min(a->size(), b->size());
        const std::uint64_t larger = std::max(a->size(), b->size());
        return smaller * 100 < larger * least_similarity ? 0 : a->similarity(*b);
    }

    // Null for what is not compared: huge, binary, not fetched, or one too many.
    const fingerprint* find_print(const std::string& oid) {
        const auto known = prints_.find(oid);
        if (known != prints_.end()) return known->second ? &*known->second : nullptr;
        if (prints_.size() >= most_blobs) return nullptr;
        std::optional<fingerprint>& print = prints_[oid];
        const result<std::string> text = repo_.read(oid, largest_blob);
        const bool is_text = text && std::string_view(*text).substr(0, 8000).find('\0') == std::string_view::npos;
        if (is_text) print.emplace(*text);
        return print ? &*print : nullptr;
    }

    const repository& repo_;
    std::vector<file_change>& changes_;
    std::vector<std::size_t> deleted_;
    std::vector<std::size_t> added_;
    std::map<std::string, std::optional<fingerprint>> prints_;
};

} // namespace

void find_renames(const repository& repo, std::vector<file_change>& changes) {
    pairing(repo, changes).run();
}

} // namespace delta::git
