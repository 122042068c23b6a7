// SPDX-License-Identifier: Apache-2.0
// The files of this folder, which travel inside the binary.
#pragma once

#include <string_view>

namespace delta::api::reference {

extern const std::string_view reference_html;
extern const std::string_view reference_css;
extern const std::string_view reference_js;

} // namespace delta::api::reference
