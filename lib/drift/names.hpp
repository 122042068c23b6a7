// SPDX-License-Identifier: Apache-2.0
// How names are compared between code and prose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace delta::drift {

// The words a name is made of, lower case: "copy_fonts", "copy-fonts", "--copyFonts", "CopyFonts" all give
// {"copy", "fonts"}; "HTTPServer" gives {"http", "server"}.
std::vector<std::string> name_parts(std::string_view name);

// One key for the spellings languages and option parsers turn into each other ("copy_fonts" and "--copy-fonts").
// Empty for names of a single part: those must match to the letter.
std::string loose_key(std::string_view name);
// The same into a string that is there already; false for names of a single part.
bool write_loose_key(std::string_view name, std::string& key);

// What names of one kind begin with: the first part of an environment variable ("POETRY"), the first two of a longer
// name ("ij_kotlin"). Empty for names that are too short to have such a beginning.
std::string family_prefix(std::string_view name);

// True when the form of a word alone says that it is code: inner capital, underscore, digit between letters, dot.
bool looks_like_code(std::string_view word);

// "3.9", "v1.2.3": digits and dots, one dot at least.
bool is_version(std::string_view word);

// The last component of a qualified name: "Client.connect" and "client::connect" give "connect".
std::string_view last_component(std::string_view name);

// Names too common to bind anything by themselves ("get", "value", "index", "data", "name"…).
bool is_common_name(std::string_view name);

// True when a mention says whose it is: it holds the owner's name, or a telling part of it ("resolve.alias" is a member
// of `ResolveOptions`).
bool names_owner(std::string_view mention, std::string_view owner);

// True when `name` stands in `text` as a whole word, exactly.
bool has_word(std::string_view text, std::string_view name);

} // namespace delta::drift
