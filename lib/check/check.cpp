// SPDX-License-Identifier: Apache-2.0
#include "check/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "async/work_list.hpp"
#include "base/text.hpp"
#include "check/checked_claims.hpp"
#include "check/config.hpp"
#include "check/handles.hpp"
#include "check/history.hpp"
#include "check/read_sides.hpp"
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

// Where a document comes from, and the bytes its views point into.
struct doc_source {
    const git::tree_entry* entry = nullptr;
    docs::format format = docs::format::markdown;
    std::string head = {}, base = {};
    bool lost = false; // there is more than could be read
    // Of one that was read by an earlier run, until it is known that it must be read by this one.
    std::optional<known_document> known = {};
    std::vector<std::string> notes = {}, base_notes = {};
};

class checker {
  public:
    checker(const git::repository& repo, const git::side& base, const git::side& head, const check_options& options)
        : repo_(repo), base_(base), head_(head), options_(options), handles_(repo), work_(options.threads) {}

    examination run() {
        list_changes();
        if (!changes_.empty()) {
            read_all();
            judge();
        }
        return {std::move(verdict_), std::move(suppressions_)};
    }

  private:
    void tell(std::string_view step, std::size_t done, std::size_t total) const {
        if (options_.progress) options_.progress(step, done, total);
    }

    // The text of a blob, "" when there is none; what was not read is told in `notes`.
    std::string read_text(const std::string& oid, const std::string& path, std::uint64_t limit,
                          std::vector<std::string>& notes) {
        if (oid.empty()) return {};
        result<std::string> bytes = handles_.with([&](const git::repository& own) { return own.read(oid, limit); });
        if (!bytes) {
            notes.push_back(fmt::format("{} was not read: {}", path, bytes.error().message));
            return {};
        }
        return is_binary(*bytes) ? std::string() : std::move(*bytes);
    }

    void list_changes() {
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
        languages_.push_back(lang);
        ids_.emplace_back(f.old_oid, f.new_oid);
        changes_.push_back(std::move(c));
    }

    bool is_off(const std::string& language) const {
        return std::ranges::find(options_.languages_off, language) != options_.languages_off.end();
    }

    bool is_doc(const std::string& path) const {
        if (matches_any(options_.ignore, path)) return false;
        return options_.docs.empty() || matches_any(options_.docs, path);
    }

    void list_docs(const git::repository& own) {
        entries_ = own.list(head_);
        for (const git::tree_entry& e : entries_) tree_.head_paths.insert(tree_.head_paths.end(), e.path);
        if (options_.docs_side) other_ = take_docs_side(own);
        for (const git::tree_entry& e : options_.docs_side ? other_ : entries_) {
            const std::optional<docs::format> format = docs::find_format(e.path);
            if (!format || !is_file(e.kind) || !is_doc(e.path)) continue;
            const docs::role role = docs::role_of(e.path);
            if (role == docs::role::guide || role == docs::role::agent)
                sources_.push_back({.entry = &e, .format = *format});
        }
        docs_.resize(sources_.size());
    }

    // Everything that must be read is independent of everything else: the log, the code files, the documents.
    void read_all() {
        tell("reading code and documents", 0, 0);
        const std::size_t files = changes_.size();
        code_texts_.resize(files * 2);
        code_notes_.resize(files);
        unread_sides_ = files * 2;
        unfetched_ = files + 1;
        work_.add([this] { read_log(); });
        work_.add([this] { find_docs(); });
        for (std::size_t i = 0; i < files; ++i)
            work_.add([this, i] {
                fetch_code(i);
                end_fetch();
            });
        work_.run_blocking();
        for (std::vector<std::string>& each : code_notes_) std::ranges::move(each, std::back_inserter(verdict_.notes));
        for (const drift::source_change& c : changes_) {
            ++verdict_.stats.code_files;
            verdict_.stats.unparsed_files += c.before.has_errors || c.after.has_errors ? 1 : 0;
        }
        for (std::size_t i = 0; i < docs_.size(); ++i) {
            const docs::document& d = docs_[i].parsed;
            const std::optional<known_document>& known = sources_[i].known;
            verdict_.stats.skipped_docs += sources_[i].lost ? 1 : 0;
            if (!d.suppressions.empty()) suppressions_.emplace(docs_[i].path, d.suppressions);
            verdict_.stats.claims += known ? known->digest.mentions : static_cast<std::uint32_t>(d.mentions.size());
        }
        for (doc_source& s : sources_) std::ranges::move(s.notes, std::back_inserter(verdict_.notes));
        for (doc_source& s : sources_) std::ranges::move(s.base_notes, std::back_inserter(verdict_.notes));
        verdict_.stats.docs = static_cast<std::uint32_t>(docs_.size()) - verdict_.stats.skipped_docs;
    }

