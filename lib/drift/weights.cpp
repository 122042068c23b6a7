// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 28> gone = {{
    {feature::claims_in_doc, -0.061},
    {feature::claims_near, 0.271},
    {feature::co_change_known, 0.750},
    {feature::common_name, 0.008},
    {feature::container_near, -0.733},
    {feature::deprecated, -1.067},
    {feature::docs_with_name, -0.124},
    {feature::code_form, 0.238},
    {feature::imported, 0.200},
    {feature::element, 0.137},
    {feature::entry, -0.077},
    {feature::exported, 0.043},
    {feature::file, 0.169},
    {feature::member, 0.312},
    {feature::option_like, 0.190},
    {feature::renamed, 0.832},
    {feature::type, 0.241},
    {feature::left_package, -0.625},
    {feature::strength_code, -0.079},
    {feature::strength_entry, 0.317},
    {feature::strength_fence, -0.157},
    {feature::loose_match, -0.650},
    {feature::strength_prose, 2.439},
    {feature::whole_mention, 0.044},
    {feature::doc_mentions, -0.388},
    {feature::new_in_strings, 0.140},
    {feature::news_in_doc, 0.213},
    {feature::head_uses, -0.203},
}};

constexpr std::array<weight, 22> value = {{
    {feature::claims_in_doc, -0.056}, {feature::claims_near, 0.093},     {feature::co_change_known, 0.565},
    {feature::common_name, 0.006},    {feature::container_near, -0.263}, {feature::docs_with_name, -0.171},
    {feature::code_form, 0.133},      {feature::imported, 0.050},        {feature::element, -0.019},
    {feature::exported, -0.049},      {feature::option_like, 0.252},     {feature::strength_code, -0.129},
    {feature::strength_entry, 0.265}, {feature::strength_fence, -0.296}, {feature::loose_match, -0.325},
    {feature::strength_prose, 1.220}, {feature::whole_mention, -0.052},  {feature::new_value_present, -0.728},
    {feature::news_in_doc, 0.169},    {feature::value_distance, -1.740}, {feature::value_specific, -0.940},
    {feature::value_stated, 0.224},
}};

constexpr std::array<weight, 27> replaced = {{
    {feature::claims_in_doc, -0.081},   {feature::claims_near, 0.105},     {feature::co_change, 1.509},
    {feature::co_change_known, 0.435},  {feature::common_name, -0.179},    {feature::container_near, -0.327},
    {feature::docs_with_name, -0.326},  {feature::code_form, 0.127},       {feature::imported, 0.208},
    {feature::element, 0.024},          {feature::exported, -0.017},       {feature::strength_code, -0.126},
    {feature::strength_entry, 0.010},   {feature::strength_fence, -0.488}, {feature::loose_match, -0.325},
    {feature::strength_prose, 1.220},   {feature::whole_mention, -0.420},  {feature::new_in_strings, -0.085},
    {feature::news_in_doc, 0.239},      {feature::path_affinity, 0.597},   {feature::in_default, -0.171},
    {feature::siblings_entries, 0.065}, {feature::siblings, 0.081},        {feature::siblings_share, 0.616},
    {feature::head_uses, -0.257},       {feature::value_specific, -0.657}, {feature::value_stated, 0.203},
}};

constexpr std::array<weight, 20> signature = {{
    {feature::claims_in_doc, -0.024},  {feature::claims_near, 0.181},    {feature::co_change, 1.786},
    {feature::co_change_known, 0.517}, {feature::common_name, -0.124},   {feature::docs_with_name, -0.127},
    {feature::code_form, 0.207},       {feature::imported, 0.078},       {feature::element, 0.097},
    {feature::exported, 0.056},        {feature::parameter, 0.062},      {feature::renamed, 0.416},
    {feature::strength_code, 0.054},   {feature::strength_entry, 0.396}, {feature::strength_fence, -0.302},
    {feature::loose_match, -0.325},    {feature::strength_prose, 1.220}, {feature::whole_mention, -0.107},
    {feature::news_in_doc, 0.147},     {feature::value_stated, 0.419},
}};

constexpr std::array<weight, 70> missing = {{
    {feature::added_names, -0.009},
    {feature::advisory_doc, -2.831},
    {feature::change_files, -0.305},
    {feature::change_size, -0.384},
    {feature::claims_in_doc, -0.023},
    {feature::claims_near, 0.176},
    {feature::co_change, 2.914},
    {feature::co_change_folder, 0.556},
    {feature::co_change_known, 0.453},
    {feature::comment_lines, 0.038},
    {feature::common_name, -0.050},
    {feature::container_near, -0.324},
    {feature::deprecated, -0.530},
    {feature::doc_activity, -0.069},
    {feature::doc_marks, -0.035},
    {feature::docs_with_name, -0.201},
    {feature::family_by_text, -0.123},
    {feature::family_large, 0.253},
    {feature::family_told, 1.164},
    {feature::code_form, 0.258},
    {feature::front_door, 0.103},
    {feature::imported, -0.069},
    {feature::internal_path, -0.064},
    {feature::callable, -0.283},
    {feature::element, -0.095},
    {feature::entry, -0.358},
    {feature::exported, -0.137},
    {feature::file, 0.338},
    {feature::fresh, -0.005},
    {feature::member, -0.104},
    {feature::option_like, 0.566},
    {feature::parameter, -0.362},
    {feature::renamed, 0.416},
    {feature::type, 0.466},
    {feature::left_package, -0.313},
    {feature::strength_code, -0.056},
    {feature::strength_entry, 0.198},
    {feature::strength_fence, -0.249},
    {feature::loose_match, -0.325},
    {feature::strength_prose, 1.220},
    {feature::whole_mention, -0.107},
    {feature::doc_mentions, -0.194},
    {feature::name_in_comment, 0.293},
    {feature::name_in_doc, -0.142},
    {feature::name_in_docs, -0.211},
    {feature::name_in_section, -0.270},
    {feature::name_parts, -0.200},
    {feature::new_in_strings, -0.133},
    {feature::new_value_present, -0.364},
    {feature::newly_shown, 0.595},
    {feature::news_in_doc, 0.180},
    {feature::path_affinity, 1.189},
    {feature::readme, 0.193},
    {feature::reference_doc, -0.152},
    {feature::removed_names, 0.025},
    {feature::in_default, -0.086},
    {feature::siblings_entries, -0.055},
    {feature::siblings, 0.293},
    {feature::sibling_group, -0.015},
    {feature::sibling_nearest, 0.571},
    {feature::siblings_rarity, -0.013},
    {feature::siblings_share, 0.657},
    {feature::shingles, 0.209},
    {feature::touches_tests, 0.294},
    {feature::uses, -0.081},
    {feature::test_uses, 0.240},
    {feature::head_uses, -0.153},
    {feature::value_distance, -0.870},
    {feature::value_specific, -0.532},
    {feature::value_stated, 0.212},
}};

constexpr std::array<weight, 9> text = {{
    {feature::change_size, -0.455},
    {feature::claims_in_doc, -0.011},
    {feature::claims_near, 0.192},
    {feature::co_change, 2.489},
    {feature::co_change_known, 0.560},
    {feature::news_in_doc, 0.197},
    {feature::path_affinity, 0.822},
    {feature::readme, 0.304},
    {feature::shingles, 0.418},
}};

constexpr std::array<weight, 1> touched = {{
    {feature::co_change, 0.001},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {0.023, gone},
    {-0.011, value},
    {-0.058, replaced},
    {0.018, signature},
    {-0.048, missing},
    {-0.055, text},
    {-3.0, touched},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.77;

} // namespace delta::drift
