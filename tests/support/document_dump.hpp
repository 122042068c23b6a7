// SPDX-License-Identifier: Apache-2.0
// Documents as stable text, for golden files.
#pragma once

#include <string>

#include "docs/block.hpp"
#include "docs/document.hpp"

namespace delta::test {

std::string dump(const docs::block_list& list);
std::string dump(const docs::document& doc);
// One line: kind, text and what else is said of it.
std::string dump(const docs::mention& m);

} // namespace delta::test