    void find_docs() {
        handles_.with([this](const git::repository& own) { list_docs(own); });
        unfetched_ += sources_.size();
        for (std::size_t i = 0; i < sources_.size(); ++i)
            work_.add([this, i] {
                find_doc(i);
                end_fetch();
            });
        end_fetch();
    }

    // What has the last text adds the reading of all.
    void end_fetch() {
        if (--unfetched_ != 0) return;
        const std::size_t files = changes_.size();
        for (const std::size_t i : longest_first())
            work_.add([this, i, files] { i < files ? read_code(i) : parse_doc(i - files); });
    }

    void read_log() {
        if (!options_.with_history || base_.commit.empty()) return;
        handles_.with([&](const git::repository& own) {
            log_ = read_paths(own, base_.commit, options_.stored, [this] { work_.call_help(); });
        });
    }

    // The code files and, behind them, the documents to be read, so ordered that no thread is left with a long one when
    // the others are done. Code takes a few times as long as prose of its size.
    std::vector<std::size_t> longest_first() const {
        std::vector<std::pair<std::size_t, std::size_t>> order;
        for (std::size_t i = 0; i < changes_.size(); ++i)
            order.emplace_back(4 * (changes_[i].before_bytes.size() + changes_[i].after_bytes.size()), i);
        for (std::size_t i = 0; i < sources_.size(); ++i)
            if (!sources_[i].known) order.emplace_back(sources_[i].head.size(), changes_.size() + i);
        std::ranges::sort(order, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        std::vector<std::size_t> out;
        for (const auto& [size, i] : order) out.push_back(i);
        return out;
    }

    void fetch_code(std::size_t i) {
        std::vector<std::string>& notes = code_notes_[i];
        drift::source_change& c = changes_[i];
        std::string& before = code_texts_[2 * i];
        std::string& after = code_texts_[2 * i + 1];
        before = read_text(ids_[i].first, old_path_of(c), max_code_file, notes);
        after = read_text(ids_[i].second, c.path, max_code_file, notes);
        c.before_bytes = before;
        c.after_bytes = after;
    }

    static const std::string& old_path_of(const drift::source_change& c) {
        return c.old_path.empty() ? c.path : c.old_path;
    }

    void read_code(std::size_t i) {
        drift::source_change& c = changes_[i];
        const auto& [old_id, new_id] = ids_[i];
        read_sides(options_.stored, languages_[i], {old_id, old_path_of(c), c.before_bytes, c.before},
                   {new_id, c.path, c.after_bytes, c.after}, work_, [this] { end_side(); });
    }

    // The code is compared while documents are still read.
    void end_side() {
        if (--unread_sides_ == 0) work_.add_next([this] { delta_ = drift::compare(changes_); });
    }

    // Takes what an earlier run has noted of a document, or fetches its text.
    void find_doc(std::size_t i) {
        doc_source& from = sources_[i];
        const std::string& oid = from.entry->oid;
        drift::doc_file& doc = docs_[i];
        doc.path = from.entry->path;
        const auto touched = touched_.find(doc.path);
        doc.touched = touched != touched_.end() && !options_.docs_side;
        if (options_.stored != nullptr && !doc.touched &&
            handles_.with([&](const git::repository& own) { return own.contains(oid); }))
            from.known = find_known(*options_.stored, oid, doc.path);
        if (from.known && from.known->kind == from.format) {
            doc.parsed = drift::make_stand_in(from.known->digest, from.format);
            doc.parsed.suppressions = from.known->suppressions;
            return;
        }
        from.known.reset();
        fetch_doc(i);
        if (!doc.touched) return;
        from.base = read_text(touched->second.old_oid, doc.path, max_doc_file, from.base_notes);
        doc.base_bytes = from.base;
    }

    void fetch_doc(std::size_t i) {
        doc_source& from = sources_[i];
        from.head = read_text(from.entry->oid, from.entry->path, max_doc_file, from.notes);
        docs_[i].bytes = from.head;
        from.lost = from.head.empty() && from.entry->oid != empty_blob;
    }

    void parse_doc(std::size_t i) {
        docs_[i].parsed =
            read_document(options_.stored, sources_[i].format, sources_[i].entry->oid, docs_[i].path, sources_[i].head);
    }

    // Reads those documents of which so far only the digest is known and which may matter by it.
    template <class Matters>
    void read_docs_that(Matters matters) {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < sources_.size(); ++i)
            if (sources_[i].known && matters(sources_[i])) chosen.push_back(i);
        work_.for_each_blocking(chosen.size(), [&](std::size_t at) {
            fetch_doc(chosen[at]);
            parse_doc(chosen[at]);
        });
        for (const std::size_t i : chosen) {
            sources_[i].known.reset();
            std::ranges::move(sources_[i].notes, std::back_inserter(verdict_.notes));
        }
    }

