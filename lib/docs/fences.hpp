// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "docs/block.hpp"
#include "docs/mention_sink.hpp"

namespace delta::docs {

// The mentions of a code fence, by its language.
void read_fence(const block& fence, mention_sink& sink);

} // namespace delta::docs
