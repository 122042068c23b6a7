// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "drift/candidate.hpp"
#include "drift/family.hpp"
#include "drift/names.hpp"
#include "drift/runtime_version.hpp"

namespace delta::drift {
namespace {

using syntax::element_kind;

constexpr std::array<std::string_view, feature_count> feature_names = {"is-element",
                                                                       "is-exported",
                                                                       "is-option",
                                                                       "is-member",
                                                                       "is-parameter",
                                                                       "is-callable",
                                                                       "is-type",
                                                                       "is-file",
                                                                       "form-of-code",
                                                                       "common-name",
                                                                       "name-parts",
                                                                       "uses-in-change",
                                                                       "uses-in-tests",
                                                                       "new-in-strings",
                                                                       "deprecated",
                                                                       "mention-entry",
                                                                       "mention-code",
                                                                       "mention-fence",
                                                                       "mention-prose",
                                                                       "mention-whole",
                                                                       "mention-loose",
                                                                       "container-near",
                                                                       "mentions-in-doc",
                                                                       "docs-with-name",
                                                                       "uses-in-tree",
                                                                       "is-renamed",
                                                                       "siblings-documented",
                                                                       "siblings-share",
                                                                       "siblings-as-entries",
                                                                       "siblings-rare",
                                                                       "siblings-in-one-list",
                                                                       "name-in-doc",
                                                                       "name-in-docs",
                                                                       "value-stated",
                                                                       "value-specific",
                                                                       "value-distance",
                                                                       "new-value-present",
                                                                       "text-repeated",
                                                                       "co-change",
                                                                       "co-change-known",
                                                                       "path-affinity",
                                                                       "readme",
                                                                       "reference-doc",
                                                                       "advisory-doc",
                                                                       "change-size",
                                                                       "change-files",
                                                                       "added-names",
                                                                       "removed-names",
                                                                       "imported",
                                                                       "front-door",
                                                                       "internal-path",
                                                                       "comment-lines",
                                                                       "doc-marks",
                                                                       "co-change-folder",
                                                                       "doc-activity",
                                                                       "family-by-text",
                                                                       "siblings-nearest",
                                                                       "name-in-comment",
                                                                       "touches-tests",
                                                                       "sure-flip",
                                                                       "is-entry",
                                                                       "is-fresh",
                                                                       "says-default",
                                                                       "left-package",
                                                                       "family-told",
                                                                       "family-large",
                                                                       "newly-shown",
                                                                       "claims-near",
                                                                       "claims-in-doc",
                                                                       "news-in-doc",
                                                                       "name-in-section",
                                                                       "touched-share",
                                                                       "comment-too",
                                                                       "in-heading"};

bool is_option_like(element_kind k) {
    return k == element_kind::cli_option || k == element_kind::cli_command || k == element_kind::env_var ||
           k == element_kind::config_key || k == element_kind::route || k == element_kind::port ||
           k == element_kind::script || k == element_kind::target || k == element_kind::service;
}

bool is_member(element_kind k) {
    return k == element_kind::field || k == element_kind::property || k == element_kind::enum_member;
}

bool is_callable(element_kind k) {
    return k == element_kind::function || k == element_kind::method || k == element_kind::constructor ||
           k == element_kind::macro;
}

bool is_type(element_kind k) {
    return k >= element_kind::class_type && k <= element_kind::type_alias && k != element_kind::enum_member;
}

// Share of the code file's own path words (and the names of its container) that the document's path and title hold.
double path_affinity(const fact& f, const source_change& change, const doc_file& doc) {
    std::set<std::string> wanted;
    for (const std::string& part : name_parts(change.path.substr(0, change.path.rfind('.'))))
        if (part.size() > 2) wanted.insert(part);
    for (const std::string& part : name_parts(f.container)) wanted.insert(part);
    for (const std::string_view generic :
         {"src", "lib", "index", "mod", "main", "init", "core", "packages", "internal"})
        wanted.erase(std::string(generic));
    if (wanted.empty()) return 0;
    std::string text = doc.path;
    if (doc.parsed.sections.size() > 1) text += " " + doc.parsed.sections[1].title;
    const std::vector<std::string> have = name_parts(text);
    const auto common = std::ranges::count_if(wanted, [&](const std::string& w) {
        return std::ranges::any_of(have, [&](const std::string& h) { return h == w || h == w + "s" || h + "s" == w; });
    });
    return static_cast<double>(common) / static_cast<double>(wanted.size());
}

bool is_readme(std::string_view path) {
    return to_lower(path.substr(path.rfind('/') + 1)).starts_with("readme");
}

double log1(double x) {
    return std::log1p(x);
}

// Documents that list things: many entries that begin with a code word.
double reference_share(const docs::document& d) {
    std::size_t entries = 0;
    for (const docs::block_info& b : d.blocks)
        entries += !b.first_word.empty() && b.kind != docs::block_info::shape::paragraph ? 1 : 0;
    return std::min(1.0, static_cast<double>(entries) / 30.0);
}

} // namespace

std::string_view to_string(feature f) {
    return feature_names.at(static_cast<std::size_t>(f));
}

void add_common_evidence(const context& c, candidate& what) {
    const fact& f = c.delta.facts[what.fact];
    const doc_file& doc = c.docs[what.doc];
    what[feature::element] = f.is_element;
    what[feature::exported] = f.is_element && f.exported;
    what[feature::option_like] = f.is_element && !f.is_parameter && is_option_like(f.what);
    what[feature::member] = f.is_element && !f.is_parameter && is_member(f.what);
    what[feature::parameter] = f.is_parameter;
    what[feature::callable] = f.is_element && !f.is_parameter && is_callable(f.what);
    what[feature::type] = f.is_element && !f.is_parameter && is_type(f.what);
    what[feature::file] =
        f.kind == fact_kind::file_added || f.kind == fact_kind::file_removed || f.kind == fact_kind::file_moved;
    what[feature::code_form] = looks_like_code(f.name);
    what[feature::common_name] = is_common_name(last_component(f.name));
    what[feature::name_parts] = std::min<double>(4, static_cast<double>(name_parts(f.name).size()));
    what[feature::uses] = log1(f.uses);
    what[feature::test_uses] = f.test_uses > 0;
    const auto word = c.delta.words.find(f.name);
    what[feature::new_in_strings] = word != c.delta.words.end() && word->second.strings > 0;
    what[feature::deprecated] = f.deprecated;
    what[feature::entry] = f.is_entry;
    what[feature::in_default] = f.in_default;
    what[feature::left_package] = f.left_package;
    what[feature::fresh] = word == c.delta.words.end() || word->second.before == 0;
    what[feature::docs_with_name] = log1(c.index.documents(f.name));
    const auto pair = c.past.pairs.find({c.changes[f.file].path, doc.path});
    if (pair != c.past.pairs.end() && pair->second.code_changes > 0) {
        const co_change& n = pair->second;
        what[feature::co_change] = (n.together + 0.2) / (n.code_changes + 2.0);
        what[feature::co_change_known] = n.together > 0;
    }
    const std::string& code_path = c.changes[f.file].path;
    const auto folder = c.past.folders.find({std::string(folder_of(code_path)), doc.path});
    if (folder != c.past.folders.end()) {
        what[feature::co_change_folder] = (folder->second.together + 0.2) / (folder->second.code_changes + 2.0);
        what[feature::doc_activity] = log1(folder->second.doc_changes);
    }
    if (word != c.delta.words.end()) {
        what[feature::name_in_comment] = word->second.comments > 0;
        what[feature::imported] = word->second.imports > 0;
        what[feature::front_door] = word->second.front_door > 0;
        what[feature::newly_shown] = word->second.shown_before == 0 && word->second.shown_after > 0;
    }
    what[feature::touches_tests] = c.delta.touches_tests;
    what[feature::internal_path] =
        code_path.find("internal") != code_path.npos || code_path.find("/_") != code_path.npos;
    what[feature::comment_lines] = log1(c.delta.comment_lines);
    what[feature::doc_marks] = log1(c.delta.doc_marks);
    what[feature::path_affinity] = path_affinity(f, c.changes[f.file], doc);
    what[feature::readme] = is_readme(doc.path);
    what[feature::reference_doc] = reference_share(doc.parsed);
    what[feature::advisory_doc] = doc.parsed.purpose != docs::role::guide && doc.parsed.purpose != docs::role::agent;
    what[feature::change_size] = log1(c.delta.code_lines);
    what[feature::change_files] = log1(c.delta.source_files);
    what[feature::added_names] = log1(c.delta.added_names);
    what[feature::removed_names] = log1(c.delta.removed_names);
}

std::vector<std::string> needed_names(const code_delta& delta) {
    std::set<std::string> out;
    for (const fact& f : delta.facts) {
        out.insert(f.name);
        if (!f.new_name.empty()) out.insert(f.new_name);
        if (!f.container.empty()) out.insert(std::string(last_component(f.container)));
        if (f.what == syntax::element_kind::version)
            for (std::string& name : names_in_prose(f.name)) out.insert(std::move(name));
        for (const family_names& names : families_of(f)) {
            out.insert(names.members.begin(), names.members.end());
            out.insert(names.own.begin(), names.own.end());
        }
    }
    out.erase("");
    return {out.begin(), out.end()};
}

candidate candidate_at(const context& c, family kind, std::string_view rule, std::uint32_t fact, const hit& h) {
    candidate what;
    what.kind = kind;
    what.rule = rule;
    what.fact = fact;
    what.doc = h.doc;
    what.mentions = {h.mention};
    what.first_line = what.last_line = h.line;
    what.mention = c.delta.facts[fact].name;
    add_common_evidence(c, what);
    return what;
}

void add_strength(candidate& what, const hit& h) {
    what[feature::strength_entry] = h.how == strength::entry;
    what[feature::strength_code] = h.how == strength::code;
    what[feature::strength_fence] = h.how == strength::fence;
}

bool is_owner_near(const context& c, const fact& f, const hit& h) {
    const std::string owner(last_component(f.container));
    return !owner.empty() && std::ranges::any_of(c.index.find(owner), [&](const hit& near) {
        return near.doc == h.doc && near.section == h.section;
    });
}

std::string_view section_text(const context& c, std::uint32_t doc, std::uint32_t section) {
    const doc_file& file = c.docs[doc];
    const span& where = file.parsed.sections[section].where;
    const line_index& lines = c.lines.of(file.bytes);
    const std::size_t begin = lines.offset_of(std::max(1U, where.line));
    const std::size_t end = std::max(begin, lines.offset_of(where.end_line + 1));
    return file.bytes.substr(begin, end - begin);
}

} // namespace delta::drift
