// SPDX-License-Identifier: Apache-2.0
#include "jobs/payload.hpp"

#include "json/parse.hpp"

namespace delta::jobs {
namespace {

const boost::json::value nothing;

const boost::json::value& find(const boost::json::value& in, std::string_view path) {
    const boost::json::value* at = &in;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        const boost::json::object* const object = at->if_object();
        at = object ? object->if_contains(path.substr(0, dot)) : nullptr;
        if (at == nullptr) return nothing;
        path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
    }
    return *at;
}

std::string text_of(const boost::json::value& value) {
    return value.is_string() ? std::string(value.as_string()) : std::string();
}

std::int64_t number_of(const boost::json::value& value) {
    return value.is_int64() ? value.as_int64() : 0;
}

store::linked_repository read_repository(const boost::json::value& value) {
    store::linked_repository out;
    out.repo_name = text_of(find(value, "full_name"));
    if (const std::int64_t id = number_of(find(value, "id")); id != 0) out.github_repo_id = id;
    if (const std::string avatar = text_of(find(value, "owner.avatar_url")); !avatar.empty()) out.avatar_url = avatar;
    return out;
}

} // namespace

const boost::json::value& payload::at(std::string_view path) const {
    return find(body, path);
}
std::string payload::text(std::string_view path) const {
    return text_of(at(path));
}
std::int64_t payload::number(std::string_view path) const {
    return number_of(at(path));
}
store::linked_repository payload::repository() const {
    return read_repository(at("repository"));
}

std::vector<store::linked_repository> payload::repositories(std::string_view path) const {
    std::vector<store::linked_repository> out;
    if (const boost::json::array* const all = at(path).if_array())
        for (const boost::json::value& one : *all)
            if (store::linked_repository r = read_repository(one); !r.repo_name.empty()) out.push_back(std::move(r));
    return out;
}

result<payload> read_payload(std::string event, std::string_view bytes) {
    result<boost::json::value> body = json::parse(bytes, "payload");
    if (!body) return std::unexpected(body.error());
    if (!body->is_object()) return fail(errc::invalid, "the payload is no object");
    payload out{std::move(event), {}, std::move(*body)};
    out.action = out.text("action");
    return out;
}

} // namespace delta::jobs
