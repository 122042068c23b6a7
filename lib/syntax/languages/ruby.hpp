// SPDX-License-Identifier: Apache-2.0
// The parts of the Ruby reader that stand on their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/languages/scope.hpp"

namespace delta::syntax::ruby {

// Of `method_parameters` or `block_parameters`. A block parameter counts as one passed by its name, so that it takes no
// place among the others.
std::vector<parameter> read_parameters(const node& list);

// A symbol, string or bare word among the arguments of a call, without its colon or quotes.
struct symbol {
    std::string_view name;
    span where;
};
std::vector<symbol> read_symbols(const node& arguments);

// "A::B" as "A.B".
std::string dotted(std::string_view constant_path);

// `private`, `protected`, `public` and `module_function`.
std::optional<visibility> section_word(std::string_view word);
// Calls in a class body that define readers and writers, or methods that pass on to another object.
bool is_accessor(std::string_view method);
bool is_delegator(std::string_view method);
// `Struct.new(…)`, `Data.define(…)`, `Class.new(…)`, `Module.new`.
std::optional<element_kind> type_made_by(const node& call);
// The statements of the block given to a call.
node block_body(const node& call);

// What comments say of the definition that follows them.
struct note {
    bool deprecated = false;
    visibility widest = visibility::exported;
};

// Collects the comment lines right above a definition, one node after the other.
class note_collector {
  public:
    // Begins with the comments that are children of `around` itself.
    explicit note_collector(const node& around);
    void comment(const node& n);
    // What was said right above `n`, which ends the collection.
    note take(const node& n);

  private:
    note said_;
    std::uint32_t last_line_ = 0; // of the comments collected
    std::uint32_t code_line_ = 0; // where the statement before ended: a comment there belongs to it
};

} // namespace delta::syntax::ruby
