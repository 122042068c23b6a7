// SPDX-License-Identifier: Apache-2.0
#include "check/uses.hpp"

#include <mutex>
#include <unordered_set>

#include "async/parallel.hpp"
#include "base/text.hpp"
#include "drift/names.hpp"
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
                                                          const std::vector<std::string>& names,
                                                          const check_options& options) {
    std::unordered_map<std::string, std::uint32_t> out;
    if (names.empty()) return out;
    std::vector<const git::tree_entry*> files;
    for (const git::tree_entry& e : entries)
        if (is_searched(e)) files.push_back(&e);
    std::mutex guard;
    const std::size_t parts = 8;
    async::parallel_for_blocking(parts, options.threads, [&](std::size_t part) {
        std::unordered_map<std::string, std::uint32_t> found;
        repo.with([&](const git::repository& own) {
            for (std::size_t i = part; i < files.size(); i += parts) {
                const result<std::string> bytes = own.read(files[i]->oid, max_file);
                if (!bytes) continue;
                for (const std::string& name : names)
                    if (drift::has_word(*bytes, name)) ++found[name];
            }
        });
        const std::lock_guard lock(guard);
        for (const auto& [name, count] : found) out[name] += count;
    });
    return out;
}

} // namespace delta::check
