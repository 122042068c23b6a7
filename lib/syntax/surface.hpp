// SPDX-License-Identifier: Apache-2.0
// What a source file shows the outside: its surface elements, the calls it makes, and the words it is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "syntax/language.hpp"

namespace delta::syntax {

enum class element_kind {
    // Definitions.
    function,
    method,
    constructor,
    class_type,
    struct_type,
    interface_type,
    trait_type,
    enum_type,
    enum_member,
    type_alias,
    constant,
    variable,
    field,
    property,
    module,
    macro,
    // Strings that are an outside interface.
    route,
    cli_command,
    cli_option,
    env_var,
    config_key,
    // Entries of the structured files around code.
    script,
    target,
    service,
    port,
    image,
    version,
    package
};

std::string_view to_string(element_kind k);

enum class visibility { exported, internal, private_ };

struct parameter {
    std::string name;         // without sigils (`*args` is "args", `$x` is "x"); empty when the language needs none
    std::string type;         // as written, empty when absent
    std::string default_text; // as written, empty when there is none
    bool optional = false;    // may be left out by a caller
    bool variadic = false;
    bool keyword_only = false;

    friend bool operator==(const parameter&, const parameter&) = default;
};

struct element {
    element_kind kind = element_kind::function;
    std::string name;      // "connect", "--timeout", "/users/{id}", "REDIS_URL", "server.port"
    std::string qualified; // "Client.connect": enclosing types and modules of the same file joined by '.'
    visibility visible = visibility::exported;
    span where; // the whole definition, without its comments
    span name_span;
    std::vector<parameter> parameters;
    std::string return_type;
    std::string value;                   // constant, enum member, option or key default, port, version: as written
    std::string type;                    // declared type of a constant, field, property or option
    std::string method;                  // HTTP method of a route in upper case, "ANY" when it answers all
    std::vector<std::string> decorators; // as written, without the '@', '#[' or '[' around them
    std::vector<std::string> aliases;    // other spellings of the same option ("-t")
    bool deprecated = false;
    bool has_help = false; // an option or command that tells its own help text
    bool optional = false; // a property, field or method that an object may lack (`timeout?: number`)

    friend bool operator==(const element&, const element&) = default;
};

// A word of the code (identifier, word of a string, number), never of a comment or a docstring.
enum class word_kind : std::uint8_t { identifier, string_text, number };

struct word {
    std::string_view text; // points into the bytes that were read
    std::uint32_t line;
    word_kind kind;
    bool entry = false; // all there is of a string, a symbol, or a key of a literal: what lists in code are made of
};

struct surface {
    language lang = language::python;
    std::vector<element> elements; // in the order of their `where.begin`
    std::vector<word> words;       // in order
    // Lines with something other than blanks, comments and docstrings, 1-based, sorted.
    std::vector<std::uint32_t> code_lines;
    bool has_errors = false; // some part did not parse; what is here comes from the sound parts
    bool too_deep = false;   // nesting past the bound was not entered
};

// Reads one file. Never fails: what cannot be parsed is left out and `has_errors` set. `bytes` must outlive the
// result (words point into it). Text that is not UTF-8 is read as bytes. Thread-safe.
surface read(language lang, std::string_view path, std::string_view bytes);

// The same of bytes that have been parsed (node.hpp).
class tree;
surface read(language lang, std::string_view path, std::string_view bytes, const tree& parsed);

// Only words and lines of code, by looking at the text: what stands in a comment behind code passes for code, and every
// word for one of a string. A hundredth of what parsing takes. Like `read` otherwise.
surface read_as_text(language lang, std::string_view bytes);

} // namespace delta::syntax
