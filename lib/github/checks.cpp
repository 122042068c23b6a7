// SPDX-License-Identifier: Apache-2.0
#include "github/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
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

// GitHub counts characters and bytes where its documentation says characters; bytes are the safe side.
std::string cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return to_valid_utf8(text);
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return to_valid_utf8(text.substr(0, bytes));
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

std::span<const annotation> page_of(const check_output& output, std::size_t page) {
    const std::size_t count = std::min(output.annotations.size(), most_annotations);
    const std::size_t first = std::min(count, page * annotations_at_once);
    return std::span(output.annotations).subspan(first, std::min(annotations_at_once, count - first));
}

object output_json(const check_output& output, std::size_t page) {
    object out = {{"title", cut(output.title, 250)}, {"summary", cut(output.summary, 65000)}};
    if (!output.text.empty()) out["text"] = cut(output.text, 65000);
    if (const std::span<const annotation> some = page_of(output, page); !some.empty())
        out["annotations"] = to_json(some);
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
    if (what.output) out["output"] = output_json(*what.output, 0);
    array actions;
    for (const check_action& a : what.actions)
        if (actions.size() < most_actions)
            actions.push_back(object{{"label", cut(a.label, 20)},
                                     {"description", cut(a.description, 40)},
                                     {"identifier", cut(a.identifier, 20)}});
    if (!actions.empty()) out["actions"] = std::move(actions);
    return out;
}

task<result<void>> add_annotations(const target& at, std::int64_t id, const check_output& output) {
    const std::string place = fmt::format("/check-runs/{}", id);
    for (std::size_t page = 1; !page_of(output, page).empty(); ++page) {
        object body = {{"output", output_json(output, page)}};
        const result<answer> told = co_await at.ask("PATCH", place, std::move(body));
        if (!told) co_return std::unexpected(told.error());
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
        known_check_run known{run.at("id").integer(), "", std::string(run.at("status").text())};
        if (const std::optional<json::reader> external = run.find("external_id")) known.external_id = external->text();
        if (!wrong) out.push_back(std::move(known));
    }
    std::ranges::sort(out, std::greater<>(), &known_check_run::id);
    co_return out;
}

task<result<std::int64_t>> create_check_run(const target& at, check_run what) {
    object body = body_of(what);
    body["name"] = what.name;
    body["head_sha"] = what.head_sha;
    const result<answer> told = co_await at.ask("POST", "/check-runs", std::move(body));
    if (!told) co_return std::unexpected(told.error());
    std::optional<error> wrong;
    const std::int64_t id = json::reader(told->body, "check run", wrong).at("id").integer();
    if (wrong) throw upstream_failure(to_string(*wrong), 0);
    if (what.output) {
        const result<void> more = co_await add_annotations(at, id, *what.output);
        if (!more) co_return std::unexpected(more.error());
    }
    co_return id;
}

task<result<void>> update_check_run(const target& at, std::int64_t id, check_run what) {
    object body = body_of(what);
    const std::string place = fmt::format("/check-runs/{}", id);
    const result<answer> told = co_await at.ask("PATCH", place, std::move(body));
    if (!told) co_return std::unexpected(told.error());
    if (!what.output) co_return result<void>();
    co_return co_await add_annotations(at, id, *what.output);
}

} // namespace delta::github
