// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.hpp"
#include "http/client.hpp"
#include "llm/wire.hpp"

namespace delta::llm {

// Asks one question as small as there is, without budgets and without keeping the answer: what it took, or why there is
// no answer that can be used. Never throws but when cancelled.
async::task<result<tokens>> try_model(http::sender& through, endpoint to);

} // namespace delta::llm
