// SPDX-License-Identifier: Apache-2.0
// Analyses of pull requests: the list, one with its findings, and once more.
#include <fmt/format.h>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <utility>

#include "api/endpoints.hpp"
#include "api/json_fields.hpp"
#include "queue/events.hpp"
#include "queue/queue.hpp"
#include "store/drift_events.hpp"

namespace delta::api {

namespace {

using boost::json::object;

constexpr int page_unless_said = 50;

object to_json(const store::drift_event& e) {
    return {
        {"id", e.id},
        {"pr_number", e.pr_number},
        {"base_branch", e.base_branch},
        {"head_branch", e.head_branch},
        {"processing_phase", store::to_string(e.processing_phase)},
        {"drift_result", store::to_string(e.result)},
        {"overall_drift_score", api::to_json(e.overall_drift_score)},
        {"created_at", api::to_json(e.created_at)},
        {"docs_pr_number", api::to_json(e.docs_pr_number)},
        {"docs_pr_merged_at", api::to_json(e.fix_pr_merged_at)},
    };
}

// A line of 0 stands for the file as a whole.
boost::json::value line_or_null(int line) {
    return line == 0 ? boost::json::value(nullptr) : boost::json::value(line);
}

boost::json::value to_json(const store::place& p) {
    if (p.path.empty()) return nullptr;
    return object{{"path", p.path}, {"start", p.start}, {"end", p.end}, {"excerpt", p.excerpt}};
}

boost::json::value to_json(const std::optional<store::mend>& m) {
    if (!m) return nullptr;
    return object{{"start", m->start}, {"end", m->end}, {"replacement", m->replacement}};
}

object to_json(const store::finding& f) {
    return {
        {"id", f.id},
        {"code_path", text_or_null(f.code().path)},
        {"doc_file_path", text_or_null(f.doc.path)},
        {"doc_start", line_or_null(f.doc.start)},
        {"doc_end", line_or_null(f.doc.end)},
        {"change_type", f.change_type},
        {"drift_type", f.drift_type},
        {"drift_score", f.drift_score},
        {"explanation", text_or_null(f.explanation)},
        {"confidence", f.confidence},
        {"created_at", api::to_json(f.created_at)},
        {"rule", text_or_null(f.rule)},
        {"advisory", f.is_advisory},
        {"kind", f.drift_type},
        {"mention", text_or_null(f.mention)},
        {"claim", text_or_null(f.claim)},
        {"doc_excerpt", text_or_null(f.doc.excerpt)},
        {"code_before", to_json(f.code_before)},
        {"code_after", to_json(f.code_after)},
        {"fix", to_json(f.fix)},
    };
}

object to_json(const store::code_change& c) {
    return {{"id", c.id},
            {"file_path", c.file_path},
            {"change_type", c.change_type},
            {"is_code", c.is_code},
            {"is_ignored", c.is_ignored}};
}

template <class T>
boost::json::array to_list(const std::vector<T>& all) {
    boost::json::array out;
    for (const T& one : all) out.push_back(to_json(one));
    return out;
}

object to_json(const store::drift_event_detail& d) {
    object out = to_json(d.event);
    out["base_sha"] = d.event.base_sha;
    out["head_sha"] = d.event.head_sha;
    out["error_message"] = api::to_json(d.event.error_message);
    out["started_at"] = api::to_json(d.event.started_at);
    out["completed_at"] = api::to_json(d.event.completed_at);
    out["summary"] = api::to_json(d.event.summary);
    out["findings"] = to_list(d.findings);
    out["code_changes"] = to_list(d.code_changes);
    return out;
}

// The same question with another cursor.
std::string link_to_next(const call& in, const std::string& cursor) {
    std::string query;
    for (const auto& [name, value] : in.request.query)
        if (name == "limit" || name == "result" || name == "phase") query += name + "=" + value + "&";
    return fmt::format("<{}?{}cursor={}>; rel=\"next\"", in.request.path, query,
                       boost::urls::encode(cursor, boost::urls::unreserved_chars));
}

store::drift_event_filter read_filter(const http::request& from) {
    store::drift_event_filter only;
    if (const auto phase = from.find_query("phase")) only.processing_phase = store::to_phase(*phase);
    if (const auto result = from.find_query("result")) only.result = store::to_drift_result(*result);
    return only;
}

// errc::invalid is told as the field it is about.
http::response refuse_page(const call& in, const error& e) {
    if (e.code != errc::invalid) return refuse(in, e);
    return refuse(in, invalid_fields({{.field = "cursor", .message = "is none that was in a Link header"}}));
}

} // namespace

async::task<http::response> list_drift_events(context& ctx, call& in) {
    const int limit = static_cast<int>(in.query_number("limit", page_unless_said));
    const result<store::drift_event_page> page = co_await store::list_drift_events(
        ctx.pg, in.who.user_id, in.path_value("id"), limit, in.request.find_query("cursor"), read_filter(in.request));
    if (!page) co_return refuse_page(in, page.error());
    http::response out = json_response(200, to_list(page->events));
    if (page->next_cursor) out.headers.set("Link", link_to_next(in, *page->next_cursor));
    co_return out;
}

async::task<http::response> get_drift_event(context& ctx, call& in) {
    const result<store::drift_event_detail> found =
        co_await store::find_drift_event(ctx.pg, in.who.user_id, in.path_value("id"), in.path_value("event_id"));
    if (!found) co_return refuse(in, found.error());
    co_return json_response(200, to_json(*found));
}

async::task<http::response> rerun_drift_event(context& ctx, call& in) {
    pg::transaction tx = co_await ctx.pg.begin();
    const result<store::drift_event> event =
        co_await store::rerun_drift_event(tx, in.who.user_id, in.path_value("id"), in.path_value("event_id"));
    if (!event) co_return refuse(in, event.error());
    const queue::new_job analyze{
        .kind = "analyze",
        .arguments = object{{"event", event->id}, {"generation", event->generation}, {"head", event->head_sha}},
        .ordering_key = event->repo_id,
        .unique_key = "analyze:" + event->id};
    co_await queue::enqueue(tx, analyze);
    co_await tx.commit();
    co_await queue::wake(ctx.redis);
    queue::phase_change news{.repo_id = event->repo_id,
                             .event_id = event->id,
                             .pr_number = event->pr_number,
                             .processing_phase = std::string(store::to_string(event->processing_phase)),
                             .drift_result = std::string(store::to_string(event->result))};
    co_await queue::publish(ctx.redis, std::move(news));
    co_return message_response(202, "The analysis is queued again.");
}

} // namespace delta::api
