// SPDX-License-Identifier: Apache-2.0
// Signatures told by the types of their parameters, as references that programs write tell overloads apart.
#pragma once

#include <cstdint>
#include <string>

#include "docs/document.hpp"
#include "drift/fact.hpp"
#include "drift/source_change.hpp"

namespace delta::drift {

// "constLocale&,format_string<T>,T&&": types without blanks; empty when some parameter has none.
std::string signature_of(const syntax::element& function);
// The same of a call's arguments in a document; empty when they are not types alone.
std::string signature_of(const docs::mention& call);

// A fact for each signature that the file had before and no longer has.
void add_lost_signatures(const source_change& c, std::uint32_t file, code_delta& out);

} // namespace delta::drift
