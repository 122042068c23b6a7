// SPDX-License-Identifier: Apache-2.0
#include "syntax/reader.hpp"

namespace delta::syntax {

void read_java(const node&, std::string_view, surface&) {}

}  // namespace delta::syntax
