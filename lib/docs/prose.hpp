// SPDX-License-Identifier: Apache-2.0
// Mentions in running text: only words whose form says code.
#pragma once

#include "docs/mention_sink.hpp"

namespace delta::docs {

void read_prose(const placed_text& text, mention_sink& sink);

} // namespace delta::docs
