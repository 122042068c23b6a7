// SPDX-License-Identifier: Apache-2.0
#include "http/problem.hpp"

#include <fmt/format.h>

namespace delta::http {

response make_problem(int status, std::string_view detail) {
    response made{status, {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}}};
    if (status == 503) made.headers.add("Retry-After", "1");
    made.body = fmt::format(R"({{"type":"about:blank","title":"{}","status":{},"detail":"{}"}})", reason_phrase(status),
                            status, detail);
    return made;
}

} // namespace delta::http
