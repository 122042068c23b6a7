// SPDX-License-Identifier: Apache-2.0
#include "jobs/verdict_rows.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <cmath>

#include "report/names.hpp"
#include "report/summary.hpp"

namespace delta::jobs {
namespace {

store::place to_place(const drift::witness& w) {
    return {w.path, static_cast<int>(w.start), static_cast<int>(w.end), w.excerpt};
}

// Four digits, as every report has them: the API tells what the command line does.
double rounded(double value) {
    return std::round(value * 10000) / 10000;
}

store::finding to_row(const drift::finding& f) {
    store::finding out;
    out.finding_id = f.id;
    out.rule = f.rule;
    out.change_type = report::to_string(f.change);
    out.drift_type = report::to_string(f.kind);
    out.drift_score = rounded(f.score);
    out.confidence = rounded(f.confidence);
    out.is_advisory = f.advisory;
    out.explanation = f.explanation;
    out.mention = f.mention;
    out.claim = f.claim;
    out.doc = to_place(f.doc);
    out.code_before = to_place(f.code_before);
    out.code_after = to_place(f.code_after);
    if (f.mend)
        out.fix = store::mend{static_cast<std::int64_t>(f.mend->start), static_cast<std::int64_t>(f.mend->end),
                              f.mend->replacement};
    for (const drift::evidence& e : f.evidences)
        out.evidence.push_back(boost::json::object{{"name", e.name}, {"value", e.value}, {"weight", e.weight}});
    return out;
}

} // namespace

std::vector<store::finding> to_rows(const std::vector<drift::finding>& findings) {
    std::vector<store::finding> out;
    for (const drift::finding& f : findings) out.push_back(to_row(f));
    return out;
}

std::vector<store::code_change> to_rows(const std::vector<drift::code_change>& changes) {
    std::vector<store::code_change> out;
    for (const drift::code_change& c : changes)
        out.push_back({.file_path = c.path,
                       .change_type = std::string(report::to_string(c.type)),
                       .is_code = c.is_code,
                       .is_ignored = c.is_ignored,
                       .language = c.language});
    return out;
}

store::verdict to_row(const drift::verdict& v) {
    store::verdict out;
    out.summary = report::outcome(v) + " " + report::coverage(v);
    for (const drift::finding& f : v.findings) {
        out.score = std::max(out.score.value_or(0), rounded(f.score));
        if (f.advisory) continue;
        const bool is_missing = f.kind == drift::finding_kind::missing_docs;
        if (is_missing || out.result == store::drift_result::missing_docs)
            out.result = store::drift_result::missing_docs;
        else
            out.result = store::drift_result::drift_detected;
    }
    return out;
}

} // namespace delta::jobs
