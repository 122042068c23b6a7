// SPDX-License-Identifier: Apache-2.0
// A thin, copyable view of a tree-sitter node together with the text it was parsed from.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "syntax/language.hpp"

namespace delta::syntax {

class node {
  public:
    node() : raw_{} {}
    node(TSNode raw, std::string_view source) : raw_(raw), source_(source) {}

    explicit operator bool() const { return raw_.id != nullptr && !ts_node_is_null(raw_); }
    std::string_view kind() const { return *this ? ts_node_type(raw_) : std::string_view(); }
    bool is(std::string_view wanted) const { return kind() == wanted; }
    template <class... Names>
    bool is_any(Names... wanted) const {
        const std::string_view mine = kind();
        return ((mine == wanted) || ...);
    }
    bool named() const { return ts_node_is_named(raw_); }
    bool has_error() const { return ts_node_has_error(raw_); }
    bool is_error() const { return ts_node_is_error(raw_) || ts_node_is_missing(raw_); }

    std::string_view text() const;
    span where() const;
    std::uint32_t begin() const { return ts_node_start_byte(raw_); }
    std::uint32_t end() const { return *this ? ts_node_end_byte(raw_) : begin(); }

    // The null node when there is no such child.
    node field(std::string_view name) const;
    node child(std::uint32_t index) const;
    node named_child(std::uint32_t index) const;
    std::uint32_t named_count() const { return *this ? ts_node_named_child_count(raw_) : 0; }
    std::vector<node> children() const; // all, punctuation and keywords included
    std::vector<node> named_children() const;
    // First child (named or not) of that kind, or the null node.
    node first(std::string_view wanted) const;
    node parent() const;
    node next_named() const;
    node previous_named() const;
    TSNode raw() const { return raw_; }
    std::string_view source() const { return source_; } // the whole text

  private:
    TSNode raw_;
    std::string_view source_;
};

// A parsed file. `source` must outlive it. The root is null for a language without a grammar, and for text that the
// parser did not get through in a time far past what real files take.
class tree {
  public:
    tree(language lang, std::string_view source);
    // The same tree, made faster out of the tree of a text that was much the same. Other threads may read `before`.
    tree(language lang, std::string_view source, const tree& before);
    node root() const;

  private:
    using handle = std::unique_ptr<TSTree, void (*)(TSTree*)>;

    std::string_view parsed() const { return without_macros_.empty() ? source_ : without_macros_; }
    handle parse(TSParser* parser, const TSTree* edited) const;
    handle parse_again(TSParser* parser, const tree& before) const;

    handle raw_;
    std::string_view source_;
    std::string without_macros_; // what was parsed instead, if anything
};

// The grammar of a language; null for the line-oriented formats that have none (ini, dockerfile, dotenv, gomod).
const TSLanguage* grammar(language lang);

} // namespace delta::syntax
