// SPDX-License-Identifier: Apache-2.0
// A claim that may have flipped (or an entry that may be missing), with the evidence for and against it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "drift/doc_index.hpp"
#include "drift/fact.hpp"
#include "drift/text_lines.hpp"

namespace delta::drift {

// Rules of one family share their evidence and so their weights.
enum class family : std::uint8_t { gone, value, replaced, signature, missing, text, touched };
inline constexpr std::size_t family_count = 7;

// Evidence. Each is 0 when it does not apply; the names and what they mean are in feature_names.
enum class feature : std::uint8_t {
    element,
    exported,
    option_like,
    member,
    parameter,
    callable,
    type,
    file,
    code_form,
    common_name,
    name_parts,
    uses,
    test_uses,
    new_in_strings,
    deprecated,
    strength_entry,
    strength_code,
    strength_fence,
    strength_prose,
    whole_mention,
    loose_match,
    container_near,
    doc_mentions,
    docs_with_name,
    head_uses,
    renamed,
    siblings,
    siblings_share,
    siblings_entries,
    siblings_rarity,
    sibling_group,
    name_in_doc,
    name_in_docs,
    value_stated,
    value_specific,
    value_distance,
    new_value_present,
    shingles,
    co_change,
    co_change_known,
    path_affinity,
    readme,
    reference_doc,
    advisory_doc,
    change_size,
    change_files,
    added_names,
    removed_names,
    imported,
    front_door,
    internal_path,
    comment_lines,
    doc_marks,
    co_change_folder,
    doc_activity,
    family_by_text,
    sibling_nearest,
    name_in_comment,
    touches_tests,
    sure_flip,
    entry,
    fresh,
    in_default,
    left_package,
    family_told,
    family_large,
    newly_shown,
    claims_near,
    claims_in_doc,
    news_in_doc,
    name_in_section,
    touched_share,
    comment_too,
    in_heading,
    count_
};
inline constexpr std::size_t feature_count = static_cast<std::size_t>(feature::count_);
using features = std::array<double, feature_count>;

std::string_view to_string(feature f);

struct candidate {
    family kind = family::gone;
    std::string rule;
    std::uint32_t fact = 0;
    std::uint32_t doc = 0;
    std::uint32_t first_line = 0, last_line = 0; // of the document
    std::vector<std::uint32_t> mentions;         // indices into the document's mentions, in order; may be empty
    std::string mention;                         // the words the claim is about
    features evidence{};
    double score = 0;

    double& operator[](feature f) { return evidence[static_cast<std::size_t>(f)]; }
    double operator[](feature f) const { return evidence[static_cast<std::size_t>(f)]; }
};

struct context {
    const std::vector<source_change>& changes;
    const std::vector<doc_file>& docs;
    const code_delta& delta;
    const doc_index& index;
    const tree_facts& tree;
    const history& past;
    const text_lines& lines;
};

void find_gone(const context& c, std::vector<candidate>& out);       // removed and renamed names, files
void find_values(const context& c, std::vector<candidate>& out);     // changed defaults, constants, ports, versions
void find_runtimes(const context& c, std::vector<candidate>& out);   // versions of languages that are asked for
void find_types(const context& c, std::vector<candidate>& out);      // stated types
void find_replaced(const context& c, std::vector<candidate>& out);   // old values near their names
void find_signatures(const context& c, std::vector<candidate>& out); // calls and signatures that no longer fit
void find_texts(const context& c, std::vector<candidate>& out);      // help and output texts the docs repeat
void find_touched(const context& c, std::vector<candidate>& out);    // entries whose code changed behind the name

// New members of documented families. Gives the number of places in documents it looked at, which is its cost.
std::uint64_t find_missing(const context& c, std::vector<candidate>& out);

// The evidence that does not depend on the rule: what the fact is, what the document is, how they belong together.
void add_common_evidence(const context& c, candidate& what);

// Of a fact's name where `h` has it, with the common evidence.
candidate candidate_at(const context& c, family kind, std::string_view rule, std::uint32_t fact, const hit& h);

// How a document speaks of the name: as an entry, in code, in a fence.
void add_strength(candidate& what, const hit& h);
// The section of `h` speaks of what the fact's thing belongs to.
bool is_owner_near(const context& c, const fact& f, const hit& h);

// The document is the page of another command than the one the option belongs to.
bool is_page_of_another(const context& c, const fact& f, std::uint32_t doc);

// What the candidates say of one another.
void add_agreement(const context& c, std::vector<candidate>& all);

// All lines of a section, below its heading too.
std::string_view section_text(const context& c, std::uint32_t doc, std::uint32_t section);

// The words of an output or help text that left the code, to be looked for in the documents.
// `needed_names` are the names `doc_index` must know for these facts.
std::vector<std::string> needed_names(const code_delta& delta);

} // namespace delta::drift
