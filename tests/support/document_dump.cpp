// SPDX-License-Identifier: Apache-2.0
#include "support/document_dump.hpp"

#include <string_view>

namespace delta::testing {

namespace {

std::string place(const span& s) {
    return std::to_string(s.line) + ":" + std::to_string(s.column) + "-" + std::to_string(s.end_line) + ":" +
           std::to_string(s.end_column);
}

std::string quoted(std::string_view s) {
    std::string out = "\"";
    for (const char c : s) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else
            out += c;
    }
    return out + '"';
}

} // namespace

std::string dump_mention(const docs::mention& m) {
    std::string out(docs::to_string(m.kind));
    out += " " + quoted(m.text);
    if (!m.subject.empty()) out += " of " + quoted(m.subject);
    for (std::size_t i = 0; i < m.arguments.size(); ++i) out += (i == 0 ? " (" : ", ") + quoted(m.arguments[i]);
    if (!m.arguments.empty()) out += ")";
    if (m.truncated) out += " truncated";
    return out;
}

std::string dump_document(const docs::document& doc) {
    std::string out;
    for (const docs::section& s : doc.sections)
        out += "section " + place(s.where) + " level=" + std::to_string(s.level) +
               " parent=" + std::to_string(s.parent) + " " + quoted(s.path) + " #" + s.anchor + "\n";
    for (std::size_t i = 0; i < doc.blocks.size(); ++i) {
        static constexpr std::string_view shapes[] = {"heading", "paragraph",  "list_item", "table_row",
                                                      "fence",   "definition", "directive", "html"};
        const docs::block_info& b = doc.blocks[i];
        out += "block " + std::to_string(i) + " ";
        out.append(shapes[static_cast<std::size_t>(b.kind)]).append(" ").append(place(b.where));
        if (b.group != 0) out += " group=" + std::to_string(b.group);
        if (!b.language.empty()) out += " language=" + b.language;
        if (!b.first_word.empty()) out += " first=" + quoted(b.first_word);
        out += '\n';
        for (const docs::mention& m : doc.mentions) {
            if (m.block != i) continue;
            out += "  " + place(m.where) + " s" + std::to_string(m.section) + " " + dump_mention(m);
            if (m.in_code) out += " in_code";
            if (m.in_heading) out += " in_heading";
            if (m.in_link) out += " in_link";
            out += '\n';
        }
    }
    for (const std::string& a : doc.anchors) out += "anchor " + a + "\n";
    for (const docs::suppression& s : doc.suppressions)
        out += "suppression " + s.rule + " " + quoted(s.reason) + " at " + std::to_string(s.line) + " silences " +
               std::to_string(s.first_line) + "-" + std::to_string(s.last_line) + "\n";
    return out;
}

std::string markdown_mentions(std::string_view text) {
    std::string out;
    for (const docs::mention& m : docs::read(docs::format::markdown, "docs/a.md", text).mentions)
        out += dump_mention(m) + "\n";
    return out;
}

} // namespace delta::testing
