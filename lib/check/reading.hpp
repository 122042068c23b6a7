// SPDX-License-Identifier: Apache-2.0
// What one check reads out of a repository: the changed code, the documents and the log, on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "async/work_list.hpp"
#include "check/check.hpp"
#include "check/handles.hpp"
#include "check/history.hpp"
#include "check/stored.hpp"
#include "drift/doc_digest.hpp"
#include "drift/source_change.hpp"

namespace delta::check {

// What it gives points into it.
class reading {
  public:
    // All of these outlive it.
    reading(const git::repository& repo, const git::side& base, const git::side& head, const check_options& options)
        : repo_(repo), base_(base), head_(head), options_(options), handles_(repo), work_(options.threads) {}

    // Comes first. When no code has changed, there is nothing else to read.
    void list_changes();

    // `code_read` is called by one of the threads once all changed code is there, while documents are still read.
    void read_all_blocking(std::function<void()> code_read);

    // Of the documents of which only the digest of an earlier run is known: reads those that may hold one of these.
    void read_docs_with_blocking(const drift::hashes& names, const drift::hashes& texts = {});

    // Into `tree`: in how many files of the head's code each name stands.
    void count_uses_blocking(const std::vector<std::string>& names);

    const std::vector<drift::source_change>& changes() const { return changes_; }
    const std::vector<drift::doc_file>& docs() const { return docs_; }
    const drift::tree_facts& tree() const { return tree_; }
    const commit_paths& log() const { return log_; }
    // The threads, for what can be done beside the reading.
    async::work_list& work() { return work_; }

    // What a verdict tells of the reading. Comes last.
    examination take_account();

  private:
    // Where a changed file comes from, and the bytes its views point into.
    struct code_source {
        syntax::language lang;
        std::string old_oid, new_oid; // of the blobs
        std::string before = {}, after = {};
        std::vector<std::string> notes = {};
    };

    // The same of a document.
    struct doc_source {
        const git::tree_entry* entry = nullptr;
        docs::format format = docs::format::markdown;
        std::string head = {}, base = {};
        bool lost = false; // there is more than could be read
        // Of one that was read by an earlier run, until it is known that it must be read by this one.
        std::optional<known_document> known = {};
        std::vector<std::string> notes = {}, base_notes = {};
    };

    void add_change(const git::file_change& f, const std::string& path, drift::change_type type, syntax::language lang);
    bool is_off(const std::string& language) const;
    bool is_doc(const std::string& path) const;
    void list_docs(const git::repository& own);
    std::vector<git::tree_entry> take_docs_side(const git::repository& own);

    std::string read_text(const std::string& oid, const std::string& path, std::uint64_t limit,
                          std::vector<std::string>& notes);
    void read_log();
    void find_docs();
    void end_fetch();
    std::vector<std::size_t> longest_first() const;
    void fetch_code(std::size_t i);
    void read_code(std::size_t i);
    void end_side();
    void find_doc(std::size_t i);
    void fetch_doc(std::size_t i);
    void parse_doc(std::size_t i);
    bool has_text(const doc_source& s, const drift::hashes& wanted) const;
    void count_read();

    const git::repository& repo_;
    const git::side& base_;
    const git::side& head_;
    const check_options& options_;
    examination account_;
    handles handles_;
    std::map<std::string, git::file_change> touched_;
    std::vector<drift::source_change> changes_;
    std::vector<code_source> code_sources_; // of changes_
    std::vector<drift::doc_file> docs_;
    std::vector<doc_source> doc_sources_; // of docs_
    std::atomic<std::size_t> unfetched_ = 0, unread_sides_ = 0;
    std::function<void()> code_read_;
    std::vector<git::tree_entry> entries_, other_;
    commit_paths log_;
    drift::tree_facts tree_;
    async::work_list work_; // ends before what it works on
};

} // namespace delta::check
