// SPDX-License-Identifier: Apache-2.0
// What the dashboard's pages may load and run.
#pragma once

#include <string>
#include <string_view>

namespace delta::api {

// The Content-Security-Policy for the pages of this index.html: everything from this host, and of inline scripts those
// that it has itself, by their hash.
std::string make_page_policy(std::string_view html);

} // namespace delta::api
