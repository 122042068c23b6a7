// SPDX-License-Identifier: Apache-2.0
// Every request passes here: route, origin, sign-in, validation, handler, headers, log.
#pragma once

#include <chrono>
#include <memory>

#include "api/call.hpp"
#include "api/context.hpp"
#include "api/origin.hpp"
#include "api/setup.hpp"
#include "http/message.hpp"
#include "http/router.hpp"
#include "http/static_files.hpp"

namespace delta::api {

// Of one reactor. `ctx` must outlive it.
class service {
  public:
    // `dashboard` may be null, and so may `making_app` once there is an App.
    service(context& ctx, const std::shared_ptr<const http::static_files>& dashboard, setup* making_app);

    async::task<http::response> handle(http::request& from);
    // For what `handle` could not answer itself, as when it took too long.
    http::response answer_exception(const http::request& from, const std::exception& thrown);

  private:
    async::task<http::response> route(http::request& from);
    async::task<http::response> serve(const operation& of, endpoint run, const http::request& from);
    // Headers that every answer has, the log and the figures.
    void finish(const http::request& from, http::response& answer, std::chrono::steady_clock::duration took);

    context& ctx_;
    origin_policy origins_;
    http::router router_;
};

} // namespace delta::api