    bool has_text(const doc_source& s, const drift::hashes& wanted) const {
        if (wanted.empty()) return false;
        const std::optional<drift::hashes> text = find_text(*options_.stored, s.entry->oid, s.entry->path);
        return !text || drift::meet(*text, wanted);
    }

    // The documents of the head give way to those of `docs_side`.
    std::vector<git::tree_entry> take_docs_side(const git::repository& own) {
        std::vector<git::tree_entry> out = own.list(*options_.docs_side);
        std::erase_if(out, [](const git::tree_entry& e) { return !docs::find_format(e.path); });
        std::erase_if(tree_.head_paths, [](const std::string& path) { return docs::find_format(path).has_value(); });
        for (const git::tree_entry& e : out) tree_.head_paths.insert(e.path);
        return out;
    }

    void add_text_facts(const drift::removed_texts& removed) {
        std::vector<std::vector<drift::fact>> found(docs_.size());
        work_.for_each_blocking(docs_.size(), [&](std::size_t i) {
            found[i] = drift::text_facts(removed, docs_[i], static_cast<std::uint32_t>(i));
        });
        for (std::vector<drift::fact>& each : found) std::ranges::move(each, std::back_inserter(delta_.facts));
    }

    void judge() {
        tell("comparing", 0, 0);
        drift::add_file_families(changes_, tree_.head_paths, delta_);
        const drift::removed_texts removed(changes_, delta_);
        const drift::hashes texts = drift::wanted_texts(removed);
        const drift::hashes beginnings = drift::wanted_beginnings(delta_);
        read_docs_that(
            [&](const doc_source& s) { return drift::meet(s.known->digest.names, beginnings) || has_text(s, texts); });
        add_text_facts(removed);
        drift::add_namesakes(docs_, delta_);
        const drift::hashes names = drift::wanted_names(delta_);
        read_docs_that([&](const doc_source& s) { return drift::meet(s.known->digest.names, names); });
        const drift::doc_index index(docs_, drift::needed_names(delta_));
        // These two are done beside the search.
        drift::history past;
        work_.add([&] { past = make_history(log_, changes_, docs_); });
        work_.add([&] { verdict_.stats.checked = count_checked(delta_, index); });
        tree_.head_uses =
            count_uses(handles_, entries_, drift::names_to_confirm(delta_, index), options_.stored, work_);
        work_.run_blocking();
        const drift::input judged{changes_, docs_, delta_, tree_, past};
        verdict_.findings = drift::verify_fixes(judged, drift::find(judged, index));
    }

    const git::repository& repo_;
    const git::side& base_;
    const git::side& head_;
    const check_options& options_;
    drift::verdict verdict_;
    inline_suppressions suppressions_;
    handles handles_;
    std::map<std::string, git::file_change> touched_;
    std::vector<drift::source_change> changes_;
    std::vector<syntax::language> languages_;
    std::vector<std::pair<std::string, std::string>> ids_; // of the blobs, before and after
    std::vector<std::string> code_texts_;                  // of both sides in turn
    std::vector<std::vector<std::string>> code_notes_;
    std::atomic<std::size_t> unfetched_ = 0, unread_sides_ = 0;
    drift::code_delta delta_;
    std::vector<drift::doc_file> docs_;
    std::vector<doc_source> sources_; // of docs_
    std::vector<git::tree_entry> entries_, other_;
    commit_paths log_;
    drift::tree_facts tree_;
    async::work_list work_; // ends before what it works on
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
