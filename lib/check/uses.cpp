// SPDX-License-Identifier: Apache-2.0
#include "check/uses.hpp"

#include <mutex>
#include <set>
#include <string_view>

#include "check/known_code_words.hpp"
#include "check/word_search.hpp"
#include "drift/source_change.hpp"
#include "syntax/language.hpp"

namespace delta::check {
namespace {

constexpr std::uint64_t max_file = 1U << 20U;

bool is_searched(const git::tree_entry& e) {
    if (e.kind != git::entry_kind::file && e.kind != git::entry_kind::executable) return false;
    if (!syntax::find_language(e.path)) return false;
    const drift::file_role role = drift::role_of_code(e.path);
    return role == drift::file_role::source || role == drift::file_role::manifest || role == drift::file_role::tooling;
}

} // namespace

std::unordered_map<std::string, std::uint32_t> count_uses(handles& repo, const std::vector<git::tree_entry>& entries,
                                                          const std::vector<std::string>& names, blob_index* stored,
                                                          async::work_list& work) {
    std::unordered_map<std::string, std::uint32_t> out;
    if (names.empty()) return out;
    std::vector<const git::tree_entry*> files;
    for (const git::tree_entry& e : entries)
        if (is_searched(e)) files.push_back(&e);
    const word_search wanted(names);
    known_code_words known(stored);
    std::mutex guard;
    const std::size_t parts = 8;
    work.for_each_blocking(parts, [&](std::size_t part) {
        std::vector<std::uint32_t> counts(names.size());
        std::vector<bool> found;
        repo.with([&](const git::repository& own) {
            for (std::size_t i = part; i < files.size(); i += parts) {
                const std::string& oid = files[i]->oid;
                found.assign(names.size(), false);
                if (!known.find(oid, wanted, found)) {
                    const result<std::string> bytes = own.read(oid, max_file);
                    if (!bytes) continue;
                    found.assign(names.size(), false);
                    wanted.find(*bytes, found);
                    known.learn(oid, *bytes);
                }
                for (std::size_t n = 0; n < names.size(); ++n) counts[n] += found[n] ? 1 : 0;
            }
        });
        const std::lock_guard lock(guard);
        for (std::size_t n = 0; n < names.size(); ++n)
            if (counts[n] != 0) out[names[n]] += counts[n];
    });
    if (!known.learned()) return out;
    std::set<std::string_view> ids;
    for (const git::tree_entry* e : files) ids.insert(e->oid);
    known.save(ids);
    return out;
}

} // namespace delta::check
