// SPDX-License-Identifier: Apache-2.0
#include "check/debt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "async/work_list.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "check/anchors.hpp"
#include "check/config.hpp"
#include "check/debt_history.hpp"
#include "check/link_target.hpp"
#include "check/policy.hpp"
#include "drift/score.hpp"

namespace delta::check {
namespace {

constexpr std::uint64_t max_doc_file = 4U << 20U;
constexpr std::size_t max_versions = 40;          // of a document, looked through for a lost anchor
constexpr std::size_t max_old_bytes = 64U << 20U; // of all such versions together
// No page that people wrote has more; what is beyond counts as there.
constexpr std::size_t max_links = 20000;
constexpr std::size_t max_lost_anchors = 500;

struct read_doc {
    std::string path;
    std::string bytes;
    docs::document parsed;
    std::optional<known_anchors> anchors = {};
    std::size_t lost_anchors = 0;

    bool may_have(std::string_view fragment) {
        if (!anchors) anchors.emplace(parsed, bytes);
        return anchors->may_have(fragment);
    }
};

// A mention that leads nowhere.
struct suspect {
    std::size_t doc = 0;
    std::size_t mention = 0;
    link_target target; // of paths
    std::string anchor; // of anchors, with the document that lacks it
    std::string in_path;
};

bool is_text(std::string_view bytes) {
    return bytes.substr(0, 8000).find('\0') == bytes.npos;
}

class debt_finder {
  public:
    debt_finder(const git::repository& repo, const git::side& head, const check_options& options)
        : repo_(repo), head_(head), options_(options), entries_(repo.list(head)), tree_(entries_) {}

    debt find() {
        read_docs();
        for (std::size_t i = 0; i < docs_.size(); ++i) look_at(i);
        ask_history();
        for (const suspect& s : suspects_) judge(s);
        sort_findings(out_.findings);
        return std::move(out_);
    }

  private:
    void tell(std::string_view step, std::size_t done, std::size_t total) const {
        if (options_.progress) options_.progress(step, done, total);
    }

    std::optional<std::string> read_bytes(const std::string& oid) const {
        result<std::string> bytes = repo_.read(oid, max_doc_file);
        return bytes && is_text(*bytes) ? std::optional(std::move(*bytes)) : std::nullopt;
    }

    bool is_wanted(const git::tree_entry& e) const {
        const bool file = e.kind == git::entry_kind::file || e.kind == git::entry_kind::executable;
        if (!file || !docs::find_format(e.path) || matches_any(options_.ignore, e.path)) return false;
        if (!options_.docs.empty() && !matches_any(options_.docs, e.path)) return false;
        const docs::role role = docs::role_of(e.path);
        return role == docs::role::guide || role == docs::role::agent;
    }

    void read_docs() {
        for (const git::tree_entry& e : entries_) {
            if (!is_wanted(e)) continue;
            std::optional<std::string> bytes = read_bytes(e.oid);
            if (bytes) docs_.push_back({e.path, std::move(*bytes), {}, {}, 0});
        }
        tell("looking for what leads nowhere", 0, 0);
        async::work_list(options_.threads).for_each_blocking(docs_.size(), [&](std::size_t i) {
            docs_[i].parsed = docs::read(*docs::find_format(docs_[i].path), docs_[i].path, docs_[i].bytes);
        });
        std::erase_if(docs_, [](const read_doc& d) {
            return d.parsed.purpose == docs::role::generated || d.path.find("generated") != d.path.npos;
        });
        for (std::size_t i = 0; i < docs_.size(); ++i) {
            number_of_.emplace(docs_[i].path, i);
            if (!docs_[i].parsed.suppressions.empty())
                out_.suppressions.emplace(docs_[i].path, docs_[i].parsed.suppressions);
        }
        out_.docs = static_cast<std::uint32_t>(docs_.size());
    }

    void look_at(std::size_t number) {
        const read_doc& doc = docs_[number];
        std::size_t looked_up = 0;
        for (std::size_t i = 0; i < doc.parsed.mentions.size() && looked_up < max_links; ++i) {
            const docs::mention& m = doc.parsed.mentions[i];
            const bool fenced = doc.parsed.blocks[m.block].kind == docs::block_info::shape::fence;
            const bool leads = m.kind == docs::mention_kind::anchor || m.kind == docs::mention_kind::link ||
                               m.kind == docs::mention_kind::path;
            if (fenced || !leads) continue;
            ++looked_up;
            if (m.kind == docs::mention_kind::anchor) look_for_anchor(number, i, number, m.text);
            if (m.kind == docs::mention_kind::link) look_for_link(number, i);
            if (m.kind == docs::mention_kind::path && m.in_code && !m.in_link) look_for_path(number, i);
        }
    }

