// SPDX-License-Identifier: Apache-2.0
#include "check/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "check/config.hpp"
#include "check/read_sides.hpp"
#include "check/uses.hpp"

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

const std::string& old_path_of(const drift::source_change& c) {
    return c.old_path.empty() ? c.path : c.old_path;
}

} // namespace

void reading::list_changes() {
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
        account_.verdict.code_changes.push_back(std::move(told));
    }
}

void reading::add_change(const git::file_change& f, const std::string& path, drift::change_type type,
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
    code_sources_.push_back({.lang = lang, .old_oid = f.old_oid, .new_oid = f.new_oid});
    changes_.push_back(std::move(c));
}

bool reading::is_off(const std::string& language) const {
    return std::ranges::find(options_.languages_off, language) != options_.languages_off.end();
}

bool reading::is_doc(const std::string& path) const {
    if (matches_any(options_.ignore, path)) return false;
    return options_.docs.empty() || matches_any(options_.docs, path);
}

void reading::list_docs(const git::repository& own) {
    entries_ = own.list(head_);
    for (const git::tree_entry& e : entries_) tree_.head_paths.insert(tree_.head_paths.end(), e.path);
    if (options_.docs_side) other_ = take_docs_side(own);
    for (const git::tree_entry& e : options_.docs_side ? other_ : entries_) {
        const std::optional<docs::format> format = docs::find_format(e.path);
        if (!format || !is_file(e.kind) || !is_doc(e.path)) continue;
        const docs::role role = docs::role_of(e.path);
        if (role == docs::role::guide || role == docs::role::agent)
            doc_sources_.push_back({.entry = &e, .format = *format});
    }
    docs_.resize(doc_sources_.size());
}

// The documents of the head give way to those of `docs_side`.
std::vector<git::tree_entry> reading::take_docs_side(const git::repository& own) {
    std::vector<git::tree_entry> out = own.list(*options_.docs_side);
    std::erase_if(out, [](const git::tree_entry& e) { return !docs::find_format(e.path); });
    std::erase_if(tree_.head_paths, [](const std::string& path) { return docs::find_format(path).has_value(); });
    for (const git::tree_entry& e : out) tree_.head_paths.insert(e.path);
    return out;
}

// Everything that must be read is independent of everything else: the log, the code files, the documents.
void reading::read_all_blocking(std::function<void()> code_read) {
    code_read_ = std::move(code_read);
    unread_sides_ = changes_.size() * 2;
    unfetched_ = changes_.size() + 1;
    work_.add([this] { read_log(); });
    work_.add([this] { find_docs(); });
    for (std::size_t i = 0; i < changes_.size(); ++i)
        work_.add([this, i] {
            fetch_code(i);
            end_fetch();
        });
    work_.run_blocking();
    count_read();
}

void reading::read_log() {
    if (!options_.with_history || base_.commit.empty()) return;
    handles_.with([&](const git::repository& own) {
        log_ = read_paths(own, base_.commit, options_.stored, [this] { work_.call_help(); });
    });
}

void reading::find_docs() {
    handles_.with([this](const git::repository& own) { list_docs(own); });
    unfetched_ += doc_sources_.size();
    for (std::size_t i = 0; i < doc_sources_.size(); ++i)
        work_.add([this, i] {
            find_doc(i);
            end_fetch();
        });
    end_fetch();
}

// What has the last text adds the reading of all.
void reading::end_fetch() {
    if (--unfetched_ != 0) return;
    const std::size_t files = changes_.size();
    for (const std::size_t i : longest_first())
        work_.add([this, i, files] { i < files ? read_code(i) : parse_doc(i - files); });
}

// The code files and, behind them, the documents to be read, so ordered that no thread is left with a long one when
// the others are done. Code takes a few times as long as prose of its size.
std::vector<std::size_t> reading::longest_first() const {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t i = 0; i < changes_.size(); ++i)
        order.emplace_back(4 * (code_sources_[i].before.size() + code_sources_[i].after.size()), i);
    for (std::size_t i = 0; i < doc_sources_.size(); ++i)
        if (!doc_sources_[i].known) order.emplace_back(doc_sources_[i].head.size(), changes_.size() + i);
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<std::size_t> out;
    for (const auto& [size, i] : order) out.push_back(i);
    return out;
}

