// SPDX-License-Identifier: Apache-2.0
#include "check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "async/parallel.hpp"
#include "base/text.hpp"
#include "check/checked_claims.hpp"
#include "check/config.hpp"
#include "check/history.hpp"
#include "check/stored.hpp"
#include "check/uses.hpp"
#include "drift/candidate.hpp"
#include "drift/family.hpp"
#include "drift/find.hpp"
#include "drift/fix.hpp"

namespace delta::check {
namespace {

constexpr std::uint64_t max_code_file = 2U << 20U;
constexpr std::uint64_t max_doc_file = 4U << 20U;
constexpr std::string_view empty_blob = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

bool is_binary(std::string_view bytes) {
    return bytes.substr(0, 8000).find('\0') != bytes.npos;
}

bool is_file(git::entry_kind k) {
    return k == git::entry_kind::file || k == git::entry_kind::executable;
}

// The bytes both sides of every source_change and doc_file point into.
struct texts {
    std::vector<std::unique_ptr<std::string>> kept;
    std::string_view keep(std::string s) {
        kept.push_back(std::make_unique<std::string>(std::move(s)));
        return *kept.back();
    }
};

class checker {
  public:
    checker(const git::repository& repo, const git::side& base, const git::side& head, const check_options& options)
        : repo_(repo), base_(base), head_(head), options_(options) {}

    examination run() {
        read_changes();
        if (!changes_.empty()) {
            read_docs();
            judge();
        }
        return {std::move(verdict_), std::move(suppressions_)};
    }

  private:
    void tell(std::string_view step, std::size_t done, std::size_t total) const {
        if (options_.progress) options_.progress(step, done, total);
    }

    std::string read_text(const std::string& oid, const std::string& path, std::uint64_t limit) {
        if (oid.empty()) return {};
        result<std::string> bytes = repo_.read(oid, limit);
        if (!bytes) {
            const std::lock_guard lock(guard_);
            verdict_.notes.push_back(fmt::format("{} was not read: {}", path, bytes.error().message));
            return {};
        }
        return is_binary(*bytes) ? std::string() : std::move(*bytes);
    }

    void read_changes() {
        tell("reading the change", 0, 0);
        for (const git::file_change& f : repo_.diff(base_, head_)) {
            const std::string& path = f.new_path.empty() ? f.old_path : f.new_path;
            const std::optional<syntax::language> lang = syntax::find_language(path);
            drift::code_change told{path, drift::change_type::modified, false, matches_any(options_.ignore, path), ""};
            if (f.type == git::change_type::added) told.type = drift::change_type::added;
            if (f.type == git::change_type::deleted) told.type = drift::change_type::deleted;
            touched_.insert_or_assign(path, f);
            const bool doc = docs::find_format(path).has_value();
            if (lang && is_file(f.kind) && !doc) {
                told.is_code = syntax::is_code(*lang);
                told.language = syntax::to_string(*lang);
                if (!told.is_ignored && !is_off(told.language)) add_change(f, path, told.type, *lang);
            }
            verdict_.code_changes.push_back(std::move(told));
        }
        parse_changes();
    }

    void add_change(const git::file_change& f, const std::string& path, drift::change_type type,
                    syntax::language lang) {
        drift::source_change c;
        c.path = path;
        c.old_path = f.old_path;
        c.type = type;
        c.moved = f.type == git::change_type::renamed;
        c.role = drift::role_of_code(path);
        if (c.role == drift::file_role::vendored || c.role == drift::file_role::generated ||
            c.role == drift::file_role::example)
            return;
        c.before_bytes = kept_.keep(read_text(f.old_oid, f.old_path, max_code_file));
        c.after_bytes = kept_.keep(read_text(f.new_oid, path, max_code_file));
        languages_.push_back(lang);
        ids_.emplace_back(f.old_oid, f.new_oid);
        changes_.push_back(std::move(c));
    }

    void parse_changes() {
        async::parallel_for_blocking(changes_.size(), options_.threads, [&](std::size_t i) {
            drift::source_change& c = changes_[i];
            const std::string& old_path = c.old_path.empty() ? c.path : c.old_path;
            c.before = read_surface(options_.stored, languages_[i], ids_[i].first, old_path, c.before_bytes);
            c.after = read_surface(options_.stored, languages_[i], ids_[i].second, c.path, c.after_bytes);
        });
        for (const drift::source_change& c : changes_) {
            ++verdict_.stats.code_files;
            verdict_.stats.unparsed_files += c.before.has_errors || c.after.has_errors ? 1 : 0;
        }
        delta_ = drift::compare(changes_);
    }

