// SPDX-License-Identifier: Apache-2.0
#include "drift/word_count.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace delta::drift {
namespace {

using namespace std::string_view_literals;

constexpr std::array import_words = {"import "sv,  "from "sv,   "use "sv,     "using "sv,
                                     "#include"sv, "require"sv, "pub use "sv, "export * from"sv};
constexpr std::array doc_marks = {"versionadded"sv, "versionchanged"sv, "deprecated"sv, "@since"sv,
                                  "@default"sv,     "@param"sv,         ":param"sv};

// Marks by line number.
struct side_lines {
    std::vector<bool> changed; // and holds code
    std::vector<bool> imports;
    std::vector<bool> shows; // what the package shows the outside; only of its front door
    std::uint32_t code = 0;
    std::uint32_t comments = 0;
    std::uint32_t marks = 0;
    std::vector<std::string_view> comment_words;
};

bool is_import(std::string_view line) {
    const bool starts =
        std::ranges::any_of(import_words, [&](std::string_view word) { return line.starts_with(word); });
    return starts || line.find("require(") != line.npos;
}

void add_words(std::string_view line, std::vector<std::string_view>& out) {
    for (std::size_t i = 0; i < line.size();) {
        std::size_t j = i;
        while (j < line.size() && is_word(line[j])) ++j;
        if (j > i + 1) out.push_back(line.substr(i, j - i));
        i = j + 1;
    }
}

// Where a package says what is its own: all names of an `__init__.py`, the exports of an index.
bool shows(std::string_view path, std::string_view line) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::string_view stem = name.substr(0, name.find('.'));
    if (name == "__init__.py") return true;
    if (stem == "lib" || stem == "mod") return line.starts_with("pub use ") || line.starts_with("pub mod ");
    return stem == "index" && line.starts_with("export ");
}

side_lines read_lines(std::string_view bytes, const std::vector<hunk>& hunks, bool after_side, const syntax::surface& s,
                      std::string_view front_door) {
    side_lines out;
    const line_index index(bytes);
    std::vector<bool> code(index.line_count() + 2);
    for (const std::uint32_t line : s.code_lines)
        if (line < code.size()) code[line] = true;
    out.changed.resize(code.size());
    out.imports.resize(code.size());
    out.shows.resize(code.size());
    for (std::uint32_t n = 1; !front_door.empty() && n < index.line_count() + 1; ++n)
        out.shows[n] = shows(front_door, bytes.substr(index.offset_of(n), index.offset_of(n + 1) - index.offset_of(n)));
    for (const hunk& h : hunks) {
        const std::uint32_t end = after_side ? h.after_end : h.before_end;
        for (std::uint32_t n = after_side ? h.after_begin : h.before_begin; n < end && n < code.size(); ++n) {
            const std::size_t begin = index.offset_of(n);
            const std::string_view line = trim(bytes.substr(begin, index.offset_of(n + 1) - begin));
            if (!code[n]) {
                out.comments += line.empty() ? 0 : 1;
                if (after_side) add_words(line, out.comment_words);
                out.marks +=
                    std::ranges::any_of(doc_marks, [&](std::string_view m) { return line.find(m) != line.npos; }) ? 1
                                                                                                                  : 0;
                continue;
            }
            ++out.code;
            out.changed[n] = true;
            out.imports[n] = is_import(line);
        }
    }
    return out;
}

bool is_front_door(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::string_view stem = name.substr(0, name.find('.'));
    return name.ends_with(".d.ts") || stem == "index" || stem == "__init__" || stem == "mod" || stem == "lib" ||
           stem == "main" || path.starts_with("include/") || path.find("/include/") != path.npos;
}

bool is_counted(const syntax::word& w) {
    return w.text.size() >= 2 && w.text.size() <= max_word_size;
}

// Of a test only what its new lines name counts.
void count_test_words(const source_change& change, const std::vector<hunk>& hunks, code_delta& out) {
    const side_lines lines = read_lines(change.after_bytes, hunks, true, change.after, {});
    for (const syntax::word& w : change.after.words)
        if (is_counted(w) && w.line < lines.changed.size() && lines.changed[w.line]) ++out.words[w.text].test_after;
}

} // namespace

void count_words(const source_change& change, std::uint32_t file, const std::vector<hunk>& hunks, code_delta& out) {
    if (change.role == file_role::test) return count_test_words(change, hunks, out);
    const bool front = is_front_door(change.path);
    const auto count = [&](const std::vector<syntax::word>& words, const side_lines& lines, bool after_side) {
        for (const syntax::word& w : words) {
            if (!is_counted(w)) continue;
            const bool changed = w.line < lines.changed.size() && lines.changed[w.line];
            word_delta& d = out.words[w.text];
            ++(after_side ? d.after : d.before);
            d.entries_before += w.entry && !after_side ? 1 : 0;
            if (front && w.kind == syntax::word_kind::identifier && lines.shows[w.line])
                ++(after_side ? d.shown_after : d.shown_before);
            if (!changed) continue;
            d.entries_added += w.entry && after_side && !lines.imports[w.line] ? 1 : 0;
            if (d.added_lines + d.removed_lines == 0) d.file = file, d.line = w.line, d.kind = w.kind;
            ++(after_side ? d.added_lines : d.removed_lines);
            d.imports += lines.imports[w.line] ? 1 : 0;
            d.strings += w.kind == syntax::word_kind::string_text ? 1 : 0;
            d.front_door += front && after_side ? 1 : 0;
        }
    };
    const side_lines before =
        read_lines(change.before_bytes, hunks, false, change.before, front ? change.path : std::string());
    const side_lines after =
        read_lines(change.after_bytes, hunks, true, change.after, front ? change.path : std::string());
    count(change.before.words, before, false);
    count(change.after.words, after, true);
    out.code_lines += before.code + after.code;
    for (const std::string_view word : after.comment_words)
        if (const auto found = out.words.find(word); found != out.words.end()) ++found->second.comments;
    out.comment_lines += after.comments;
    out.doc_marks += after.marks;
}

} // namespace delta::drift
