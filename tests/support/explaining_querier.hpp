// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "async/task.hpp"
#include "pg/pool.hpp"

namespace delta::test {

// Runs each statement, and before it asks the server how it would: a table that is read from end to end is a failed
// check. On a filled and analysed database only; small tables are always read so.
class explaining_querier final : public pg::querier {
  public:
    explicit explaining_querier(pg::querier& through) : through_(through) {}

    async::task<pg::rows> query(std::string_view sql, pg::params values) override;
    int explained() const { return explained_; }

  private:
    pg::querier& through_;
    int explained_ = 0;
};

} // namespace delta::test
