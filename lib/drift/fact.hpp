// SPDX-License-Identifier: Apache-2.0
// What a change did to the code's surface, as single facts that documents can be held against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "drift/line_diff.hpp"
#include "drift/source_change.hpp"

namespace delta::drift {

enum class fact_kind : std::uint8_t {
    removed,
    renamed,
    added,
    value_changed,
    word_replaced,
    parameter_removed,
    parameter_renamed,
    parameter_added,
    method_changed,
    type_changed,
    file_added,
    file_removed,
    file_moved,
    text_changed,
    deprecated,
    signature_lost, // a function's parameters of just these types
    touched         // the code behind the name, and neither the name nor what it takes
};

struct line_range {
    std::uint32_t first = 0, last = 0; // 1-based, inclusive; 0: none
};

// A stretch of a document that repeats text which the change took out of the code.
struct text_match {
    std::uint32_t file = 0, code_line = 0;
    std::uint32_t doc = 0, first_line = 0, last_line = 0;
    std::uint32_t shingles = 0;
};

struct fact {
    fact_kind kind = fact_kind::added;
    syntax::element_kind what = syntax::element_kind::function;
    bool is_element = true; // false: known only as a word of the code
    bool exported = true;
    bool is_parameter = false;
    bool deprecated = false;
    bool left_package = false; // still there, but what the package shows the outside no longer has it
    bool in_default = false;   // word_replaced: the code's line speaks of a default
    bool is_entry = false;     // a word that is all of a string or a key of a literal
    std::string name = {};     // the name before; for added things the new one
    std::string qualified = {};
    std::string container = {}; // qualified name of what it belongs to, "" at the top of a file
    std::string key = {};       // word_replaced: the name that stands right before the value, and stayed
    std::string new_name = {};  // renamed, parameter_renamed, file_moved
    std::string old_value = {};
    std::string new_value = {};
    std::uint32_t file = 0; // index into the changes
    line_range before = {}, after = {};
    std::vector<std::string> siblings = {};   // of added things: the names of the same family that were there before
    std::vector<std::string> below = {};      // of these, some that stand right below the new one
    std::vector<std::string> neighbours = {}; // of added things: words of their kind nearby that were there before
    std::vector<std::string> namesakes = {};  // of added things: documented names that begin alike
    std::uint32_t uses = 0;                   // added, touched: changed lines of non-test code that hold the name
    std::uint32_t test_uses = 0;
    double share = 0;         // touched: of its lines, or of its occurrences
    bool comment_too = false; // touched: the code's own words about it changed as well
    text_match text = {};     // text_changed
};

// A word's number of occurrences over all changed source files, tests apart.
struct word_delta {
    std::uint32_t before = 0, after = 0;              // occurrences in whole files
    std::uint32_t removed_lines = 0, added_lines = 0; // changed lines that hold it
    std::uint32_t test_after = 0;
    std::uint32_t imports = 0;                       // of the changed lines, those that only import it
    std::uint32_t shown_before = 0, shown_after = 0; // occurrences where a package lists what it shows the outside
    std::uint32_t front_door = 0;     // added lines in the files a package shows the outside (index.ts, __init__.py…)
    std::uint32_t strings = 0;        // of the changed occurrences, those inside strings
    std::uint32_t entries_before = 0; // occurrences as all of a string or a key of a literal
    std::uint32_t entries_added = 0;  // of these, on added lines that import nothing
    std::uint32_t comments = 0;       // added lines of comments and docstrings that hold it
    std::uint32_t file = 0, line = 0; // where it was removed or added first
    syntax::word_kind kind = syntax::word_kind::identifier;
};

struct code_delta {
    std::vector<fact> facts;
    std::unordered_map<std::string_view, word_delta> words; // in the bytes of the changes
    std::vector<std::vector<hunk>> hunks;                   // per change
    std::uint32_t code_lines = 0;                           // changed lines of source, comments left out
    std::uint32_t source_files = 0;
    std::uint32_t comment_lines = 0; // added lines of comments and docstrings
    std::uint32_t doc_marks = 0;     // added "versionadded", "@since", "deprecated"… in comments
    std::uint32_t added_names = 0;
    std::uint32_t removed_names = 0; // of exported elements, renamed ones too
    bool touches_tests = false;
};

// The changes must outlive the result.
code_delta compare(const std::vector<source_change>& changes);

} // namespace delta::drift
