// SPDX-License-Identifier: Apache-2.0
// What the engine is given: both sides of every changed file, the documents of the head, and what is known of the tree.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docs/document.hpp"
#include "drift/finding.hpp"
#include "syntax/surface.hpp"

namespace delta::drift {

// What a code file is for, by its path. Only `source` and `manifest` files are surface.
enum class file_role : std::uint8_t { source, manifest, test, example, vendored, generated, tooling };

file_role role_of_code(std::string_view path);

struct source_change {
    std::string old_path; // "" when the file is new
    std::string path;     // the new path, or the old one when it was deleted
    change_type type = change_type::modified;
    bool moved = false;
    file_role role = file_role::source;
    std::string_view before_bytes; // empty when added
    std::string_view after_bytes;  // empty when deleted
    syntax::surface before;
    syntax::surface after;
};

struct doc_file {
    std::string path;
    std::string_view bytes;      // of head
    std::string_view base_bytes; // of base when the change touched the document, else empty
    bool touched = false;        // the change itself edits this document
    docs::document parsed;
};

// What must be known of the rest of the tree; filled by the caller for the names `needed_names` asks for.
struct tree_facts {
    std::unordered_map<std::string, std::uint32_t> head_uses; // files of head's code that hold the word
    std::set<std::string> head_paths;                         // every path of head, folders included
    std::set<std::string> base_paths;
};

// How often a document changed together with a code file, from the repository's own log.
struct co_change {
    std::uint32_t code_changes = 0; // commits that changed the code file
    std::uint32_t doc_changes = 0;
    std::uint32_t together = 0;
};

struct history {
    std::map<std::pair<std::string, std::string>, co_change> folders; // (folder of the code, doc path)
    std::map<std::pair<std::string, std::string>, co_change> pairs;   // (code path, doc path)
    std::uint32_t commits = 0;
};

} // namespace delta::drift