    void look_for_link(std::size_t number, std::size_t mention) {
        const read_doc& doc = docs_[number];
        const link_parts link = split_link(doc.parsed.mentions[mention].text);
        link_target target = find_target(tree_, doc.path, link.path);
        ++out_.checked;
        if (!target.is_there) {
            suspects_.push_back({number, mention, std::move(target), {}, {}});
            return;
        }
        const auto other = number_of_.find(target.file);
        if (!link.fragment.empty() && other != number_of_.end())
            look_for_anchor(number, mention, other->second, link.fragment);
    }

    void look_for_path(std::size_t number, std::size_t mention) {
        link_target target = find_path(tree_, docs_[number].path, docs_[number].parsed.mentions[mention].text);
        ++out_.checked;
        if (!target.is_there) suspects_.push_back({number, mention, std::move(target), {}, {}});
    }

    void look_for_anchor(std::size_t number, std::size_t mention, std::size_t other, const std::string& fragment) {
        ++out_.checked;
        read_doc& there = docs_[other];
        // A reStructuredText name may stand in any other document.
        if (docs_[number].parsed.kind == docs::format::restructuredtext) return;
        if (there.lost_anchors == max_lost_anchors || there.may_have(fragment)) return;
        ++there.lost_anchors;
        suspects_.push_back({number, mention, {}, fragment, there.path});
    }

    void ask_history() {
        std::set<std::string> paths;
        std::set<std::string> documents;
        for (const suspect& s : suspects_) {
            paths.insert(s.target.wanted.begin(), s.target.wanted.end());
            if (!s.anchor.empty()) documents.insert(s.in_path);
        }
        tell("looking through the history", 0, 0);
        past_ = read_debt_history(repo_, head_, paths, documents, max_versions);
    }

    void judge(const suspect& s) {
        if (!s.anchor.empty()) return tell_anchor(s);
        const past_commit* by = nullptr;
        std::string lost = s.target.wanted.empty() ? "" : s.target.wanted.front();
        for (const std::string& path : s.target.wanted) {
            const auto found = past_.removed.find(path);
            if (found == past_.removed.end()) continue;
            by = &found->second;
            lost = path;
            break;
        }
        const docs::mention& m = docs_[s.doc].parsed.mentions[s.mention];
        if (by == nullptr && !s.target.is_certain) return;
        // Documents name files from where a command is run, too.
        if (m.kind == docs::mention_kind::path && tree_.has_ending(m.text)) return;
        if (m.text.starts_with('/') && is_page_address(split_link(m.text).path)) return;
        drift::finding f = make(s, "removed-file", lost);
        f.claim = fmt::format("`{}` exists", lost);
        f.explanation = fmt::format("There is no `{}` in the tree.", lost);
        f.code_before = {lost, 0, 0, {}};
        if (by != nullptr) {
            f.broken_by = by->id;
            const std::string moved = find_new_path(*by, lost);
            f.explanation = moved.empty()
                                ? fmt::format("Commit {} removed `{}`.", by->id.substr(0, 12), lost)
                                : fmt::format("Commit {} moved `{}` to `{}`.", by->id.substr(0, 12), lost, moved);
        }
        out_.findings.push_back(std::move(f));
    }

    // An address that some page's front matter claims (permalink, redirect_from, aliases).
    bool is_page_address(std::string_view address) const {
        while (address.ends_with('/')) address.remove_suffix(1);
        return std::ranges::any_of(docs_, [&](const read_doc& doc) {
            if (!doc.bytes.starts_with("---")) return false;
            const std::string_view front = std::string_view(doc.bytes).substr(0, doc.bytes.find("\n---", 3));
            return front.find(address) != front.npos;
        });
    }

    void tell_anchor(const suspect& s) {
        drift::finding f = make(s, "broken-anchor", s.in_path + "#" + s.anchor);
        f.claim = fmt::format("{} has a place called `#{}`", s.in_path, s.anchor);
        f.explanation = fmt::format("No heading or anchor of {} has that name.", s.in_path);
        f.code_before = {s.in_path, 0, 0, {}};
        f.broken_by = find_anchor_break(s.in_path, s.anchor);
        out_.findings.push_back(std::move(f));
    }

