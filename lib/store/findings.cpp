// SPDX-License-Identifier: Apache-2.0
#include "store/findings.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "json/write.hpp"
#include "store/text.hpp"
#include "store/uuid.hpp"

namespace delta::store {

using async::task;

namespace {

place read_place(const pg::row& r, int first) {
    return {.path = r.get<std::string>(first),
            .start = r.find<int>(first + 1).value_or(0),
            .end = r.find<int>(first + 2).value_or(0),
            .excerpt = r.get<std::string>(first + 3)};
}

std::optional<mend> read_fix(const pg::row& r, int first) {
    if (r.is_null(first) || r.is_null(first + 1)) return std::nullopt;
    return mend{.start = r.get<std::int64_t>(first),
                .end = r.get<std::int64_t>(first + 1),
                .replacement = r.get<std::string>(first + 2)};
}

finding read(const pg::row& r) {
    return {.id = r.get<std::string>(0),
            .finding_id = r.get<std::string>(1),
            .rule = r.get<std::string>(2),
            .change_type = r.get<std::string>(3),
            .drift_type = r.get<std::string>(4),
            .drift_score = r.get<double>(5),
            .confidence = r.find<double>(6).value_or(0),
            .is_advisory = r.get<bool>(7),
            .explanation = r.get<std::string>(8),
            .mention = r.get<std::string>(9),
            .claim = r.get<std::string>(10),
            .doc = read_place(r, 11),
            .code_before = read_place(r, 15),
            .code_after = read_place(r, 19),
            .fix = read_fix(r, 23),
            .evidence = boost::json::parse(r.text(26)).as_array(),
            .created_at = r.get<pg::timestamp>(27)};
}

void add_place(boost::json::object& to, const std::string& name, const place& what) {
    if (what.path.empty()) return;
    to[name + "_start"] = what.start;
    to[name + "_end"] = what.end;
    to[name + "_excerpt"] = to_storable(what.excerpt);
}

boost::json::object to_json(const finding& f) {
    boost::json::object one{{"finding_id", f.finding_id},
                            {"rule", f.rule},
                            {"change_type", f.change_type},
                            {"drift_type", f.drift_type},
                            {"drift_score", f.drift_score},
                            {"confidence", f.confidence},
                            {"is_advisory", f.is_advisory},
                            {"explanation", to_storable(f.explanation)},
                            {"mention", to_storable(f.mention)},
                            {"claim", to_storable(f.claim)},
                            {"doc_file_path", to_storable(f.doc.path)},
                            {"code_path", to_storable(f.code().path)},
                            {"evidence", f.evidence}};
    if (!f.code_before.path.empty()) one["code_before_path"] = to_storable(f.code_before.path);
    if (!f.code_after.path.empty()) one["code_after_path"] = to_storable(f.code_after.path);
    add_place(one, "doc", f.doc);
    add_place(one, "code_before", f.code_before);
    add_place(one, "code_after", f.code_after);
    if (f.fix) {
        one["fix_start"] = f.fix->start;
        one["fix_end"] = f.fix->end;
        one["fix_replacement"] = to_storable(f.fix->replacement);
    }
    return one;
}

} // namespace

// Rows of an adopted database know the place in the code only as `code_path`.
constexpr std::string_view list_findings_sql = R"(
    select id, finding_id, rule, change_type, drift_type, drift_score, confidence, is_advisory, explanation, mention, claim,
           doc_file_path, doc_start, doc_end, doc_excerpt,
           code_before_path, code_before_start, code_before_end, code_before_excerpt,
           coalesce(code_after_path, case when code_before_path is null then code_path end),
           code_after_start, code_after_end, code_after_excerpt,
           fix_start, fix_end, fix_replacement, evidence, created_at
    from drift_findings where drift_event_id = $1
    order by drift_score desc, doc_file_path, doc_start, id)";

task<std::vector<finding>> list_findings(pg::querier& db, std::string_view event_id) {
    std::vector<finding> listed;
    if (!is_uuid(event_id)) co_return listed;
    const pg::rows answer = co_await db.query(list_findings_sql, pg::params(event_id));
    for (std::size_t i = 0; i < answer.size(); ++i) listed.push_back(read(answer[i]));
    co_return listed;
}

