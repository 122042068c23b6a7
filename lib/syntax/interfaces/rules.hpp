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
std::span<const call_rule> go_route_rules();
std::span<const call_rule> go_option_rules();
std::span<const call_rule> rust_route_rules();
std::span<const call_rule> rust_option_rules();
std::span<const call_rule> annotated_route_rules(language lang);
std::span<const call_rule> annotated_option_rules(language lang);
std::span<const call_rule> csharp_route_rules();
std::span<const call_rule> php_route_rules();
std::span<const call_rule> ruby_route_rules();
std::span<const call_rule> ruby_option_rules();
std::span<const call_rule> native_option_rules();
std::span<const call_rule> shell_option_rules();

std::span<const call_rule> environment_rules(language lang);
std::span<const call_rule> setting_rules(language lang);

// Reads of the environment and of settings that are not calls.
void read_environment_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors);
void read_setting_place(interface_scan& scan, role what, const node& n, std::span<const node> ancestors);
// Such a place has one of these words in its text, or a word that ends with one of these, in any case.
std::span<const std::string_view> environment_place_words();
std::span<const std::string_view> setting_place_ends();
// A field of a Go struct, by its tag.
void read_tagged_field(interface_scan& scan, const node& field, std::span<const node> ancestors);
// A Rust type with all attributes that stand on it.
void read_derived(interface_scan& scan, const node& item, const std::vector<call_site>& attributes);
// A getopt_long table: static struct option names[] = {{"timeout", required_argument, 0, 't'}, …}
void read_option_table(interface_scan& scan, const node& declaration);
// The letters of getopt and getopts: "ab:c".
void read_letters(interface_scan& scan, std::string_view letters, std::string_view owner, const span& where,
                  const node& literal);
// -t|--timeout) of a shell `case`.
void read_case_arm(interface_scan& scan, const node& arm, std::span<const node> ancestors);

} // namespace delta::syntax
