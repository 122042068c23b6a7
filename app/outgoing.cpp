// SPDX-License-Identifier: Apache-2.0
#include "outgoing.hpp"

#include "version.hpp"

namespace delta::app {

http::client_options outgoing_options(const settings& by) {
    http::client_options out;
    out.user_agent = "delta/" + std::string(version());
    out.proxy = by.https_proxy.reveal();
    out.no_proxy = by.no_proxy;
    return out;
}

http::client_options github_client_options(const settings& by) {
    http::client_options out = outgoing_options(by);
    out.trust.ca_file = by.github.ca_file;
    return out;
}

} // namespace delta::app