// The text of a blob, "" when there is none; what was not read is told in `notes`.
std::string reading::read_text(const std::string& oid, const std::string& path, std::uint64_t limit,
                               std::vector<std::string>& notes) {
    if (oid.empty()) return {};
    result<std::string> bytes = handles_.with([&](const git::repository& own) { return own.read(oid, limit); });
    if (!bytes) {
        notes.push_back(fmt::format("{} was not read: {}", path, bytes.error().message));
        return {};
    }
    return is_binary(*bytes) ? std::string() : std::move(*bytes);
}

void reading::fetch_code(std::size_t i) {
    code_source& from = code_sources_[i];
    drift::source_change& c = changes_[i];
    if (c.role == drift::file_role::tooling) return;
    from.before = read_text(from.old_oid, old_path_of(c), max_code_file, from.notes);
    from.after = read_text(from.new_oid, c.path, max_code_file, from.notes);
    c.before_bytes = from.before;
    c.after_bytes = from.after;
}

void reading::read_code(std::size_t i) {
    drift::source_change& c = changes_[i];
    const code_source& from = code_sources_[i];
    // Nobody documents tests; they are only asked for what they have begun to name. Tooling is asked for nothing.
    if (c.role == drift::file_role::test) c.after = syntax::read_as_text(from.lang, c.after_bytes);
    if (c.role == drift::file_role::test || c.role == drift::file_role::tooling) {
        end_side();
        return end_side();
    }
    read_sides(options_.stored, from.lang, {from.old_oid, old_path_of(c), c.before_bytes, c.before},
               {from.new_oid, c.path, c.after_bytes, c.after}, work_, [this] { end_side(); });
}

void reading::end_side() {
    if (--unread_sides_ == 0) work_.add_next(code_read_);
}

// Takes what an earlier run has noted of a document, or fetches its text.
void reading::find_doc(std::size_t i) {
    doc_source& from = doc_sources_[i];
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

void reading::fetch_doc(std::size_t i) {
    doc_source& from = doc_sources_[i];
    from.head = read_text(from.entry->oid, from.entry->path, max_doc_file, from.notes);
    docs_[i].bytes = from.head;
    from.lost = from.head.empty() && from.entry->oid != empty_blob;
}

void reading::parse_doc(std::size_t i) {
    const doc_source& from = doc_sources_[i];
    docs_[i].parsed = read_document(options_.stored, from.format, from.entry->oid, docs_[i].path, from.head);
}

void reading::read_docs_with_blocking(const drift::hashes& names, const drift::hashes& texts) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < doc_sources_.size(); ++i) {
        const doc_source& s = doc_sources_[i];
        if (s.known && (drift::meet(s.known->digest.names, names) || has_text(s, texts))) chosen.push_back(i);
    }
    work_.for_each_blocking(chosen.size(), [&](std::size_t at) {
        fetch_doc(chosen[at]);
        parse_doc(chosen[at]);
    });
    for (const std::size_t i : chosen) {
        doc_sources_[i].known.reset();
        std::ranges::move(doc_sources_[i].notes, std::back_inserter(account_.verdict.notes));
    }
}

bool reading::has_text(const doc_source& s, const drift::hashes& wanted) const {
    if (wanted.empty()) return false;
    const std::optional<drift::hashes> text = find_text(*options_.stored, s.entry->oid, s.entry->path);
    return !text || drift::meet(*text, wanted);
}

void reading::count_uses_blocking(const std::vector<std::string>& names) {
    tree_.head_uses = count_uses(handles_, entries_, names, options_.stored, work_);
}

void reading::count_read() {
    drift::statistics& stats = account_.verdict.stats;
    std::vector<std::string>& notes = account_.verdict.notes;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        ++stats.code_files;
        stats.unparsed_files += changes_[i].before.has_errors || changes_[i].after.has_errors ? 1 : 0;
        std::ranges::move(code_sources_[i].notes, std::back_inserter(notes));
    }
    for (std::size_t i = 0; i < docs_.size(); ++i) {
        const docs::document& d = docs_[i].parsed;
        const std::optional<known_document>& known = doc_sources_[i].known;
        stats.skipped_docs += doc_sources_[i].lost ? 1 : 0;
        if (!d.suppressions.empty()) account_.suppressions.emplace(docs_[i].path, d.suppressions);
        stats.claims += known ? known->digest.mentions : static_cast<std::uint32_t>(d.mentions.size());
    }
    for (doc_source& s : doc_sources_) std::ranges::move(s.notes, std::back_inserter(notes));
    for (doc_source& s : doc_sources_) std::ranges::move(s.base_notes, std::back_inserter(notes));
    stats.docs = static_cast<std::uint32_t>(docs_.size()) - stats.skipped_docs;
}

examination reading::take_account() {
    return std::move(account_);
}

} // namespace delta::check
