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

void text_or_null(json::text& out, std::string_view name, std::string_view text) {
    out.name(name);
    if (text.empty()) return out.value(nullptr);
    out.value(text);
}

// A line of 0 stands for the file as a whole.
void line_or_null(json::text& out, std::string_view name, int line) {
    out.name(name);
    if (line == 0) return out.value(nullptr);
    out.value(line);
}

void write_members(json::text& out, const store::drift_event& e) {
    out.member("id", e.id);
    out.member("pr_number", e.pr_number);
    out.member("base_branch", e.base_branch);
    out.member("head_branch", e.head_branch);
    out.member("processing_phase", store::to_string(e.processing_phase));
    out.member("drift_result", store::to_string(e.result));
    out.member("finding_kinds", e.finding_kinds);
    out.member("overall_drift_score", e.overall_drift_score);
    out.member("created_at", e.created_at);
    out.member("docs_pr_number", e.docs_pr_number);
    out.member("docs_pr_merged_at", e.fix_pr_merged_at);
    out.member("docs_pr_closed_at", e.fix_pr_closed_at);
}

void write(json::text& out, const store::drift_event& e) {
    out.begin_object();
    write_members(out, e);
    out.end_object();
}

void write(json::text& out, const store::place& p) {
    if (p.path.empty()) return out.value(nullptr);
    out.begin_object();
    out.member("path", p.path);
    out.member("start", p.start);
    out.member("end", p.end);
    out.member("excerpt", p.excerpt);
    out.end_object();
}

void write(json::text& out, const std::optional<store::mend>& m) {
    if (!m) return out.value(nullptr);
    out.begin_object();
    out.member("start", m->start);
    out.member("end", m->end);
    out.member("replacement", m->replacement);
    out.end_object();
}

void write(json::text& out, const store::finding& f) {
    out.begin_object();
    out.member("id", f.id);
    text_or_null(out, "code_path", f.code().path);
    text_or_null(out, "doc_file_path", f.doc.path);
    line_or_null(out, "doc_start", f.doc.start);
    line_or_null(out, "doc_end", f.doc.end);
    out.member("change_type", f.change_type);
    out.member("drift_type", f.drift_type);
    out.member("drift_score", f.drift_score);
    text_or_null(out, "explanation", f.explanation);
    out.member("confidence", f.confidence);
    out.member("created_at", f.created_at);
    text_or_null(out, "rule", f.rule);
    out.member("advisory", f.is_advisory);
    out.member("kind", f.drift_type);
    text_or_null(out, "mention", f.mention);
    text_or_null(out, "claim", f.claim);
    text_or_null(out, "doc_excerpt", f.doc.excerpt);
    out.name("code_before");
    write(out, f.code_before);
    out.name("code_after");
    write(out, f.code_after);
    out.name("fix");
    write(out, f.fix);
    out.end_object();
}

void write(json::text& out, const store::code_change& c) {
    out.begin_object();
    out.member("id", c.id);
    out.member("file_path", c.file_path);
    out.member("change_type", c.change_type);
    out.member("is_code", c.is_code);
    out.member("is_ignored", c.is_ignored);
    out.end_object();
}

template <class T>
void write(json::text& out, const std::vector<T>& all) {
    out.list(all, [](json::text& to, const T& each) { write(to, each); });
}

void write(json::text& out, const store::drift_event_detail& d) {
    out.begin_object();
    write_members(out, d.event);
    out.member("base_sha", d.event.base_sha);
    out.member("head_sha", d.event.head_sha);
    out.member("error_message", d.event.error_message);
    out.member("started_at", d.event.started_at);
    out.member("completed_at", d.event.completed_at);
    out.member("summary", d.event.summary);
    out.name("findings");
    write(out, d.findings);
    out.name("code_changes");
    write(out, d.code_changes);
    out.end_object();
}

template <class T>
http::response tell(const T& what) {
    json::text out;
    write(out, what);
    return json_response(200, std::move(out));
}

// The same question with another cursor.
std::string link_to_next(const call& in, const std::string& cursor) {
    std::string query;
    for (const auto& [name, value] : in.request.query)
        if (name == "limit" || name == "result" || name == "phase") query += fmt::format("{}={}&", name, value);
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
    http::response out = tell(page->events);
    if (page->next_cursor) out.headers.set("Link", link_to_next(in, *page->next_cursor));
    co_return out;
}

async::task<http::response> get_drift_event(context& ctx, call& in) {
    const result<store::drift_event_detail> found =
        co_await store::find_drift_event(ctx.pg, in.who.user_id, in.path_value("id"), in.path_value("event_id"));
    if (!found) co_return refuse(in, found.error());
    co_return tell(*found);
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
