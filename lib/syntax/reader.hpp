// SPDX-License-Identifier: Apache-2.0
// The contract between `read` and the readers of the single languages.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "syntax/node.hpp"
#include "syntax/surface.hpp"
#include "syntax/tree_walk.hpp"

namespace delta::syntax {

// Nesting deeper than this is not entered (and `too_deep` is set): hostile input must not exhaust the stack.
inline constexpr int max_depth = 200;

// Definitions of one language: functions, types, constants… into `out.elements`. `has_errors` and words are `read`'s
// work.
using definition_reader = void (*)(const node& root, std::string_view path, surface& out);

void read_python(const node& root, std::string_view path, surface& out);
void read_javascript(const node& root, std::string_view path, surface& out); // also TypeScript and TSX
void read_go(const node& root, std::string_view path, surface& out);
void read_rust(const node& root, std::string_view path, surface& out);
void read_java(const node& root, std::string_view path, surface& out);
void read_kotlin(const node& root, std::string_view path, surface& out);
void read_csharp(const node& root, std::string_view path, surface& out);
void read_c(const node& root, std::string_view path, surface& out); // also C++
void read_ruby(const node& root, std::string_view path, surface& out);
void read_php(const node& root, std::string_view path, surface& out);
void read_bash(const node& root, std::string_view path, surface& out);

// A reader that is shown the nodes of the file's one walk, with others. What it was made from must outlive it.
class walk_reader : public node_visitor {
  public:
    virtual ~walk_reader() = default;
    virtual void finish() {} // behind the walk
};

// Routes, command-line options, environment variables and configuration keys, found in calls, decorators, struct tags
// and subscripts; appended to `out.elements`. `lang` must have a grammar.
std::unique_ptr<walk_reader> make_interface_reader(language lang, const node& root, std::string_view path,
                                                   surface& out);

// JSON, YAML, TOML, INI, dotenv, Dockerfile, Makefile, package manifests and workflow files.
void read_structured(language lang, const node& root, std::string_view path, std::string_view bytes, surface& out);

// Identifiers, string words and numbers outside comments and docstrings, and the lines that hold code. Null when they
// were read at once, since that language's words are not read from its tree, or there is none.
std::unique_ptr<walk_reader> read_words(language lang, const node& root, std::string_view bytes, surface& out);

} // namespace delta::syntax
