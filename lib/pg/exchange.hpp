// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <boost/asio/any_completion_handler.hpp>
#include <exception>
#include <memory>
#include <string>

#include "async/task.hpp"
#include "pg/failure.hpp"
#include "pg/rows.hpp"

namespace delta::pg {

// One statement on its way: from its being sent until the server's answer to its Sync.
struct exchange {
    using completion = async::asio::any_completion_handler<void(std::exception_ptr, rows)>;

    // Empty when nobody waits (any more).
    completion done;
    async::steady::time_point sent;
    async::steady::duration limit;
    // The statement that this exchange has to prepare before it runs it, until that is done.
    std::string prepares = {};
    bool is_background = false;
    // The last answer, and the first error, that came so far.
    std::shared_ptr<PGresult> answer = {};
    std::exception_ptr error = {};

    void take(PGresult* result);
    // Resumes the awaiter, if there still is one, from the loop.
    void finish(const async::executor& where, std::exception_ptr why, rows what = {});
};

// The server's error as an exception. Row values, which the server puts into DETAIL, stay out of it.
std::exception_ptr failure_of(const PGresult* result, const exchange& what);
// Nobody answered: libpq's own words on one line.
failure connection_failure(PGconn* conn);

} // namespace delta::pg
