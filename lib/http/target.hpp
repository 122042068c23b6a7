// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "http/message.hpp"

namespace delta::http {

// Fills `path` and `query` from `target`: an absolute path, a whole URL as proxies send it, or "*".
result<void> read_target(request& into);

} // namespace delta::http
