// SPDX-License-Identifier: Apache-2.0
#include "support/drift_case.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "docs/document.hpp"
#include "drift/candidate.hpp"
#include "drift/doc_digest.hpp"
#include "drift/family.hpp"
#include "drift/find_texts.hpp"
#include "drift/fix.hpp"
#include "drift/names.hpp"
#include "support/catch.hpp"
#include "syntax/language.hpp"
#include "syntax/surface.hpp"

namespace delta::testing {
namespace {

void add_text_facts(const drift::removed_texts& removed, const std::vector<drift::doc_file>& docs,
                    drift::code_delta& delta) {
    for (std::uint32_t i = 0; i < docs.size(); ++i)
        for (drift::fact& f : drift::text_facts(removed, docs[i], i)) delta.facts.push_back(std::move(f));
}

} // namespace

std::string_view drift_case::keep(std::string text) {
    texts_.push_back(std::move(text));
    return texts_.back();
}

void drift_case::code(std::string_view path, std::optional<std::string> before, std::optional<std::string> after) {
    const std::optional<syntax::language> lang = syntax::find_language(path);
    REQUIRE(lang.has_value());
    drift::source_change c;
    c.path = path;
    if (before) c.old_path = path;
    c.type = !before ? drift::change_type::added : !after ? drift::change_type::deleted : drift::change_type::modified;
    c.role = drift::role_of_code(path);
    c.before_bytes = keep(std::move(before).value_or(""));
    c.after_bytes = keep(std::move(after).value_or(""));
    c.before = syntax::read(*lang, path, c.before_bytes);
    c.after = syntax::read(*lang, path, c.after_bytes);
    changes_.push_back(std::move(c));
}

void drift_case::move(std::string_view old_path, std::string_view path, std::string text) {
    code(path, text, text);
    changes_.back().old_path = old_path;
    changes_.back().moved = true;
}

void drift_case::other_code(std::string_view, std::string text) {
    others_.push_back(keep(std::move(text)));
}

void drift_case::doc(std::string_view path, std::string text) {
    const std::optional<docs::format> format = docs::find_format(path);
    REQUIRE(format.has_value());
    drift::doc_file d;
    d.path = path;
    d.bytes = keep(std::move(text));
    d.parsed = docs::read(*format, path, d.bytes);
    docs_.push_back(std::move(d));
}

void drift_case::edited_doc(std::string_view path, std::string before, std::string after) {
    doc(path, std::move(after));
    docs_.back().base_bytes = keep(std::move(before));
    docs_.back().touched = true;
}

drift::code_delta drift_case::facts() {
    return drift::compare(changes_);
}

std::vector<drift::finding> drift_case::find() {
    std::vector<drift::finding> all = judge(docs_);
    // A document that by its digest cannot matter does not.
    CHECK(told(judge(sparse_docs())) == told(all));
    std::erase_if(all, [](const drift::finding& f) { return f.rule == "changed-behaviour"; });
    return all;
}

std::vector<drift::finding> drift_case::hints() {
    std::vector<drift::finding> all = judge(docs_);
    std::erase_if(all, [](const drift::finding& f) { return f.rule != "changed-behaviour"; });
    return all;
}

// As a check with an index has them: read only where the digest says so.
std::vector<drift::doc_file> drift_case::sparse_docs() {
    drift::code_delta delta = facts();
    const drift::removed_texts removed(changes_, delta);
    std::vector<drift::doc_digest> digests;
    for (const drift::doc_file& d : docs_) digests.push_back(drift::make_digest(d.parsed));
    std::vector<drift::doc_file> out = docs_;
    const auto read_where = [&](auto matters) {
        for (std::size_t i = 0; i < out.size(); ++i)
            if (docs_[i].touched || matters(i)) out[i] = docs_[i];
    };
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].bytes = {};
        out[i].parsed = drift::make_stand_in(digests[i], docs_[i].parsed.kind);
    }
    const drift::hashes texts = drift::wanted_texts(removed);
    const drift::hashes beginnings = drift::wanted_beginnings(delta);
    read_where([&](std::size_t i) {
        return drift::meet(drift::digest_text(docs_[i].bytes), texts) || drift::meet(digests[i].names, beginnings);
    });
    add_text_facts(removed, out, delta);
    drift::add_namesakes(out, delta);
    const drift::hashes names = drift::wanted_names(delta);
    read_where([&](std::size_t i) { return drift::meet(digests[i].names, names); });
    return out;
}

std::vector<drift::finding> drift_case::judge(const std::vector<drift::doc_file>& docs) {
    drift::code_delta delta = facts();
    add_text_facts(drift::removed_texts(changes_, delta), docs, delta);
    drift::add_namesakes(docs, delta);
    drift::tree_facts tree;
    std::vector<std::string_view> head = others_;
    for (const drift::source_change& c : changes_)
        if (c.role == drift::file_role::source || c.role == drift::file_role::manifest) head.push_back(c.after_bytes);
    for (const std::string& name : drift::names_to_confirm(delta, drift::doc_index(docs, drift::needed_names(delta))))
        for (const std::string_view text : head)
            if (drift::has_word(text, name)) ++tree.head_uses[name];
    for (const drift::source_change& c : changes_) {
        if (c.type != drift::change_type::deleted) tree.head_paths.insert(c.path);
        if (!c.old_path.empty()) tree.base_paths.insert(c.old_path);
    }
    const drift::history past;
    const drift::input in{changes_, docs, delta, tree, past};
    return drift::verify_fixes(in, drift::find(in));
}

std::uint64_t drift_case::places_looked_at() {
    const drift::code_delta delta = facts();
    const drift::doc_index index(docs_, drift::needed_names(delta));
    const drift::tree_facts tree;
    const drift::history past;
    const drift::text_lines lines;
    std::vector<drift::candidate> out;
    return drift::find_missing({changes_, docs_, delta, index, tree, past, lines}, out);
}

std::string drift_case::text_of(const std::string& doc_path) const {
    const auto found = std::ranges::find(docs_, doc_path, &drift::doc_file::path);
    REQUIRE(found != docs_.end());
    return std::string(found->bytes);
}

std::string drift_case::fixed(const drift::finding& f) const {
    REQUIRE(f.mend.has_value());
    std::string text = text_of(f.doc.path);
    REQUIRE(f.mend->start <= f.mend->end);
    REQUIRE(f.mend->end <= text.size());
    return text.replace(f.mend->start, f.mend->end - f.mend->start, f.mend->replacement);
}

std::string told(const std::vector<drift::finding>& findings) {
    std::vector<std::string> lines;
    for (const drift::finding& f : findings)
        lines.push_back(f.rule + " " + f.doc.path + ":" + std::to_string(f.doc.start) + " " + f.mention + "\n");
    std::ranges::sort(lines);
    return join(lines, "");
}

std::optional<drift::finding> find_rule(const std::vector<drift::finding>& findings, std::string_view rule) {
    const auto found = std::ranges::find(findings, rule, &drift::finding::rule);
    return found == findings.end() ? std::nullopt : std::optional(*found);
}

} // namespace delta::testing
