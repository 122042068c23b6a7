// SPDX-License-Identifier: Apache-2.0
#include "report/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "drift/rule.hpp"
#include "json/write.hpp"
#include "report/mention.hpp"
#include "report/names.hpp"
#include "report/sarif_rules.hpp"
#include "report/uri.hpp"

namespace delta::report {

namespace {

namespace bj = boost::json;

constexpr std::size_t most_results = 25000;

bj::string text(std::string_view s) {
    return bj::string(s.data(), s.size());
}

// "](" would make a link of text that is not ours.
bj::object message(std::string_view s) {
    return {{"text", text(replace_all(s, "](", "\\]("))}};
}

std::size_t code_points(std::string_view s) {
    std::size_t n = 0;
    for (std::size_t at = 0; at < s.size(); at += decode_utf8(s, at).size) ++n;
    return n;
}

// Columns of the mention, told only when the region is one line and the mention is in it.
void add_columns(bj::object& region, const drift::witness& w, std::string_view mention) {
    if (w.start == 0 || w.start != w.end) return;
    const std::vector<std::string_view> lines = split_lines(w.excerpt);
    if (lines.empty()) return;
    const std::optional<marked_text> mark = find_mention({std::string(lines.front())}, mention);
    if (!mark) return;
    region.emplace("startColumn", code_points(lines.front().substr(0, mark->begin)) + 1);
    region.emplace("endColumn", code_points(lines.front().substr(0, mark->end)) + 1);
}

// A place without a line is told as line 1: code scanning wants a line.
bj::object location(const drift::witness& w, std::string_view mention) {
    const std::uint32_t start = std::max(w.start, 1U);
    bj::object region{{"startLine", start}, {"endLine", std::max(w.end, start)}};
    add_columns(region, w, mention);
    if (!w.excerpt.empty()) region.emplace("snippet", bj::object{{"text", text(w.excerpt)}});
    return {{"physicalLocation",
             bj::object{{"artifactLocation", bj::object{{"uri", to_uri(w.path)}, {"uriBaseId", "%SRCROOT%"}}},
                        {"region", std::move(region)}}}};
}

bj::object related(int id, const drift::witness& w, std::string_view what) {
    bj::object out{{"id", id}};
    for (auto& member : location(w, {})) out.emplace(member.key(), member.value());
    out.emplace("message", message(what));
    return out;
}

bj::array related_locations(const drift::finding& f) {
    bj::array out;
    if (!f.code_after.path.empty()) out.push_back(related(1, f.code_after, "the code now"));
    if (!f.code_before.path.empty()) out.push_back(related(2, f.code_before, "the code before the change"));
    return out;
}

bj::array fixes(const drift::finding& f) {
    const drift::fix& mend = *f.mend;
    bj::object replacement{
        {"deletedRegion", bj::object{{"byteOffset", mend.start}, {"byteLength", mend.end - mend.start}}},
        {"insertedContent", bj::object{{"text", text(mend.replacement)}}}};
    bj::object change{{"artifactLocation", bj::object{{"uri", to_uri(f.doc.path)}, {"uriBaseId", "%SRCROOT%"}}},
                      {"replacements", bj::array{std::move(replacement)}}};
    return {bj::object{{"description", message("what the document should say now")},
                       {"artifactChanges", bj::array{std::move(change)}}}};
}

std::string sentence(const drift::finding& f) {
    std::string out = f.explanation.empty() ? f.claim : f.explanation;
    if (!f.claim.empty() && !f.explanation.empty()) out += fmt::format(" The document says: {}", f.claim);
    return out.empty() ? f.rule : out;
}

bj::object to_result(const drift::finding& f, std::size_t rule_index) {
    bj::object out{{"ruleId", text(f.rule)},
                   {"ruleIndex", rule_index},
                   {"kind", "fail"},
                   {"level", f.advisory ? "note" : "warning"},
                   {"rank", std::round(std::clamp(f.score, 0.0, 1.0) * 1000) / 10},
                   {"message", message(sentence(f))},
                   {"locations", bj::array{location(f.doc, f.mention)}},
                   {"relatedLocations", related_locations(f)},
                   {"partialFingerprints", bj::object{{"deltaFindingId/v1", text(f.id)}}}};
    if (f.mend) out.emplace("fixes", fixes(f));
    out.emplace("properties", bj::object{{"kind", text(to_string(f.kind))},
                                         {"changeType", text(to_string(f.change))},
                                         {"confidence", std::round(f.confidence * 10000) / 10000},
                                         {"mention", text(f.mention)}});
    return out;
}

bj::array suppression_of(const drift::suppressed_finding& s) {
    const bool in_document = s.by.starts_with(s.what.doc.path + ":");
    return {bj::object{{"kind", in_document ? "inSource" : "external"},
                       {"status", "accepted"},
                       {"justification", text(s.reason)},
                       {"properties", bj::object{{"by", text(s.by)}}}}};
}

bj::array notifications(const drift::verdict& v, std::size_t left_out) {
    bj::array out;
    for (const std::string& note : v.notes) out.push_back(bj::object{{"level", "note"}, {"message", message(note)}});
    if (left_out > 0)
        out.push_back(bj::object{
            {"level", "warning"},
            {"message", message(fmt::format("{} left out: one run may hold at most {}",
                                            counted(left_out, "more result", "more results"), most_results))}});
    return out;
}

} // namespace

std::string to_sarif(const drift::verdict& v, const sarif_options& options) {
    sarif_rules rules;
    bj::array results;
    std::size_t left_out = 0;
    const auto add = [&](const drift::finding& f) -> bj::object* {
        if (results.size() == most_results) return ++left_out, nullptr;
        return &results.emplace_back(to_result(f, rules.index_of(f.rule, f.advisory))).as_object();
    };
    for (const drift::finding& f : v.findings) add(f);
    if (options.with_suppressed)
        for (const drift::suppressed_finding& s : v.suppressed)
            if (bj::object* const added = add(s.what)) added->emplace("suppressions", suppression_of(s));

    bj::object driver{{"name", "Delta"},
                      {"fullName", "Delta, the documentation drift checker"},
                      {"version", text(options.version)},
                      {"semanticVersion", text(options.version)},
                      {"rules", rules.take()}};
    bj::object source_root{{"description", message("the root of the repository")}};
    bj::object run{{"tool", bj::object{{"driver", std::move(driver)}}},
                   {"automationDetails", bj::object{{"id", "delta/check/"}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"originalUriBaseIds", bj::object{{"%SRCROOT%", std::move(source_root)}}},
                   {"invocations", bj::array{bj::object{{"executionSuccessful", true},
                                                        {"toolExecutionNotifications", notifications(v, left_out)}}}},
                   {"results", std::move(results)},
                   {"properties", bj::object{{"base", text(v.base)}, {"head", text(v.head)}}}};
    return json::write_pretty(bj::object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                                         {"version", "2.1.0"},
                                         {"runs", bj::array{std::move(run)}}});
}

} // namespace delta::report
