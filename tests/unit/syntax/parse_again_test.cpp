// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/surface_dump.hpp"
#include "syntax/node.hpp"
#include "syntax/surface.hpp"
#include "syntax/text_edits.hpp"

namespace delta::syntax {
namespace {

// Every node with its places and its field, hidden ones apart.
std::string outline(const tree& parsed) {
    if (!parsed.root()) return "none";
    std::string out;
    TSTreeCursor cursor = ts_tree_cursor_new(parsed.root().raw());
    for (bool more = true; more;) {
        const TSNode n = ts_tree_cursor_current_node(&cursor);
        const TSPoint end = ts_node_end_point(n);
        for (const std::uint32_t part : {std::uint32_t{ts_node_symbol(n)}, ts_node_start_byte(n), ts_node_end_byte(n),
                                         ts_node_start_point(n).row, ts_node_start_point(n).column, end.row, end.column,
                                         std::uint32_t{ts_tree_cursor_current_field_id(&cursor)}})
            out += std::to_string(part) + " ";
        if (ts_tree_cursor_goto_first_child(&cursor)) continue;
        while (!(more = ts_tree_cursor_goto_next_sibling(&cursor)) && ts_tree_cursor_goto_parent(&cursor)) {
        }
    }
    ts_tree_cursor_delete(&cursor);
    return out;
}

std::string join(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

// The text with its line ends, one piece a line.
std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t end; !text.empty(); text.remove_prefix(end)) {
        end = std::min(text.find('\n'), text.size() - 1) + 1;
        out.emplace_back(text.substr(0, end));
    }
    return out;
}

// What a change may make of a file.
std::vector<std::string> make_changes(std::string_view text) {
    const std::vector<std::string> lines = pieces(text);
    std::vector<std::string> out;
    for (std::size_t at = 0; at < lines.size(); at += 13) {
        std::vector<std::string> changed = lines;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
        out.push_back(join(changed));
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(lines.size() / 2), lines[at]);
        out.push_back(join(changed));
        changed.back() += lines[at].substr(0, lines[at].size() / 2);
        changed.front().insert(0, "\n\n");
        out.push_back(join(changed));
    }
    return out;
}

void check_again(language lang, const std::string& path, std::string_view before, std::string_view after) {
    const tree first(lang, before);
    const tree again(lang, after, first);
    const tree anew(lang, after);
    INFO(path << "\n" << after);
    REQUIRE(outline(again) == outline(anew));
    REQUIRE(testing::dump(read(lang, path, after, again)) == testing::dump(read(lang, path, after)));
}

TEST_CASE("a text parsed with the tree of another has the tree it has alone") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(DELTA_GOLDEN_DIR "/syntax")) {
        const std::string path = entry.path().string();
        const std::optional<language> lang = find_language(path);
        if (!entry.is_regular_file() || !lang || grammar(*lang) == nullptr) continue;
        ++files;
        std::ifstream in(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        check_again(*lang, path, text, text);
        check_again(*lang, path, text, "");
        check_again(*lang, path, "", text);
        for (const std::string& changed : make_changes(text)) check_again(*lang, path, text, changed);
    }
    CHECK(files > 20);
}

TEST_CASE("an error on either side is got over as if the text stood alone") {
    const std::string sound = "def a():\n    pass\n\n\ndef b():\n    return [1, 2]\n\n\ndef c():\n    return 3\n";
    const std::string broken = "def a():\n    pass\n\n\ndef b(:\n    return [1, 2\n\n\ndef c():\n    return 3\n";
    check_again(language::python, "a.py", sound, broken);
    check_again(language::python, "a.py", broken, sound);
}

TEST_CASE("macros that come and go are blanked on both sides") {
    const std::string plain = "class name {\npublic:\n    int f();\n};\nint g(int a);\nint h(int b);\n";
    const std::string marked =
        "class EXPORT_API name {\npublic:\n    int f();\n};\nNODISCARD int g(int a);\nint h(int b);\n";
    check_again(language::cpp, "a.hpp", plain, marked);
    check_again(language::cpp, "a.hpp", marked, plain);
}

TEST_CASE("edits hold on to lines that occur once, and stand from the last to the first") {
    const std::vector<TSInputEdit> edits = find_edits("a\nb\n\nc\nd\ne\nf\ng\nh\n", "a\nB\n\nc\nd\ne\nx\nf\nh\n");
    REQUIRE(edits.size() == 3);
    CHECK(edits[0].start_byte == 13);
    CHECK(edits[0].old_end_byte == 15);
    CHECK(edits[0].new_end_byte == 13);
    CHECK(edits[1].start_byte == 11);
    CHECK(edits[1].old_end_byte == 11);
    CHECK(edits[1].new_end_byte == 13);
    CHECK(edits[1].new_end_point.row == edits[1].start_point.row + 1);
    CHECK(edits[2].start_byte == 2);
    CHECK(edits[2].new_end_byte == 4);
}

TEST_CASE("nothing is told of texts that share little, nor of the same text") {
    CHECK(find_edits("a\nb\n", "c\nd\n").empty());
    CHECK(find_edits("a\nb\n", "a\nb\n").empty());
    CHECK(find_edits("", "").empty());
    CHECK(find_edits("", "a").empty());
}

TEST_CASE("an edit at an end without a line end says where the last line ends") {
    const std::vector<TSInputEdit> edits = find_edits("one\ntwo\nthree", "one\ntwo\nthree four");
    REQUIRE(edits.empty()); // more than half is new
    const std::vector<TSInputEdit> last =
        find_edits("one and more\ntwo and more\nthree", "one and more\ntwo and more\nfour");
    REQUIRE(last.size() == 1);
    CHECK(last[0].start_byte == 26);
    CHECK(last[0].old_end_point.row == 2);
    CHECK(last[0].old_end_point.column == 5);
    CHECK(last[0].new_end_point.column == 4);
}

} // namespace
} // namespace delta::syntax