    bool is_off(const std::string& language) const {
        return std::ranges::find(options_.languages_off, language) != options_.languages_off.end();
    }

    bool is_doc(const std::string& path) const {
        if (matches_any(options_.ignore, path)) return false;
        return options_.docs.empty() || matches_any(options_.docs, path);
    }

    void read_docs() {
        entries_ = repo_.list(head_);
        for (const git::tree_entry& e : entries_) tree_.head_paths.insert(e.path);
        std::vector<git::tree_entry> other;
        if (options_.docs_side) other = take_docs_side();
        std::vector<std::pair<const git::tree_entry*, docs::format>> wanted;
        for (const git::tree_entry& e : options_.docs_side ? other : entries_) {
            const std::optional<docs::format> format = docs::find_format(e.path);
            if (!format || !is_file(e.kind) || !is_doc(e.path)) continue;
            const docs::role role = docs::role_of(e.path);
            if (role == docs::role::guide || role == docs::role::agent) wanted.emplace_back(&e, *format);
        }
        docs_.resize(wanted.size());
        std::vector<std::string> bytes(wanted.size());
        tell("reading documents", 0, wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            bytes[i] = read_text(wanted[i].first->oid, wanted[i].first->path, max_doc_file);
            const bool lost = bytes[i].empty() && wanted[i].first->oid != empty_blob;
            verdict_.stats.skipped_docs += lost ? 1 : 0;
        }
        async::parallel_for_blocking(wanted.size(), options_.threads, [&](std::size_t i) {
            docs_[i].path = wanted[i].first->path;
            docs_[i].parsed =
                read_document(options_.stored, wanted[i].second, wanted[i].first->oid, docs_[i].path, bytes[i]);
        });
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            docs_[i].bytes = kept_.keep(std::move(bytes[i]));
            const auto touched = touched_.find(docs_[i].path);
            docs_[i].touched = touched != touched_.end() && !options_.docs_side;
            if (docs_[i].touched)
                docs_[i].base_bytes = kept_.keep(read_text(touched->second.old_oid, docs_[i].path, max_doc_file));
            if (!docs_[i].parsed.suppressions.empty())
                suppressions_.emplace(docs_[i].path, docs_[i].parsed.suppressions);
            verdict_.stats.claims += static_cast<std::uint32_t>(docs_[i].parsed.mentions.size());
        }
        verdict_.stats.docs = static_cast<std::uint32_t>(docs_.size()) - verdict_.stats.skipped_docs;
    }

    // The documents of the head give way to those of `docs_side`.
    std::vector<git::tree_entry> take_docs_side() {
        std::vector<git::tree_entry> out = repo_.list(*options_.docs_side);
        std::erase_if(out, [](const git::tree_entry& e) { return !docs::find_format(e.path); });
        std::erase_if(tree_.head_paths, [](const std::string& path) { return docs::find_format(path).has_value(); });
        for (const git::tree_entry& e : out) tree_.head_paths.insert(e.path);
        return out;
    }

    void judge() {
        tell("comparing", 0, 0);
        drift::add_file_families(changes_, tree_.head_paths, delta_);
        drift::add_text_facts(changes_, docs_, delta_);
        drift::add_namesakes(docs_, delta_);
        const drift::doc_index index(docs_, drift::needed_names(delta_));
        tree_.head_uses = count_uses(repo_, entries_, drift::names_to_confirm(delta_, index), options_);
        drift::history past;
        verdict_.stats.checked = count_checked(delta_, index);
        if (options_.with_history) past = read_history(repo_, base_.commit, changes_, docs_, options_.stored);
        const drift::input judged{changes_, docs_, delta_, tree_, past};
        verdict_.findings = drift::verify_fixes(judged, drift::find(judged, index));
    }

    const git::repository& repo_;
    const git::side& base_;
    const git::side& head_;
    const check_options& options_;
    drift::verdict verdict_;
    inline_suppressions suppressions_;
    texts kept_;
    std::mutex guard_;
    std::map<std::string, git::file_change> touched_;
    std::vector<drift::source_change> changes_;
    std::vector<syntax::language> languages_;
    std::vector<std::pair<std::string, std::string>> ids_; // of the blobs, before and after
    drift::code_delta delta_;
    std::vector<drift::doc_file> docs_;
    std::vector<git::tree_entry> entries_;
    drift::tree_facts tree_;
};

} // namespace

examination examine_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                             const check_options& options) {
    return checker(repo, base, head, options).run();
}

drift::verdict run_blocking(const git::repository& repo, const git::side& base, const git::side& head,
                            const check_options& options) {
    return examine_blocking(repo, base, head, options).verdict;
}

} // namespace delta::check
