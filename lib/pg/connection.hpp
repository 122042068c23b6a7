// SPDX-License-Identifier: Apache-2.0
// One connection in pipeline mode: any number of statements are on their way at once, each with its own Sync, so that
// the failure of one is its own.
#pragma once

#include <boost/asio/posix/stream_descriptor.hpp>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "async/event.hpp"
#include "async/front_deadline.hpp"
#include "async/task.hpp"
#include "pg/rows.hpp"

struct pg_conn;

namespace delta::pg {

struct exchange;

// Used from one thread. Whoever holds it may let go at any time: what is on its way fails.
class connection : public std::enable_shared_from_this<connection> {
  public:
    // Throws failure, and timeout_failure after connect_limit. `name` is what the server shows of us.
    static async::task<std::shared_ptr<connection>> open(async::executor where, std::string url, std::string name);

    connection(async::executor where, pg_conn* begun);
    ~connection();
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;

    // Prepared at its first use here. When the awaiter is cancelled the answer is thrown away as it comes; the
    // statement may have happened.
    async::task<rows> query(std::string_view sql, const params& values);
    // Unprepared, once, for statements of a script. Waits up to `limit`.
    async::task<rows> query_once(std::string sql, async::steady::duration limit);
    // Nobody waits for the answer; an error closes the connection.
    void send(std::string_view sql);
    // The next use prepares the statement anew.
    void forget(std::string_view sql);

    bool is_usable() const { return conn_ != nullptr; }
    std::size_t in_flight() const { return exchanges_.size(); }
    // What is on its way fails.
    void close();
    // Waits until the connection is no longer usable.
    async::task<> closed() { return closed_.wait(); }

    // Called from the reactor with each NOTIFY; must not throw.
    std::function<void(std::string payload)> on_notify;

  private:
    template <class Begin>
    async::task<rows> answer_to(async::steady::duration limit, Begin begin);
    async::task<> handshake();

    bool submit(const std::shared_ptr<exchange>& what, bool sent);
    bool send_prepared(exchange& what, std::string_view sql, const params& values);
    void flush();
    void wait_readable();
    void read();
    void read_notifications();
    void read_results();
    void finish_front();
    std::optional<async::steady::time_point> first_deadline() const;
    void give_up();
    void fail_all(const std::exception_ptr& why);
    void broke();

    async::executor where_;
    pg_conn* conn_;
    async::asio::posix::stream_descriptor socket_;
    async::front_deadline deadline_;
    async::event closed_;
    std::deque<std::shared_ptr<exchange>> exchanges_;
    std::map<std::string, std::string, std::less<>> statements_; // SQL to the name it is prepared under
    std::size_t prepared_ = 0;
    bool writing_ = false;
};

} // namespace delta::pg
