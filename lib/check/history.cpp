// SPDX-License-Identifier: Apache-2.0
#include "check/history.hpp"

#include <map>
#include <set>

#include "base/text.hpp"
#include "check/archive.hpp"

namespace delta::check {
namespace {

constexpr std::size_t max_commits = 200;
// A commit that touches more than this is a sweep (formatting, licence headers) and says nothing of what belongs
// together.
constexpr std::size_t max_paths = 60;

commit_paths walk(const git::repository& repo, const std::string& from) {
    commit_paths out;
    repo.walk_changes(from, max_commits, [&](const git::commit_info& commit) {
        out.push_back(commit.paths.size() > max_paths ? std::vector<std::string>() : commit.paths);
        return true;
    });
    return out;
}

} // namespace

commit_paths read_paths(const git::repository& repo, const std::string& from, blob_index* stored,
                        const std::function<void()>& before_walk) {
    // What lies behind a commit never changes, but in a shallow clone, which may be deepened.
    const bool keeps = stored != nullptr && !repo.is_shallow();
    if (const std::optional<std::string> known = keeps ? stored->find('h', from) : std::nullopt) {
        byte_reader in(*known);
        commit_paths out;
        in(out);
        if (!in.failed() && in.at_end()) return out;
    }
    before_walk();
    commit_paths out = walk(repo, from);
    if (!keeps) return out;
    byte_writer kept;
    kept(out);
    stored->put('h', from, {}, kept.take());
    return out;
}

drift::history make_history(const commit_paths& log, const std::vector<drift::source_change>& changes,
                            const std::vector<drift::doc_file>& docs) {
    drift::history out;
    if (log.empty()) return out;
    std::set<std::string_view> code_paths, doc_paths;
    for (const drift::source_change& c : changes) code_paths.insert(c.path);
    for (const drift::doc_file& d : docs) doc_paths.insert(d.path);
    std::map<std::string, std::uint32_t> code_count, doc_count, folder_count;
    std::set<std::string_view> folders;
    for (const std::string_view path : code_paths) folders.insert(folder_of(path));
    for (const std::vector<std::string>& paths : log) {
        ++out.commits;
        std::vector<std::string> code, doc;
        std::set<std::string> touched;
        for (const std::string& path : paths) {
            if (code_paths.contains(path)) code.push_back(path);
            if (doc_paths.contains(path)) {
                doc.push_back(path);
            } else if (const std::string_view folder = folder_of(path); folders.contains(folder)) {
                touched.emplace(folder);
            }
        }
        for (const std::string& d : doc) ++doc_count[d];
        for (const std::string& folder : touched) {
            ++folder_count[folder];
            for (const std::string& d : doc) ++out.folders[{folder, d}].together;
        }
        for (const std::string& c : code) {
            ++code_count[c];
            for (const std::string& d : doc) ++out.pairs[{c, d}].together;
        }
    }
    const auto complete = [&](const std::map<std::string, std::uint32_t>& counts, auto& pairs) {
        for (const auto& [code, count] : counts)
            for (const auto& [doc, changes_of_doc] : doc_count) {
                drift::co_change& pair = pairs[{code, doc}];
                pair.code_changes = count;
                pair.doc_changes = changes_of_doc;
            }
    };
    complete(code_count, out.pairs);
    complete(folder_count, out.folders);
    return out;
}

} // namespace delta::check
