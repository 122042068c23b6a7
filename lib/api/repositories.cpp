// SPDX-License-Identifier: Apache-2.0
// Repositories: which there are, how they are analysed, whether they are.
#include "store/repositories.hpp"

#include <utility>

#include "api/docs_policies.hpp"
#include "api/endpoints.hpp"
#include "base/instruction.hpp"

namespace delta::api {

namespace {

using boost::json::object;

void write(json::text& out, const store::repository& r) {
    out.begin_object();
    out.member("id", r.id);
    out.member("installation_id", r.installation_id);
    out.member("repo_name", r.repo_name);
    out.member("is_active", r.is_active);
    out.member("is_suspended", r.is_suspended);
    out.member("avatar_url", r.avatar_url);
    out.member("docs_root_path", r.docs_root_path);
    out.member("target_branch", r.target_branch);
    out.member("style_preference", r.style_preference);
    out.member("file_ignore_patterns", r.file_ignore_patterns.value_or(std::vector<std::string>()));
    out.member("reviewer", r.reviewer);
    out.member("docs_policies", r.docs_policies);
    out.member("last_synced_at", r.last_synced_at);
    out.member("created_at", r.created_at);
    out.end_object();
}

store::change<std::string> text_change(const object& body, std::string_view field) {
    const boost::json::value* const to = body.if_contains(field);
    if (to == nullptr) return {};
    return {.is_set = true, .to = to->is_null() ? std::nullopt : std::optional(std::string(to->as_string()))};
}

store::change<std::vector<std::string>> list_change(const object& body, std::string_view field) {
    const boost::json::value* const to = body.if_contains(field);
    if (to == nullptr || to->is_null()) return {.is_set = to != nullptr};
    std::vector<std::string> texts;
    for (const boost::json::value& text : to->as_array()) texts.emplace_back(text.as_string());
    return {.is_set = true, .to = std::move(texts)};
}

store::settings_patch read_patch(const object& body) {
    return {
        .docs_root_path = text_change(body, "docs_root_path"),
        .target_branch = text_change(body, "target_branch"),
        .style_preference = text_change(body, "style_preference"),
        .file_ignore_patterns = list_change(body, "file_ignore_patterns"),
        .reviewer = text_change(body, "reviewer"),
        .docs_policies = text_change(body, "docs_policies"),
    };
}

// The rules that JSON Schema has no words for.
std::vector<field_error> check_patch(store::settings_patch& patch) {
    std::vector<field_error> wrong;
    if (patch.docs_root_path.to && !is_folder(*patch.docs_root_path.to))
        wrong.push_back({.field = "docs_root_path", .message = "must be a folder inside the repository"});
    if (!patch.docs_policies.to) return wrong;
    patch.docs_policies.to = strip_html(*patch.docs_policies.to);
    if (std::optional<std::string> reason = find_instruction(*patch.docs_policies.to))
        wrong.push_back({.field = "docs_policies", .message = *std::move(reason)});
    return wrong;
}

http::response tell(const call& in, const result<store::repository>& found) {
    if (!found) return refuse(in, error{errc::not_found, "There is no such repository."});
    json::text out;
    write(out, *found);
    return json_response(200, std::move(out));
}

} // namespace

async::task<http::response> list_repositories(context& ctx, call& in) {
    json::text out;
    out.list(co_await store::list_repositories(ctx.pg, in.who.user_id), write);
    co_return json_response(200, std::move(out));
}

async::task<http::response> change_repository_settings(context& ctx, call& in) {
    store::settings_patch patch = read_patch(in.body.as_object());
    std::vector<field_error> wrong = check_patch(patch);
    if (!wrong.empty()) co_return refuse(in, invalid_fields(std::move(wrong)));
    co_return tell(in, co_await store::update_repository(ctx.pg, in.who.user_id, in.path_value("id"), patch));
}

async::task<http::response> activate_repository(context& ctx, call& in) {
    const bool active = in.body.as_object().at("is_active").as_bool();
    co_return tell(in, co_await store::set_repository_active(ctx.pg, in.who.user_id, in.path_value("id"), active));
}

} // namespace delta::api
