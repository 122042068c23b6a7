// SPDX-License-Identifier: Apache-2.0
#include "github/pulls.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"
#include "json/reader.hpp"

namespace delta::github {
namespace {

using async::task;
using boost::json::array;
using boost::json::object;

task<result<void>> tell(const target& at, std::string method, std::string rest, object body) {
    const result<answer> told = co_await at.ask(std::move(method), rest, std::move(body));
    if (!told) co_return std::unexpected(told.error());
    co_return result<void>();
}

result<std::vector<pull>> read_all(const array& bodies) {
    std::vector<pull> out;
    for (const boost::json::value& body : bodies) {
        result<pull> one = read_pull(body);
        if (!one) return std::unexpected(one.error());
        out.push_back(std::move(*one));
    }
    return out;
}

} // namespace

result<pull> read_pull(const boost::json::value& body) {
    std::optional<error> wrong;
    const json::reader in(body, "pull request", wrong);
    pull out;
    out.number = static_cast<int>(in.at("number").integer());
    out.is_open = in.at("state").text() == "open";
    if (const std::optional<json::reader> merged = in.find("merged_at")) out.is_merged = true;
    const json::reader head = in.at("head");
    out.head_branch = head.at("ref").text();
    out.head_sha = head.at("sha").text();
    if (const std::optional<json::reader> repo = head.find("repo")) out.head_repo = repo->at("full_name").text();
    const json::reader base = in.at("base");
    out.base_branch = base.at("ref").text();
    out.base_sha = base.at("sha").text();
    if (wrong) return std::unexpected(*wrong);
    return out;
}

task<result<pull>> get_pull(const target& at, int number) {
    const std::string rest = fmt::format("/pulls/{}", number);
    const result<answer> told = co_await at.ask("GET", rest);
    if (!told) co_return std::unexpected(told.error());
    co_return read_pull(told->body);
}

task<result<std::optional<pull>>> find_open_pull(const target& at, std::string head_branch) {
    const std::string owner = at.repo_name.substr(0, at.repo_name.find('/'));
    const std::string rest = fmt::format("/pulls?state=open&head={}:{}", escape(owner), escape(head_branch));
    const result<array> told = co_await at.list(rest);
    if (!told) co_return std::unexpected(told.error());
    const result<std::vector<pull>> all = read_all(*told);
    if (!all) co_return std::unexpected(all.error());
    co_return all->empty() ? std::nullopt : std::optional(all->front());
}

task<result<pull>> create_pull(const target& at, new_pull what) {
    object body = {{"title", what.title},
                   {"body", what.body},
                   {"head", what.head_branch},
                   {"base", what.base_branch},
                   {"maintainer_can_modify", true}};
    const result<answer> told = co_await at.ask("POST", "/pulls", std::move(body));
    if (!told) co_return std::unexpected(told.error());
    co_return read_pull(told->body);
}

task<result<void>> update_pull(const target& at, int number, std::string title, std::string text) {
    object body = {{"title", title}, {"body", text}};
    co_return co_await tell(at, "PATCH", fmt::format("/pulls/{}", number), std::move(body));
}

task<result<void>> request_review(const target& at, int number, std::string reviewer) {
    // "octo/writers" is a team.
    const std::size_t slash = reviewer.find('/');
    object body;
    if (slash == std::string::npos)
        body["reviewers"] = array{reviewer};
    else
        body["team_reviewers"] = array{reviewer.substr(slash + 1)};
    co_return co_await tell(at, "POST", fmt::format("/pulls/{}/requested_reviewers", number), std::move(body));
}

task<result<std::vector<changed_file>>> list_changed_files(const target& at, int number) {
    const std::string rest = fmt::format("/pulls/{}/files", number);
    const result<array> told = co_await at.list(rest);
    if (!told) co_return std::unexpected(told.error());
    std::vector<changed_file> out;
    for (const boost::json::value& one : *told) {
        std::optional<error> wrong;
        const json::reader file(one, "changed file", wrong);
        changed_file read{std::string(file.at("filename").text()), std::string(file.text_of("patch"))};
        if (!wrong) out.push_back(std::move(read));
    }
    co_return out;
}

std::vector<line_range> find_commentable_lines(std::string_view patch) {
    std::vector<line_range> out;
    for (const std::string_view line : split_lines(patch)) {
        // "@@ -12,7 +12,8 @@ heading"; a length of one is not written.
        const std::size_t plus = line.starts_with("@@ -") ? line.find(" +") : line.npos;
        if (plus == line.npos) continue;
        std::uint32_t first = 0;
        std::uint32_t count = 1;
        const char* const end = line.data() + line.size();
        const auto [after, ec] = std::from_chars(line.data() + plus + 2, end, first);
        if (ec != std::errc() || first == 0) continue;
        if (after != end && *after == ',') std::from_chars(after + 1, end, count);
        if (count > 0) out.push_back({first, first + count - 1});
    }
    return out;
}

task<result<void>> create_review(const target& at, int number, std::string sha, std::string text,
                                 std::vector<suggestion> comments) {
    array shown;
    for (const suggestion& s : comments) {
        object one = {{"path", s.path}, {"line", s.end_line}, {"side", "RIGHT"}, {"body", s.body}};
        if (s.start_line < s.end_line) {
            one["start_line"] = s.start_line;
            one["start_side"] = "RIGHT";
        }
        shown.push_back(std::move(one));
    }
    object body = {{"commit_id", sha}, {"event", "COMMENT"}, {"body", text}, {"comments", std::move(shown)}};
    co_return co_await tell(at, "POST", fmt::format("/pulls/{}/reviews", number), std::move(body));
}

task<result<bool>> has_review(const target& at, int number, std::string mark) {
    const std::string rest = fmt::format("/pulls/{}/reviews", number);
    const result<array> told = co_await at.list(rest);
    if (!told) co_return std::unexpected(told.error());
    for (const boost::json::value& one : *told) {
        const object* const review = one.if_object();
        const boost::json::value* const text = review ? review->if_contains("body") : nullptr;
        if (text && text->is_string() && std::string_view(text->as_string()).contains(mark)) co_return true;
    }
    co_return false;
}

} // namespace delta::github
