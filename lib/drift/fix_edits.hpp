// SPDX-License-Identifier: Apache-2.0
// The single replacements a fix is made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "drift/candidate.hpp"

namespace delta::drift {

// Replace the bytes [start, end) of the document by `text`.
struct edit {
    std::size_t start = 0;
    std::size_t end = 0;
    std::string text;
};

// `new_name` in the spelling of `written`: "--copy-fonts" and "embed_icons" give "--embed-icons".
std::string respell(std::string_view written, std::string_view new_name);

// A link or path to `old_path`, as a document at `doc_path` writes it, made to point to `new_path` in the same manner.
// "" when it is not clear what the text is relative to.
std::string repoint(std::string_view text, bool is_link, std::string_view doc_path, std::string_view old_path,
                    std::string_view new_path);

// What is to be replaced for a renamed element or parameter, for a moved file, for a changed value.
std::vector<edit> rename_edits(const doc_file& doc, const fact& f, const candidate& what);
std::vector<edit> move_edits(const doc_file& doc, const fact& f, const candidate& what);
std::vector<edit> value_edits(const doc_file& doc, const line_index& lines, const fact& f, const candidate& what);

} // namespace delta::drift
