// SPDX-License-Identifier: Apache-2.0
// What the engine says. These types are the verdict: every output format, the check run and the API tell them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace delta::drift {

enum class finding_kind : std::uint8_t { outdated_docs, missing_docs, ambiguous_docs };
enum class change_type : std::uint8_t { added, modified, deleted };

// Lines count from 1 and are inclusive; 0 means "no line" (a file as a whole).
struct witness {
    std::string path;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::string excerpt; // the lines themselves, cut at a few hundred bytes
};

// Replace the bytes [start, end) of the document by `replacement`.
struct fix {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string replacement;
};

// One piece of evidence and what it added to the score (log-odds).
struct evidence {
    std::string name; // stable id of the feature: "siblings-documented"
    double value = 0;
    double weight = 0;
};

struct finding {
    std::string id; // 16 hex digits, the same in every run for the same claim and change
    finding_kind kind = finding_kind::outdated_docs;
    std::string rule;      // "renamed-symbol"
    double score = 0;      // estimated probability that a maintainer would change the doc because of this
    double confidence = 0; // how sure the binding of doc and code is, 0 to 1
    bool advisory = false; // never annotates nor fails a run by itself
    change_type change = change_type::modified;
    witness doc;             // lines of the document
    witness code_before;     // may be empty (added code)
    witness code_after;      // may be empty (deleted code)
    std::string mention;     // the words of the doc the claim is about
    std::string claim;       // what the doc says, as one sentence: "`timeout` defaults to 5"
    std::string explanation; // why it is stale, as one or two sentences
    std::optional<fix> mend;
    std::vector<evidence> evidences;
    std::string broken_by; // debt only: the commit that made the claim false
};

struct code_change {
    std::string path;
    change_type type = change_type::modified;
    bool is_code = false;
    bool is_ignored = false;
    std::string language; // "" when not read
};

struct suppressed_finding {
    finding what;
    std::string by; // "docs/a.md:12" or "delta.yml:8"
    std::string reason;
};

struct statistics {
    std::uint32_t docs = 0;           // documents read
    std::uint32_t code_files = 0;     // changed code files read
    std::uint32_t unparsed_files = 0; // of them, with parts that did not parse
    std::uint32_t claims = 0;         // checkable claims the documents make
    std::uint32_t checked = 0;        // of them, those that the changed code bears on and that were decided
    std::uint32_t known = 0;          // findings left out because the baseline has them
    std::uint32_t skipped_docs = 0;   // too large, not text, or a link that leaves the tree
};

struct verdict {
    std::string base; // commit ids; head may be "index" or "worktree"
    std::string head;
    std::vector<finding> findings; // by score, highest first; then by place
    std::vector<suppressed_finding> suppressed;
    std::vector<code_change> code_changes; // by path
    statistics stats;
    std::vector<std::string> notes; // what could not be looked at, as sentences
};

} // namespace delta::drift
