// SPDX-License-Identifier: Apache-2.0
#include "support/pg_database.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <stdexcept>

#include "support/services.hpp"

namespace delta::test {
namespace {

std::string unused_name() {
    static std::atomic<int> made = 0;
    return "delta_test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
}

} // namespace

std::string psql(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> conn(PQconnectdb(url.c_str()), PQfinish);
    if (PQstatus(conn.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(conn.get()));
    PQsetNoticeReceiver(conn.get(), [](void*, const PGresult*) {}, nullptr);
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(PQexec(conn.get(), sql.c_str()), PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(sql.substr(0, 200) + ": " + PQresultErrorMessage(answer.get()));
    return PQntuples(answer.get()) > 0 ? PQgetvalue(answer.get(), 0, 0) : "";
}

std::string with_database(const std::string& url, const std::string& name) {
    const std::size_t begin = url.find('/', url.find("://") + 3);
    const std::size_t end = url.find('?');
    const std::string server = url.substr(0, begin);
    return server + "/" + name + (end == std::string::npos ? "" : url.substr(end));
}

pg_database::pg_database(std::string_view like) : name_(unused_name()), url_(with_database(postgres_url(), name_)) {
    psql(postgres_url(), "create database " + name_ + " template " + std::string(like));
}

pg_database::~pg_database() {
    try {
        psql(postgres_url(), "drop database " + name_ + " with (force)");
    } catch (const std::exception&) {
        // The whole server goes with the test run.
        return;
    }
}

} // namespace delta::test
