// SPDX-License-Identifier: Apache-2.0
#include "report/github.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "drift/rule.hpp"
#include "report/finding_text.hpp"
#include "report/names.hpp"
#include "report/plain_text.hpp"
#include "report/summary.hpp"

namespace delta::report {

namespace {

std::string escaped(std::string_view s, bool is_property) {
    std::string out;
    for (const char c : to_valid_utf8(s)) {
        switch (c) {
            case '%':
                out += "%25";
                break;
            case '\r':
                out += "%0D";
                break;
            case '\n':
                out += "%0A";
                break;
            case ':':
                out += is_property ? "%3A" : ":";
                break;
            case ',':
                out += is_property ? "%2C" : ",";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// A path must reach GitHub as it is, but nothing in it may act on whoever reads the log. GitHub does not undo these
// further escapes, so an annotation on such a path has no file to stand at.
std::string path_property(std::string_view path) {
    const std::string plain = to_valid_utf8(path);
    std::string out;
    for (std::size_t at = 0; at < plain.size();) {
        const std::string_view piece = std::string_view(plain).substr(at, decode_utf8(plain, at).size);
        at += piece.size();
        const bool acts = piece != "\n" && piece != "\r" && piece != "\t" && harmless(piece) != piece;
        if (!acts)
            out += escaped(piece, true);
        else
            for (const char c : piece) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string title_of(const drift::finding& f) {
    const drift::rule_info* const rule = drift::find_rule(f.rule);
    return fmt::format("{} ({}, {})", rule ? rule->title : std::string_view(f.rule), f.rule, percent(f.score));
}

std::string annotation(const drift::finding& f) {
    std::string out = fmt::format("::{} file={}", f.advisory ? "notice" : "warning", path_property(f.doc.path));
    if (f.doc.start > 0) out += fmt::format(",line={},endLine={}", f.doc.start, std::max(f.doc.start, f.doc.end));
    return out + fmt::format(",title={}::{}\n", escaped(harmless(title_of(f)), true), escaped(finding_text(f), false));
}

} // namespace

std::string to_github(const drift::verdict& v) {
    std::string out;
    for (const drift::finding& f : v.findings) out += annotation(f);
    for (const std::string& note : v.notes)
        out += fmt::format("::notice title=Delta::{}\n", escaped(harmless(note), false));
    out += fmt::format("::notice title=Delta::{}\n", escaped(outcome(v) + " " + coverage(v), false));
    return out;
}

} // namespace delta::report