    drift::finding make(const suspect& s, std::string_view rule, const std::string& target) const {
        const read_doc& doc = docs_[s.doc];
        const docs::mention& m = doc.parsed.mentions[s.mention];
        const docs::section& section = doc.parsed.sections[m.section];
        drift::finding f;
        std::string key = "debt";
        for (const std::string_view part :
             {rule, std::string_view(doc.path), std::string_view(target), std::string_view(section.path)})
            key.append("\0", 1).append(part);
        f.id = to_hex(hash64(key));
        f.rule = rule;
        f.change = drift::change_type::deleted;
        // Looked up, not estimated: above whatever the minimum score is by default.
        f.score = std::max(0.9, drift::default_min_score);
        f.confidence = 0.95;
        f.mention = m.text;
        f.doc = {doc.path, m.where.line, m.where.end_line, line_of(doc.bytes, m.where)};
        return f;
    }

    static std::string line_of(std::string_view bytes, const span& where) {
        const std::size_t begin = where.begin == 0 ? 0 : bytes.rfind('\n', where.begin - 1) + 1;
        const std::size_t end =
            std::min(bytes.find('\n', std::min<std::size_t>(where.end, bytes.size())), bytes.size());
        return std::string(bytes.substr(begin, std::min<std::size_t>(end - begin, 600)));
    }

    std::string find_new_path(const past_commit& by, const std::string& path) {
        const auto [at, fresh] = moves_.try_emplace(by.id);
        if (fresh) {
            using source = git::side::source;
            for (const git::file_change& c : repo_.diff({source::commit, by.parent}, {source::commit, by.id}))
                if (c.type == git::change_type::renamed) at->second.emplace(c.old_path, c.new_path);
        }
        const auto found = at->second.find(path);
        return found != at->second.end() && tree_.has(found->second) ? found->second : "";
    }

    std::string find_anchor_break(const std::string& path, const std::string& fragment) {
        const auto commits = past_.touched.find(path);
        if (commits == past_.touched.end()) return "";
        for (const past_commit& commit : commits->second) {
            read_doc* const before = old_document(commit.parent, path);
            if (before == nullptr) return "";
            if (before->may_have(fragment)) return commit.id;
        }
        return "";
    }

    // The document as it was then; nothing when it was not there, or too many were read.
    read_doc* old_document(const std::string& commit, const std::string& path) {
        const auto [at, fresh] = old_.try_emplace({commit, path});
        if (fresh && old_bytes_ < max_old_bytes) {
            const result<std::string> bytes = repo_.read_path({git::side::source::commit, commit}, path, max_doc_file);
            if (bytes && is_text(*bytes)) {
                old_bytes_ += bytes->size();
                at->second = std::make_unique<read_doc>(read_doc{path, *bytes, {}, {}, 0});
                at->second->parsed = docs::read(*docs::find_format(path), path, at->second->bytes);
            }
        }
        return at->second.get();
    }

    const git::repository& repo_;
    const git::side& head_;
    const check_options& options_;
    std::vector<git::tree_entry> entries_;
    tree_paths tree_;
    std::vector<read_doc> docs_;
    std::map<std::string, std::size_t> number_of_;
    std::vector<suspect> suspects_;
    debt_history past_;
    std::map<std::string, std::map<std::string, std::string>> moves_;
    std::map<std::pair<std::string, std::string>, std::unique_ptr<read_doc>> old_;
    std::size_t old_bytes_ = 0;
    debt out_;
};

} // namespace

debt find_debt_blocking(const git::repository& repo, const git::side& head, const check_options& options) {
    return debt_finder(repo, head, options).find();
}

void add_debt(examination& found, debt more) {
    drift::verdict& v = found.verdict;
    std::set<std::pair<std::string, std::uint32_t>> told;
    for (const drift::finding& f : v.findings)
        if (f.score >= drift::default_min_score &&
            (f.rule == "removed-file" || f.rule == "renamed-file" || f.rule == "broken-anchor"))
            for (std::uint32_t line = f.doc.start; line <= f.doc.end; ++line) told.emplace(f.doc.path, line);
    for (drift::finding& f : more.findings)
        if (!told.contains({f.doc.path, f.doc.start})) v.findings.push_back(std::move(f));
    sort_findings(v.findings);
    found.suppressions.merge(more.suppressions);
    v.stats.docs = std::max(v.stats.docs, more.docs);
    v.stats.checked += more.checked;
    v.stats.claims = std::max(v.stats.claims, v.stats.checked);
}

} // namespace delta::check