constexpr std::string_view list_changes_sql = R"(
    select id, file_path, change_type, coalesce(is_code, false), coalesce(is_ignored, false), language
    from code_changes where drift_event_id = $1 order by file_path, id)";

task<std::vector<code_change>> list_code_changes(pg::querier& db, std::string_view event_id) {
    std::vector<code_change> listed;
    if (!is_uuid(event_id)) co_return listed;
    const pg::rows answer = co_await db.query(list_changes_sql, pg::params(event_id));
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const pg::row r = answer[i];
        listed.push_back({.id = r.get<std::string>(0),
                          .file_path = r.get<std::string>(1),
                          .change_type = r.get<std::string>(2),
                          .is_code = r.get<bool>(3),
                          .is_ignored = r.get<bool>(4),
                          .language = r.get<std::string>(5)});
    }
    co_return listed;
}

// The event's row is locked for as long as the statement (or the caller's transaction) takes, so that no newer
// analysis begins between the look at the generation and the writing.
constexpr std::string_view replace_findings_sql = R"(
    with e as (select id from drift_events where id = $1 and generation = $2 for update),
    gone as (delete from drift_findings using e where drift_event_id = e.id),
    made as (
        insert into drift_findings (drift_event_id, finding_id, rule, change_type, drift_type, drift_score, confidence,
            is_advisory, explanation, mention, claim, doc_file_path, doc_start, doc_end, doc_excerpt, code_path,
            code_before_path, code_before_start, code_before_end, code_before_excerpt,
            code_after_path, code_after_start, code_after_end, code_after_excerpt,
            fix_start, fix_end, fix_replacement, evidence)
        select e.id, finding_id, rule, change_type, drift_type, drift_score, confidence,
            is_advisory, explanation, mention, claim, doc_file_path, doc_start, doc_end, doc_excerpt, code_path,
            code_before_path, code_before_start, code_before_end, code_before_excerpt,
            code_after_path, code_after_start, code_after_end, code_after_excerpt,
            fix_start, fix_end, fix_replacement, evidence
        from e, json_to_recordset($3::json) as f (finding_id text, rule text, change_type text, drift_type text,
            drift_score double precision, confidence double precision, is_advisory boolean, explanation text,
            mention text, claim text, doc_file_path text, doc_start integer, doc_end integer, doc_excerpt text,
            code_path text,
            code_before_path text, code_before_start integer, code_before_end integer, code_before_excerpt text,
            code_after_path text, code_after_start integer, code_after_end integer, code_after_excerpt text,
            fix_start bigint, fix_end bigint, fix_replacement text, evidence jsonb))
    select count(*) from e)";

task<bool> replace_findings(pg::querier& db, const fence& of, const std::vector<finding>& found) {
    boost::json::array list;
    for (const finding& each : found) list.push_back(to_json(each));
    const pg::rows answer =
        co_await db.query(replace_findings_sql, pg::params(of.event_id, of.generation, json::write_compact(list)));
    co_return answer[0].get<int>(0) == 1;
}

constexpr std::string_view replace_changes_sql = R"(
    with e as (select id from drift_events where id = $1 and generation = $2 for update),
    gone as (delete from code_changes using e where drift_event_id = e.id),
    made as (
        insert into code_changes (drift_event_id, file_path, change_type, is_code, is_ignored, language)
        select e.id, file_path, change_type, is_code, is_ignored, nullif(language, '')
        from e, json_to_recordset($3::json) as c (file_path text, change_type text, is_code boolean,
            is_ignored boolean, language text))
    select count(*) from e)";

task<bool> replace_code_changes(pg::querier& db, const fence& of, const std::vector<code_change>& changes) {
    boost::json::array list;
    for (const code_change& each : changes)
        list.push_back({{"file_path", to_storable(each.file_path)},
                        {"change_type", each.change_type},
                        {"is_code", each.is_code},
                        {"is_ignored", each.is_ignored},
                        {"language", each.language}});
    const pg::rows answer =
        co_await db.query(replace_changes_sql, pg::params(of.event_id, of.generation, json::write_compact(list)));
    co_return answer[0].get<int>(0) == 1;
}

} // namespace delta::store
