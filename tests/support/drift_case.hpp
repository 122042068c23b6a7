// SPDX-License-Identifier: Apache-2.0
// A change and the documents it is held against, written down in a test; nothing touches a disk.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drift/fact.hpp"
#include "drift/find.hpp"
#include "drift/finding.hpp"
#include "drift/source_change.hpp"

namespace delta::testing {

class drift_case {
  public:
    drift_case() = default;
    drift_case(const drift_case&) = delete;
    drift_case& operator=(const drift_case&) = delete;

    // A code file with both its texts; nothing for a side on which it does not exist.
    void code(std::string_view path, std::optional<std::string> before, std::optional<std::string> after);
    void move(std::string_view old_path, std::string_view path, std::string text);
    // A code file of the head that the change leaves alone: names it holds still have uses.
    void other_code(std::string_view path, std::string text);
    // A document as the head has it.
    void doc(std::string_view path, std::string text);
    // A document that the change edits as well.
    void edited_doc(std::string_view path, std::string before, std::string after);

    // What the engine says, highest score first, with the fixes that hold.
    std::vector<drift::finding> find();
    // What it says no more of than that the code behind a name changed; `find` leaves that out.
    std::vector<drift::finding> hints();
    // How many places in documents the search for undocumented members looks at.
    std::uint64_t places_looked_at();
    // The facts of the change alone.
    drift::code_delta facts();

    // The head's text of a document, and that with the fix of one finding made.
    std::string text_of(const std::string& doc_path) const;
    std::string fixed(const drift::finding& f) const;

  private:
    std::string_view keep(std::string text);
    std::vector<drift::doc_file> sparse_docs();
    std::vector<drift::finding> judge(const std::vector<drift::doc_file>& docs);

    std::deque<std::string> texts_; // a deque: what was given out stays where it is
    std::vector<drift::source_change> changes_;
    std::vector<std::string_view> others_;
    std::vector<drift::doc_file> docs_;
};

// "rule path:line mention", one a line, sorted: what a test compares.
std::string told(const std::vector<drift::finding>& findings);

// The first finding with that rule; nothing when there is none.
std::optional<drift::finding> find_rule(const std::vector<drift::finding>& findings, std::string_view rule);

} // namespace delta::testing
