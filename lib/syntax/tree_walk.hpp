// SPDX-License-Identifier: Apache-2.0
// A walk over a parsed tree: every node that tree-sitter's own cursor visits, in the same order, in a quarter of the
// time. The cursor is half of what reading a file takes beside its parse, because each of its steps computes again
// where it stands among the siblings; this keeps it. What it reads is private to tree-sitter, whose source is pinned
// and compiled with ours (cmake/grammars.cmake); a test holds it against the cursor in every language.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <span>
#include <vector>

namespace delta::syntax {

class tree_walk {
  public:
    // Begins at `root`, which has no siblings for this walk. Its tree must outlive the walk.
    explicit tree_walk(TSNode root);

    // To the first child of the node it is at. False, and it stays, when there is none.
    bool enter();
    // To the node that follows and is not inside this one: the next sibling, or else that of the parent and so on.
    // False at the end of the walk.
    bool next();
    // To the next sibling. False when there is none; then the walk may only go on with `next`.
    bool next_sibling();

    // Of the node it is at. Bytes and rows are counted from 0; the symbol is that of ts_node_symbol.
    TSNode node() const;
    TSSymbol symbol() const { return symbol_; }
    std::uint32_t begin() const { return place_.byte; }
    std::uint32_t end() const { return end_; }
    std::uint32_t row() const { return place_.row; }
    bool has_children() const { return has_children_; }
    // How many nodes it is inside of, up to the root.
    std::size_t depth() const { return depth_; }
    // The field it is in its parent, as ts_tree_cursor_current_field_name tells; null when in none.
    const char* field_name() const;
    // The grammar's name of the parent's kind, "" of the root.
    const char* parent_kind() const;

  private:
    struct place {
        std::uint32_t byte, row, column;
        // tree-sitter's length_add, without its way through memory.
        void add(std::uint32_t bytes, std::uint32_t rows, std::uint32_t columns) {
            byte += bytes;
            column = rows != 0 ? columns : column + columns;
            row += rows;
        }
    };
    // The children of one subtree; those of a hidden one belong to the node around it.
    struct frame {
        const void* children;
        const TSSymbol* aliases;
        std::uint32_t count, index, structural;
        place at; // of the child at `index`
        std::uint16_t production;
        TSSymbol owner; // whose children they are
        bool hidden;
    };

    void push(const void* subtree, bool hidden);
    bool find_visible();
    static void pass(frame& f);
    void arrive(const void* subtree, TSSymbol alias);

    const TSTree* tree_;
    const TSLanguage* language_;
    std::vector<frame> frames_;
    const void* subtree_ = nullptr;
    place place_{};
    std::uint32_t end_ = 0;
    TSSymbol alias_ = 0, symbol_ = 0;
    bool has_children_ = false;
    std::size_t depth_ = 0;
};

// One that looks at the nodes of a walk.
class node_visitor {
  public:
    // True to be shown what is inside the node too.
    virtual bool enter(const tree_walk& at) = 0;

  protected:
    ~node_visitor() = default;
};

// Shows the nodes from `root` on to several visitors at once, since getting from node to node is dearer than most
// looks.
void walk(TSNode root, std::span<node_visitor* const> visitors);

} // namespace delta::syntax
