// SPDX-License-Identifier: Apache-2.0
// The recognisers, by what they recognise. A rule is looked up by the name that is called; its function decides.
#pragma once

#include <span>

#include "syntax/interfaces/scan.hpp"

namespace delta::syntax {

std::span<const call_rule> python_route_rules();
std::span<const call_rule> python_option_rules();
std::span<const call_rule> javascript_route_rules();
std::span<const call_rule> javascript_option_rules();

std::span<const call_rule> environment_rules(language lang);
std::span<const call_rule> setting_rules(language lang);

// Reads of the environment and of settings that are not calls.
void read_environment_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors);
void read_setting_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors);

} // namespace delta::syntax
