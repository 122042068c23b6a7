// SPDX-License-Identifier: Apache-2.0
// The walk over tree-sitter's private trees against its public cursor: same nodes, same order, same places.
#include "syntax/tree_walk.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "syntax/node.hpp"

using namespace delta::syntax;

namespace {

struct step {
    const void* id;
    std::uint32_t begin, end, row, column, depth;
    TSSymbol symbol;
    std::string field, parent;
    bool operator==(const step&) const = default;
};

std::string or_nothing(const char* name) {
    return name == nullptr ? "" : name;
}

void add_by_cursor(TSTreeCursor& cursor, const std::string& parent, std::vector<step>& out) {
    const TSNode n = ts_tree_cursor_current_node(&cursor);
    const TSPoint start = ts_node_start_point(n);
    out.push_back({n.id, ts_node_start_byte(n), ts_node_end_byte(n), start.row, start.column,
                   ts_tree_cursor_current_depth(&cursor), ts_node_symbol(n),
                   or_nothing(ts_tree_cursor_current_field_name(&cursor)), parent});
    if (!ts_tree_cursor_goto_first_child(&cursor)) return;
    do add_by_cursor(cursor, ts_node_type(n), out);
    while (ts_tree_cursor_goto_next_sibling(&cursor));
    ts_tree_cursor_goto_parent(&cursor);
}

std::vector<step> by_cursor(TSNode root) {
    std::vector<step> out;
    TSTreeCursor cursor = ts_tree_cursor_new(root);
    add_by_cursor(cursor, "", out);
    ts_tree_cursor_delete(&cursor);
    return out;
}

step step_at(const tree_walk& at) {
    const TSNode n = at.node();
    CHECK(ts_node_start_byte(n) == at.begin());
    CHECK(ts_node_symbol(n) == at.symbol());
    CHECK((ts_node_child_count(n) != 0) == at.has_children());
    const TSPoint start = ts_node_start_point(n);
    return {n.id,
            at.begin(),
            at.end(),
            at.row(),
            start.column,
            static_cast<std::uint32_t>(at.depth()),
            at.symbol(),
            or_nothing(at.field_name()),
            at.parent_kind()};
}

std::vector<step> by_walk(TSNode root) {
    std::vector<step> out;
    tree_walk at(root);
    do out.push_back(step_at(at));
    while (at.enter() || at.next());
    return out;
}

void check_same(TSNode root) {
    const std::vector<step> walked = by_walk(root);
    const std::vector<step> wanted = by_cursor(root);
    CHECK(walked.size() == wanted.size());
    for (std::size_t i = 0; i < std::min(walked.size(), wanted.size()); ++i) {
        if (walked[i] == wanted[i]) continue;
        FAIL_CHECK("step " << i << " is at byte " << walked[i].begin << ", the cursor's at " << wanted[i].begin);
        return;
    }
}

struct sample {
    language lang;
    std::string source;
};

// What the readers of code are tested with, a file or more of each language.
std::vector<sample> read_samples() {
    std::vector<sample> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(DELTA_GOLDEN_DIR "/syntax")) {
        const auto lang = find_language(entry.path().string());
        if (!entry.is_regular_file() || !lang || grammar(*lang) == nullptr) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        out.push_back({*lang, {std::istreambuf_iterator<char>(in), {}}});
    }
    return out;
}

} // namespace

TEST_CASE("a walk visits what tree-sitter's cursor visits, of whole files and of ones cut off in the middle") {
    std::set<language> seen;
    for (const sample& s : read_samples()) {
        seen.insert(s.lang);
        const std::size_t pieces = 12;
        for (std::size_t i = 1; i <= pieces; ++i) {
            const std::string source = s.source.substr(0, s.source.size() * i / pieces);
            const tree parsed(s.lang, source);
            REQUIRE_FALSE(!parsed.root());
            INFO(to_string(s.lang) << ", " << source.size() << " bytes");
            check_same(parsed.root().raw());
        }
    }
    CHECK(seen.size() >= 16);
}

TEST_CASE("a walk that begins at an inner node ends with it") {
    const std::string source = "def a(b, c=1):\n    return b\n\ndef d():\n    pass\n";
    const tree parsed(language::python, source);
    const node first = parsed.root().named_child(0);
    check_same(first.raw());
}

TEST_CASE("siblings are those of the node, hidden groups of the grammar or not") {
    const std::string source = "f(1, 2, 3)\n";
    const tree parsed(language::python, source);
    const node arguments = parsed.root().named_child(0).named_child(0).field("arguments");
    tree_walk at(arguments.raw());
    std::string kinds;
    for (bool more = at.enter(); more; more = at.next_sibling()) kinds += ts_node_type(at.node()) + std::string(" ");
    CHECK(kinds == "( integer , integer , integer ) ");
    CHECK_FALSE(at.next_sibling());
    CHECK_FALSE(at.next());
}

TEST_CASE("a walk that does not enter a node goes on behind it") {
    const std::string source = "a = [1, [2, 3]]\nb = 4\n";
    const tree parsed(language::python, source);
    tree_walk at(parsed.root().raw());
    REQUIRE(at.enter());
    CHECK(at.depth() == 1);
    REQUIRE(at.next());
    CHECK(source.substr(at.begin(), at.end() - at.begin()) == "b = 4");
    CHECK(at.depth() == 1);
    CHECK_FALSE(at.next());
}

namespace {

// Notes where it is shown nodes, and does not look into those of one kind.
class stopper : public node_visitor {
  public:
    explicit stopper(std::string_view kind) : kind_(kind) {}
    bool enter(const tree_walk& at) override {
        seen += std::string(ts_node_type(at.node())) + "@" + std::to_string(at.begin()) + " ";
        return ts_node_type(at.node()) != kind_;
    }
    std::string seen;

  private:
    std::string_view kind_;
};

} // namespace

TEST_CASE("each visitor of a walk is shown what it would be shown alone") {
    const std::string source = "a = [1, (2, b)]\nc = f(3, [4])\n";
    const tree parsed(language::python, source);
    const std::array kinds = {std::string_view("list"), std::string_view("argument_list"), std::string_view("module"),
                              std::string_view("assignment"), std::string_view("nothing")};
    for (const std::string_view one : kinds)
        for (const std::string_view other : kinds) {
            stopper first(one), second(other), first_alone(one), second_alone(other);
            walk(parsed.root().raw(), std::array<node_visitor*, 2>{&first, &second});
            walk(parsed.root().raw(), std::array<node_visitor*, 1>{&first_alone});
            walk(parsed.root().raw(), std::array<node_visitor*, 1>{&second_alone});
            INFO(one << " and " << other);
            CHECK(first.seen == first_alone.seen);
            CHECK(second.seen == second_alone.seen);
            CHECK_FALSE(first.seen.empty());
        }
}
