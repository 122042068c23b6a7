// SPDX-License-Identifier: Apache-2.0
#include "github/deliveries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "github/tokens.hpp"
#include "json/reader.hpp"

namespace delta::github {
namespace {

using async::task;

constexpr int most_pages = 50;

} // namespace

task<result<std::vector<failed_delivery>>> list_failed_deliveries(api& by, std::chrono::sys_seconds since) {
    std::vector<failed_delivery> failed;
    std::set<std::string> seen; // newest first, so the first attempt met is the last one made
    std::set<std::string> well;
    std::string path = "/app/hook/deliveries?per_page=100";
    for (int page = 0; page < most_pages && !path.empty(); ++page) {
        call get{"GET", std::move(path)};
        const result<answer> told = co_await by.as_app(std::move(get));
        if (!told) co_return std::unexpected(told.error());
        std::optional<error> wrong;
        bool is_old = false;
        json::reader(told->body, "deliveries", wrong).each([&](const json::reader& one) {
            const std::string guid(one.at("guid").text());
            const std::int64_t status = one.at("status_code").integer();
            is_old = parse_time(std::string(one.at("delivered_at").text())).value_or(since) < since;
            if (is_old) return;
            if (status >= 200 && status < 400) well.insert(guid);
            if (seen.insert(guid).second) failed.push_back({one.at("id").integer(), guid});
        });
        if (wrong) throw upstream_failure(to_string(*wrong), 0);
        path = is_old ? std::string() : told->next;
    }
    std::erase_if(failed, [&](const failed_delivery& d) { return well.contains(d.guid); });
    std::ranges::reverse(failed);
    co_return failed;
}

task<result<void>> redeliver(api& by, std::int64_t delivery_id) {
    call what{"POST", fmt::format("/app/hook/deliveries/{}/attempts", delivery_id)};
    const result<answer> told = co_await by.as_app(std::move(what));
    if (!told) co_return std::unexpected(told.error());
    co_return result<void>();
}

} // namespace delta::github
