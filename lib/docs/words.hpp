// SPDX-License-Identifier: Apache-2.0
// What single words say about themselves.
#pragma once

#include <cstddef>
#include <string_view>

namespace delta::docs {

// Length of the identifier at the front: letters, digits, '_' and, after the first byte, nothing else; 0 when a digit
// or another byte stands there. A leading '$' belongs to it.
std::size_t identifier_length(std::string_view s);
// Length of the chain at the front: identifiers joined by ".", "::", "->" or "?.".
std::size_t chain_length(std::string_view s);

bool is_all_caps(std::string_view s);   // letters in upper case, digits and '_'; at least two letters
bool is_env_name(std::string_view s);   // all caps with a '_' between letters
bool is_snake_case(std::string_view s); // a '_' between letters or digits, not all caps
bool has_two_humps(std::string_view s); // camelCase, PascalCase; names of products are none
// Any of the forms that prose gives to code alone: the four above, --flag, dotted.
bool has_code_signal(std::string_view s);
// A word that may name something, but that says so by no more than its small first letter.
bool is_plain_name(std::string_view s);
bool is_number(std::string_view s); // 30, -1, 0x1f, 1_000, 3.9, 1e6

// Words that name no particular thing: foo, bar, example.com, <name>, your-app, path/to/x.
bool is_placeholder(std::string_view s);
// The first kind alone: words all examples use.
bool is_common_placeholder(std::string_view s);
// GitHub, PostgreSQL: names with two humps that are no code.
bool is_product_name(std::string_view s);
// true, None, undefined and other words that are values in some language.
bool is_literal_word(std::string_view s);
// string, int, boolean and other names of types in some language.
bool is_type_word(std::string_view s);
// Words of the languages themselves: if, return, function.
bool is_keyword(std::string_view s);
// Programs whose name alone makes a line a command: npm, docker, cargo.
bool is_known_program(std::string_view s);
// The suffix of a file name without its dot: "py", "json".
bool is_file_suffix(std::string_view s);
// Folders whose name alone makes `x/y` a path: src, docs, .github.
bool is_known_folder(std::string_view s);
// Files without a telling suffix: Makefile, Dockerfile, .gitignore.
bool is_known_file(std::string_view s);
bool is_http_method(std::string_view s);
// Top-level domains seen in prose: com, org, io.
bool is_domain_suffix(std::string_view s);

} // namespace delta::docs
