// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace delta::pg {

// Throws config_failure, without a word of the URL, when libpq cannot read it.
void check_url(const std::string& url);

// The host name that has to be looked up before connecting; "" for an address, a unix socket and a list of hosts.
std::string host_to_resolve(const std::string& url);

} // namespace delta::pg
