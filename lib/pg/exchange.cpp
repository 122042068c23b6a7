// SPDX-License-Identifier: Apache-2.0
#include "pg/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "pg/connection.hpp"
#include "pg/pool.hpp"
#include "pg/script.hpp"

namespace delta::pg {
namespace {

std::string field_of(const PGresult* result, int field) {
    const char* const text = PQresultErrorField(result, field);
    return text != nullptr ? text : "";
}

std::string on_one_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    std::ranges::replace(text, '\n', ' ');
    std::erase(text, '\t');
    return text;
}

} // namespace

void exchange::take(PGresult* came) {
    const std::shared_ptr<PGresult> kept(came, PQclear);
    switch (PQresultStatus(came)) {
        case PGRES_FATAL_ERROR:
        case PGRES_BAD_RESPONSE:
            if (!error) error = failure_of(came, *this);
            break;
        case PGRES_PIPELINE_ABORTED:
            break;
        default:
            prepares.clear();
            result = kept;
    }
}

std::exception_ptr failure_of(const PGresult* result, const exchange& what) {
    const std::string sqlstate = field_of(result, PG_DIAG_SQLSTATE);
    const std::string message = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
    const bool too_long = sqlstate == "57014" && async::steady::now() - what.sent >= statement_limit;
    if (too_long) return std::make_exception_ptr(timeout_failure("a statement took too long: " + message));
    if (sqlstate.empty()) return std::make_exception_ptr(failure(on_one_line(PQresultErrorMessage(result)), sqlstate));
    const std::string position = field_of(result, PG_DIAG_STATEMENT_POSITION);
    const std::string text = fmt::format("{} (SQLSTATE {})", message, sqlstate);
    if (position.empty()) return std::make_exception_ptr(failure(text, sqlstate));
    return std::make_exception_ptr(placed_failure(text, sqlstate, std::stoul(position)));
}

failure connection_failure(PGconn* conn) {
    return {on_one_line(PQerrorMessage(conn)), ""};
}

} // namespace delta::pg
