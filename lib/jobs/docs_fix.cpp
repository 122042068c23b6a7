// SPDX-License-Identifier: Apache-2.0
#include "jobs/docs_fix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "docs/document.hpp"

namespace delta::jobs {
namespace {

// A mechanical edit replaces a few words.
constexpr std::size_t most_growth = 4096;

std::set<std::string> ids_of(const drift::verdict& v) {
    std::set<std::string> out;
    for (const drift::finding& f : v.findings) out.insert(f.id);
    return out;
}

bool is_reasonable(const check::mended_document& doc) {
    const std::size_t before = doc.before.size();
    const std::size_t after = doc.after.size();
    const std::size_t room = std::max(before, most_growth);
    return after <= before + room && after + before / 2 + most_growth >= before;
}

// Nothing before the first edit and nothing after the last is another byte than at the head.
bool is_in_place(const check::mended_document& doc, std::string_view committed) {
    std::size_t begin = doc.before.size();
    std::size_t end = 0;
    for (const drift::fix& f : doc.fixes) {
        begin = std::min(begin, f.start);
        end = std::max(end, f.end);
    }
    const std::string_view before = doc.before;
    return committed == doc.after && committed.starts_with(before.substr(0, begin)) &&
           committed.ends_with(before.substr(std::min(end, before.size())));
}

std::string find_fault_in_files(const std::string& git_dir, const examined& found, const docs_fix& fix) {
    const git::repository repo = open_blocking(git_dir);
    std::set<std::string> planned;
    for (const check::mended_document& doc : fix.documents) {
        planned.insert(doc.path);
        if (!is_reasonable(doc)) return fmt::format("{} would change too much", doc.path);
        if (!docs::find_format(doc.path)) return fmt::format("{} is no document", doc.path);
    }
    const git::side after{git::side::source::commit, fix.commit};
    for (const check::mended_document& doc : fix.documents)
        if (!is_in_place(doc, repo.read_path(after, doc.path).value_or("")))
            return fmt::format("{} would change outside the planned places", doc.path);
    for (const git::file_change& f : repo.diff(found.compared.head, after))
        if (f.type != git::change_type::modified || !planned.contains(f.new_path))
            return fmt::format("{} was not to be changed", f.new_path.empty() ? f.old_path : f.new_path);
    return {};
}

} // namespace

std::optional<docs_fix> make_docs_fix_blocking(const std::string& git_dir, const examined& found,
                                               const fix_author& author) {
    drift::verdict noted = found.verdict;
    docs_fix out{.commit = {}, .documents = check::plan_mends(found.compared.repo, found.compared.head, noted)};
    std::erase_if(out.documents, [](const check::mended_document& doc) { return doc.before == doc.after; });
    if (out.documents.empty()) return std::nullopt;
    git::new_commit commit;
    commit.parent = found.compared.head.commit;
    commit.author_name = author.name;
    commit.author_email = author.email;
    commit.time = found.compared.repo.info(commit.parent).time;
    commit.message = author.subject + "\n\n";
    for (const check::mended_document& doc : out.documents) {
        commit.edits.push_back({doc.path, doc.after});
        commit.message += fmt::format("- {}: {} mended\n", doc.path, doc.ids.size());
    }
    const result<std::string> made = git::commit_blocking(git_dir, commit);
    if (!made) throw git::git_failure(made.error().message);
    out.commit = *made;
    return out;
}

std::string find_fault_blocking(const std::string& git_dir, const examined& found, const docs_fix& fix,
                                const std::stop_token& stop) {
    if (std::string fault = find_fault_in_files(git_dir, found, fix); !fault.empty()) return fault;
    const std::set<std::string> before = ids_of(found.verdict);
    const std::set<std::string> after = ids_of(examine_again_blocking(found, git_dir, fix.commit, stop));
    for (const check::mended_document& doc : fix.documents)
        for (const std::string& id : doc.ids)
            if (after.contains(id)) return fmt::format("{} would still be found in {}", id, doc.path);
    for (const std::string& id : after)
        if (!before.contains(id)) return fmt::format("{} would be found in its place", id);
    return {};
}

} // namespace delta::jobs
