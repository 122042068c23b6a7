// SPDX-License-Identifier: Apache-2.0
#include "support/explaining_querier.hpp"

#include <boost/json/parse.hpp>
#include <set>
#include <string>

#include "support/catch.hpp"

namespace delta::test {
namespace {

void find_scans(const boost::json::value& plan, std::set<std::string>& scanned) {
    const boost::json::object& node = plan.as_object();
    if (node.at("Node Type") == "Seq Scan") scanned.emplace(node.at("Relation Name").as_string());
    if (const auto* const below = node.if_contains("Plans")) {
        for (const boost::json::value& each : below->as_array()) find_scans(each, scanned);
    }
}

} // namespace

async::task<pg::rows> explaining_querier::query(std::string_view sql, pg::params values) {
    const pg::rows plan = co_await through_.query("explain (format json) " + std::string(sql), values);
    std::set<std::string> scanned;
    find_scans(boost::json::parse(plan[0].text(0)).at(0).at("Plan"), scanned);
    INFO(sql);
    CHECK(scanned == std::set<std::string>{});
    ++explained_;
    co_return co_await through_.query(sql, std::move(values));
}

} // namespace delta::test
