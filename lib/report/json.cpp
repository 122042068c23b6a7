// SPDX-License-Identifier: Apache-2.0
#include "report/json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>
#include <string_view>

#include "json/write.hpp"
#include "report/names.hpp"

namespace delta::report {

namespace {

namespace bj = boost::json;

bj::string text(std::string_view s) {
    return bj::string(s.data(), s.size());
}

// Four digits are more than an estimate holds, and the same on every machine.
double rounded(double n) {
    return std::isfinite(n) ? std::round(n * 10000) / 10000 : 0;
}

bj::value optional_text(std::string_view s) {
    return s.empty() ? bj::value(nullptr) : bj::value(text(s));
}

bj::value to_value(const drift::witness& w) {
    if (w.path.empty()) return nullptr;
    return bj::object{{"path", text(w.path)}, {"start", w.start}, {"end", w.end}, {"excerpt", text(w.excerpt)}};
}

bj::value to_value(const std::optional<drift::fix>& mend) {
    if (!mend) return nullptr;
    return bj::object{{"start", mend->start}, {"end", mend->end}, {"replacement", text(mend->replacement)}};
}

bj::array to_value(const std::vector<drift::evidence>& evidences) {
    bj::array out;
    for (const drift::evidence& e : evidences)
        out.push_back(bj::object{{"name", text(e.name)}, {"value", rounded(e.value)}, {"weight", rounded(e.weight)}});
    return out;
}

bj::object to_value(const drift::finding& f, const json_options& options) {
    const drift::witness& code = code_of(f);
    bj::object out{{"id", text(f.id)},
                   {"kind", text(to_string(f.kind))},
                   {"score", rounded(f.score)},
                   {"confidence", rounded(f.confidence)},
                   {"rule", text(f.rule)},
                   {"advisory", f.advisory},
                   {"doc_path", text(f.doc.path)},
                   {"doc_start", f.doc.start},
                   {"doc_end", f.doc.end},
                   {"doc_excerpt", text(f.doc.excerpt)},
                   {"code_path", text(code.path)},
                   {"code_start", code.start},
                   {"code_end", code.end},
                   {"change_type", text(to_string(f.change))},
                   {"code_before", to_value(f.code_before)},
                   {"code_after", to_value(f.code_after)},
                   {"mention", text(f.mention)},
                   {"claim", text(f.claim)},
                   {"explanation", text(f.explanation)},
                   {"fix", to_value(f.mend)},
                   {"broken_by", optional_text(f.broken_by)}};
    if (options.explain) out.emplace("evidence", to_value(f.evidences));
    return out;
}

bj::array suppressed_of(const drift::verdict& v, const json_options& options) {
    bj::array out;
    for (const drift::suppressed_finding& s : v.suppressed)
        out.push_back(
            bj::object{{"by", text(s.by)}, {"reason", text(s.reason)}, {"finding", to_value(s.what, options)}});
    return out;
}

bj::array changes_of(const drift::verdict& v) {
    bj::array out;
    for (const drift::code_change& c : v.code_changes)
        out.push_back(bj::object{{"path", text(c.path)},
                                 {"change_type", text(to_string(c.type))},
                                 {"is_code", c.is_code},
                                 {"is_ignored", c.is_ignored},
                                 {"language", optional_text(c.language)}});
    return out;
}

bj::object to_value(const drift::statistics& s) {
    return {{"docs", s.docs},
            {"code_files", s.code_files},
            {"unparsed_files", s.unparsed_files},
            {"claims", s.claims},
            {"checked", s.checked},
            {"known", s.known},
            {"skipped_docs", s.skipped_docs}};
}

} // namespace

std::string to_json(const drift::verdict& v, const json_options& options) {
    bj::array findings;
    for (const drift::finding& f : v.findings) findings.push_back(to_value(f, options));
    bj::array notes;
    for (const std::string& note : v.notes) notes.push_back(text(note));
    return json::write_pretty(bj::object{{"version", 1},
                                         {"base", text(v.base)},
                                         {"head", text(v.head)},
                                         {"findings", std::move(findings)},
                                         {"suppressed", suppressed_of(v, options)},
                                         {"code_changes", changes_of(v)},
                                         {"stats", to_value(v.stats)},
                                         {"notes", std::move(notes)}});
}

} // namespace delta::report
