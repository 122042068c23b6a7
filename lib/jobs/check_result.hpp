// SPDX-License-Identifier: Apache-2.0
// A verdict as a check run tells it.
#pragma once

#include <string>

#include "drift/finding.hpp"
#include "github/checks.hpp"

namespace delta::jobs {

// `blocks`: the repository's configuration asks for action where there would only be advice. `link_prefix` as in
// report::markdown_options.
github::check_run to_check_run(const drift::verdict& v, bool blocks, const std::string& link_prefix);

// The configuration of the repository cannot be used; told at its line.
github::check_run to_check_run(const error& in_configuration);

} // namespace delta::jobs
