// SPDX-License-Identifier: Apache-2.0
#include "support/block_dump.hpp"

#include <fmt/format.h>

#include <vector>

namespace delta::testing {
namespace {

using docs::block;
using docs::block_kind;
using docs::inline_kind;
using docs::inline_run;

std::string_view name_of(block_kind kind) {
    switch (kind) {
        case block_kind::heading:
            return "heading";
        case block_kind::paragraph:
            return "paragraph";
        case block_kind::list_item:
            return "list_item";
        case block_kind::table_row:
            return "table_row";
        case block_kind::code_fence:
            return "code_fence";
        case block_kind::html:
            return "html";
        case block_kind::directive:
            return "directive";
        case block_kind::definition_term:
            return "definition_term";
    }
    return "?";
}

std::string_view name_of(inline_kind kind) {
    switch (kind) {
        case inline_kind::text:
            return "text";
        case inline_kind::code:
            return "code";
        case inline_kind::link:
            return "link";
        case inline_kind::image:
            return "image";
        case inline_kind::emphasis:
            return "emphasis";
        case inline_kind::html:
            return "html";
    }
    return "?";
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else
            out += c;
    }
    return out + '"';
}

void dump_runs(const std::vector<inline_run>& runs, std::string_view indent, std::string& out) {
    for (const inline_run& run : runs) {
        out += fmt::format("{}{} {}:{} {}", indent, name_of(run.kind), run.where.line, run.where.column,
                           quoted(run.content));
        if (!run.target.empty()) out += " -> " + quoted(run.target);
        out += '\n';
    }
}

void dump_block(const block& b, std::string& out) {
    out += fmt::format("{} {}-{}", name_of(b.kind), b.where.line, b.where.end_line);
    if (b.level != 0) out += fmt::format(" level={}", b.level);
    if (b.group != 0) out += fmt::format(" group={}", b.group);
    if (b.table_header) out += " header";
    if (!b.info.empty()) out += " info=" + quoted(b.info);
    if (!b.title.empty()) out += " title=" + quoted(b.title);
    out += '\n';
    dump_runs(b.runs, "  ", out);
    for (std::size_t i = 0; i < b.cells.size(); ++i) {
        out += fmt::format("  cell {}\n", i + 1);
        dump_runs(b.cells[i], "    ", out);
    }
    if (b.kind == block_kind::code_fence)
        out += fmt::format("  content {}:{} {}\n", b.content_where.line, b.content_where.column, quoted(b.content));
}

bool holds(std::string_view bytes, const span& where, std::string_view text) {
    return where.end <= bytes.size() && where.begin <= where.end &&
           bytes.substr(where.begin, where.end - where.begin) == text;
}

bool is_exact(std::string_view bytes, const inline_run& run) {
    switch (run.kind) {
        case inline_kind::text:
        case inline_kind::code:
        case inline_kind::emphasis:
            return holds(bytes, run.where, run.content);
        case inline_kind::link:
            // A named link's target stands elsewhere, or is written in another form: its place is what names it.
            return run.where.begin < run.where.end && run.where.end <= bytes.size();
        case inline_kind::image:
            return holds(bytes, run.where, run.target) || holds(bytes, run.where, run.content);
        case inline_kind::html:
            return true;
    }
    return false;
}

std::string find_inexact(std::string_view bytes, const std::vector<inline_run>& runs) {
    for (const inline_run& run : runs)
        if (!is_exact(bytes, run))
            return fmt::format("{} {}:{} {}", name_of(run.kind), run.where.line, run.where.column, quoted(run.content));
    return {};
}

} // namespace

std::string dump_blocks(const docs::block_list& list) {
    std::string out;
    for (const block& b : list.blocks) dump_block(b, out);
    for (const auto& anchor : list.anchors)
        out += fmt::format("anchor {}:{} {}\n", anchor.where.line, anchor.where.column, quoted(anchor.name));
    for (const auto& suppression : list.suppressions)
        out += fmt::format("suppression {}-{} {} {}\n", suppression.where.line, suppression.where.end_line,
                           quoted(suppression.rule), quoted(suppression.reason));
    return out;
}

std::vector<std::string> code_of(const docs::block_list& list) {
    std::vector<std::string> out;
    for (const block& b : list.blocks)
        for (const docs::inline_run& run : b.runs)
            if (run.kind == docs::inline_kind::code) out.push_back(run.content);
    return out;
}

std::string find_misplaced(std::string_view bytes, const docs::block_list& list) {
    std::uint32_t begin = 0;
    for (const block& b : list.blocks) {
        if (std::string found = find_inexact(bytes, b.runs); !found.empty()) return found;
        for (const auto& cell : b.cells)
            if (std::string found = find_inexact(bytes, cell); !found.empty()) return found;
        if (b.kind == block_kind::code_fence && !holds(bytes, b.content_where, b.content))
            return fmt::format("code_fence at line {}", b.where.line);
        if (b.where.begin < begin) return fmt::format("block out of order at line {}", b.where.line);
        begin = b.where.begin;
    }
    return {};
}

} // namespace delta::testing
