// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "docs/block.hpp"
#include "docs/mention_sink.hpp"

namespace delta::docs {

// The mention a link's or image's target makes: a URL, an anchor of this document, or a relative link.
void read_link(const inline_run& run, mention_sink& sink);

} // namespace delta::docs
