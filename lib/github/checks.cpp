// SPDX-License-Identifier: Apache-2.0
#include "github/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <span>

#include "base/utf8.hpp"
#include "json/reader.hpp"

namespace delta::github {
namespace {

using async::task;
using boost::json::array;
using boost::json::object;

constexpr std::size_t annotations_at_once = 50;
constexpr std::size_t most_annotations = 500;
constexpr std::size_t most_actions = 3;
constexpr int annotation_tries = 3;

// GitHub counts characters and bytes where its documentation says characters; bytes are the safe side.
std::string cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return to_valid_utf8(text);
    return to_valid_utf8(text.substr(0, floor_of_character(text, bytes)));
}

array to_json(std::span<const annotation> all) {
    array out;
    for (const annotation& a : all) {
        object one = {{"path", a.path},
                      {"start_line", std::max(1U, a.start_line)},
                      {"end_line", std::max({1U, a.start_line, a.end_line})},
                      {"annotation_level", a.level},
                      {"message", cut(a.message, 60000)}};
        if (!a.title.empty()) one["title"] = cut(a.title, 250);
        out.push_back(std::move(one));
    }
    return out;
}

object output_json(const check_output& output, std::span<const annotation> some) {
    object out = {{"title", cut(output.title, 250)}, {"summary", cut(output.summary, 65000)}};
    if (!output.text.empty()) out["text"] = cut(output.text, 65000);
    if (!some.empty()) out["annotations"] = to_json(some);
    return out;
}

object body_of(const check_run& what) {
    object out;
    if (what.conclusion.empty()) out["status"] = what.status;
    if (!what.conclusion.empty()) {
        out["status"] = "completed";
        out["conclusion"] = what.conclusion;
    }
    if (!what.external_id.empty()) out["external_id"] = what.external_id;
    if (!what.details_url.empty()) out["details_url"] = what.details_url;
    array actions;
    for (const check_action& a : what.actions)
        if (actions.size() < most_actions)
            actions.push_back(object{{"label", cut(a.label, 20)},
                                     {"description", cut(a.description, 40)},
                                     {"identifier", cut(a.identifier, 20)}});
    if (!actions.empty()) out["actions"] = std::move(actions);
    return out;
}

known_check_run read_known(const json::reader& run) {
    known_check_run out{run.at("id").integer(), "", std::string(run.at("status").text())};
    out.external_id = run.text_of("external_id");
    if (const std::optional<json::reader> output = run.find("output"))
        if (const std::optional<json::reader> count = output->find("annotations_count"))
            out.annotations = static_cast<std::size_t>(std::max<std::int64_t>(0, count->integer()));
    return out;
}

task<result<std::size_t>> count_annotations(const target& at, std::string place) {
    const result<answer> told = co_await at.ask("GET", place);
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const known_check_run known = read_known(json::reader(told->body, "check run", wrong));
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    co_return known.annotations;
}

// With annotations, which must not be added twice: when the answer is lost, they are counted before it is sent again.
task<result<void>> add_to(const target& at, std::string place, object body, std::size_t before) {
    for (int left = annotation_tries; left > 0; --left) {
        std::exception_ptr lost;
        try {
            const result<answer> told = co_await at.ask_once("PATCH", place, body);
            if (!told) co_return std::unexpected(told.error());
            co_return result<void>();
        } catch (const upstream_failure& e) {
            if (!e.retryable() || e.retry_after()) throw;
            lost = std::current_exception();
        } catch (const failure& e) {
            if (!e.retryable()) throw;
            lost = std::current_exception();
        }
        if (left == 1) std::rethrow_exception(lost);
        const result<std::size_t> there = co_await count_annotations(at, place);
        if (!there) co_return std::unexpected(there.error());
        if (*there > before) break;
    }
    co_return result<void>();
}

} // namespace

task<result<std::vector<known_check_run>>> list_check_runs(const target& at, std::string sha, std::string name) {
    const std::string rest = fmt::format("/commits/{}/check-runs?filter=all&check_name={}", escape(sha), escape(name));
    const result<array> told = co_await at.list(rest, "check_runs");
    if (!told) co_return std::unexpected(told.error());
    std::vector<known_check_run> out;
    for (const boost::json::value& one : *told) {
        std::optional<error> wrong;
        const json::reader run(one, "check run", wrong);
        known_check_run known = read_known(run);
        if (!wrong) out.push_back(std::move(known));
    }
    std::ranges::sort(out, std::greater<>(), &known_check_run::id);
    co_return out;
}

task<result<std::int64_t>> create_check_run(const target& at, check_run what) {
    object body = body_of(what);
    if (what.output) body["output"] = output_json(*what.output, {});
    body["name"] = what.name;
    body["head_sha"] = what.head_sha;
    const result<answer> told = co_await at.ask("POST", "/check-runs", std::move(body));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const std::int64_t id = json::reader(told->body, "check run", wrong).at("id").integer();
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    co_return id;
}

task<result<void>> update_check_run(const target& at, std::int64_t id, check_run what, std::size_t kept) {
    const std::string place = fmt::format("/check-runs/{}", id);
    std::span<const annotation> left;
    if (what.output)
        left = std::span(what.output->annotations).first(std::min(what.output->annotations.size(), most_annotations));
    left = left.subspan(std::min(kept, left.size()));
    for (; left.size() > annotations_at_once; left = left.subspan(annotations_at_once)) {
        object body = {{"output", output_json(*what.output, left.first(annotations_at_once))}};
        const result<void> added = co_await add_to(at, place, std::move(body), kept);
        if (!added) co_return added;
        kept += annotations_at_once;
    }
    object body = body_of(what);
    if (what.output) body["output"] = output_json(*what.output, left);
    if (!left.empty()) co_return co_await add_to(at, place, std::move(body), kept);
    const result<answer> told = co_await at.ask("PATCH", place, std::move(body));
    if (!told) co_return std::unexpected(told.error());
    co_return result<void>();
}

} // namespace delta::github
