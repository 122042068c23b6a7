// SPDX-License-Identifier: Apache-2.0
// How requests leave: under which name, through which proxy, and whom they trust.
#pragma once

#include "config.hpp"
#include "http/client.hpp"

namespace delta::app {

http::client_options outgoing_options(const settings& by);
// The same to GitHub, whose certificate may be of an authority of its own.
http::client_options github_client_options(const settings& by);

} // namespace delta::app
