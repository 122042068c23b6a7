// SPDX-License-Identifier: Apache-2.0
#include "pg/conninfo.hpp"

#include <libpq-fe.h>

#include <memory>
#include <string_view>

#include "base/error.hpp"

namespace delta::pg {
namespace {

using conninfo = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

conninfo parse(const std::string& url) {
    return {PQconninfoParse(url.c_str(), nullptr), PQconninfoFree};
}

} // namespace

void check_url(const std::string& url) {
    // libpq's own message may quote the password.
    if (url.empty() || !parse(url))
        throw config_failure(
            "the PostgreSQL URL cannot be read; it should look like "
            "postgresql://user:password@host:5432/database");
}

std::string host_to_resolve(const std::string& url) {
    const conninfo options = parse(url);
    std::string host;
    for (const PQconninfoOption* o = options.get(); o != nullptr && o->keyword != nullptr; ++o) {
        if (o->val == nullptr || *o->val == '\0') continue;
        const std::string_view keyword = o->keyword;
        if (keyword == "hostaddr") return "";
        if (keyword == "host") host = o->val;
    }
    const bool is_path = host.starts_with('/') || host.starts_with('@');
    const bool is_list = host.find(',') != std::string::npos;
    return is_path || is_list ? "" : host;
}

} // namespace delta::pg
