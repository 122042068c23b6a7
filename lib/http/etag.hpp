// SPDX-License-Identifier: Apache-2.0
// Answers that need not be sent again.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace delta::http {

// A weak tag: it stays the same when the body is compressed on its way.
std::string make_etag(std::string_view body);
// Gives the answer a tag of its body. The server then answers "If-None-Match" with 304 by itself.
void set_etag(response& r);
// Whether the request's "If-None-Match" holds the answer's tag.
bool is_known(const request& asked, const response& r);
// The same answer without its body, as 304.
void make_not_modified(response& r);

} // namespace delta::http
