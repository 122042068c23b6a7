// SPDX-License-Identifier: Apache-2.0
#include "api/endpoints.hpp"

namespace delta::api {

async::task<http::response> link_github(context&, call& in) {
    co_return refuse(in, error{errc::upstream, "GitHub cannot be asked: no client of its is configured."});
}

} // namespace delta::api
