// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <exception>
#include <memory>
#include <string>

#include "async/answer.hpp"
#include "async/task.hpp"
#include "pg/failure.hpp"
#include "pg/rows.hpp"

namespace delta::pg {

// One statement on its way: from its being sent until the server's answer to its Sync.
struct exchange final : async::answer<rows> {
    exchange(const async::executor& where, async::steady::duration until) : answer(where), limit(until) {}

    async::steady::time_point sent = async::steady::now();
    async::steady::duration limit;
    // The statement that this exchange has to prepare before it runs it, until that is done.
    std::string prepares = {};
    bool is_background = false;
    // What, and the first error that, came so far.
    std::shared_ptr<PGresult> result = {};
    std::exception_ptr error = {};

    void take(PGresult* came);
};

// The server's error as an exception. Row values, which the server puts into DETAIL, stay out of it.
std::exception_ptr failure_of(const PGresult* result, const exchange& what);
// Nobody answered: libpq's own words on one line.
failure connection_failure(PGconn* conn);

} // namespace delta::pg
