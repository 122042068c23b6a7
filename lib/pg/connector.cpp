// SPDX-License-Identifier: Apache-2.0
#include "pg/connector.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "async/sleep.hpp"
#include "base/log.hpp"
#include "pg/conninfo.hpp"
#include "pg/pool.hpp"

namespace delta::pg {
namespace {

constexpr async::steady::duration shortest_pause = std::chrono::milliseconds(50);
constexpr async::steady::duration longest_pause = std::chrono::seconds(2);

} // namespace

connector::connector(async::executor where, std::string url, std::string application_name)
    : where_(std::move(where)), url_(std::move(url)), application_name_(std::move(application_name)) {
    check_url(url_);
}

bool connector::is_pausing() const {
    return outage_ && async::steady::now() < outage_->next_attempt;
}

async::task<std::shared_ptr<connection>> connector::connect() {
    while (true) {
        if (is_pausing()) {
            const bool worth_waiting = was_connected_ && outage_->next_attempt < outage_->since + connect_limit;
            if (!worth_waiting) std::rethrow_exception(outage_->last);
            co_await async::sleep_until(outage_->next_attempt);
            continue;
        }
        std::exception_ptr why;
        try {
            auto made = co_await connection::open(where_, url_, fmt::format("{} {}", application_name_, ++made_));
            if (outage_) log::info("pg_back", {{"application", application_name_}});
            outage_.reset();
            was_connected_ = true;
            co_return made;
        } catch (const delta::failure& e) {
            why = std::current_exception();
            // Once for an outage; whoever fails because of it tells by itself.
            if (was_connected_ && !outage_)
                log::warn("pg_away", {{"application", application_name_}, {"why", e.what()}});
        }
        note_failure(why);
    }
}

void connector::note_failure(std::exception_ptr why) {
    const auto now = async::steady::now();
    if (!outage_) outage_ = outage{.since = now, .next_attempt = now, .pause = shortest_pause / 2, .last = nullptr};
    outage_->pause = std::min(outage_->pause * 2, longest_pause);
    outage_->next_attempt = now + outage_->pause;
    outage_->last = std::move(why);
}

} // namespace delta::pg
