// SPDX-License-Identifier: Apache-2.0
// Written by tests/bench/driftbench/fit.py; do not edit by hand.
#include "drift/weights.hpp"

#include "drift/score.hpp"

namespace delta::drift {
namespace {

constexpr std::array<weight, 28> gone = {{
    {feature::claims_in_doc, -0.072},
    {feature::claims_near, 0.322},
    {feature::co_change_known, 0.723},
    {feature::common_name, 0.006},
    {feature::container_near, -0.882},
    {feature::deprecated, -0.963},
    {feature::docs_with_name, -0.118},
    {feature::code_form, 0.226},
    {feature::imported, 0.199},
    {feature::element, 0.160},
    {feature::entry, -0.062},
    {feature::exported, 0.067},
    {feature::file, -0.045},
    {feature::member, 0.309},
    {feature::option_like, 0.203},
    {feature::renamed, 0.889},
    {feature::type, 0.306},
    {feature::left_package, -0.690},
    {feature::strength_code, 0.046},
    {feature::strength_entry, 0.324},
    {feature::strength_fence, -0.189},
    {feature::loose_match, -0.542},
    {feature::strength_prose, 2.559},
    {feature::whole_mention, 0.049},
    {feature::doc_mentions, -0.429},
    {feature::new_in_strings, 0.170},
    {feature::news_in_doc, 0.200},
    {feature::head_uses, -0.201},
}};

constexpr std::array<weight, 21> value = {{
    {feature::claims_in_doc, -0.067},  {feature::claims_near, 0.130},        {feature::co_change_known, 0.515},
    {feature::container_near, -0.367}, {feature::docs_with_name, -0.166},    {feature::code_form, 0.110},
    {feature::imported, 0.076},        {feature::element, -0.005},           {feature::exported, -0.031},
    {feature::option_like, 0.275},     {feature::strength_code, -0.066},     {feature::strength_entry, 0.288},
    {feature::strength_fence, -0.316}, {feature::loose_match, -0.271},       {feature::strength_prose, 1.280},
    {feature::whole_mention, -0.035},  {feature::new_value_present, -0.453}, {feature::news_in_doc, 0.148},
    {feature::value_distance, -1.679}, {feature::value_specific, -1.012},    {feature::value_stated, 0.133},
}};

constexpr std::array<weight, 27> replaced = {{
    {feature::claims_in_doc, -0.089},   {feature::claims_near, 0.169},     {feature::co_change, 1.149},
    {feature::co_change_known, 0.403},  {feature::common_name, -0.178},    {feature::container_near, -0.277},
    {feature::docs_with_name, -0.324},  {feature::code_form, 0.114},       {feature::imported, 0.206},
    {feature::element, 0.044},          {feature::exported, 0.004},        {feature::strength_code, -0.064},
    {feature::strength_entry, 0.041},   {feature::strength_fence, -0.496}, {feature::loose_match, -0.271},
    {feature::strength_prose, 1.280},   {feature::whole_mention, -0.366},  {feature::new_in_strings, -0.065},
    {feature::news_in_doc, 0.229},      {feature::path_affinity, 0.688},   {feature::in_default, 0.082},
    {feature::siblings_entries, 0.045}, {feature::siblings, 0.023},        {feature::siblings_share, 0.690},
    {feature::head_uses, -0.253},       {feature::value_specific, -0.641}, {feature::value_stated, 0.159},
}};

constexpr std::array<weight, 20> signature = {{
    {feature::claims_in_doc, -0.037},  {feature::claims_near, 0.218},    {feature::co_change, 1.450},
    {feature::co_change_known, 0.502}, {feature::common_name, -0.117},   {feature::docs_with_name, -0.120},
    {feature::code_form, 0.200},       {feature::imported, 0.101},       {feature::element, 0.139},
    {feature::exported, 0.098},        {feature::parameter, 0.027},      {feature::renamed, 0.445},
    {feature::strength_code, 0.170},   {feature::strength_entry, 0.419}, {feature::strength_fence, -0.319},
    {feature::loose_match, -0.271},    {feature::strength_prose, 1.280}, {feature::whole_mention, -0.088},
    {feature::news_in_doc, 0.126},     {feature::value_stated, 0.262},
}};

constexpr std::array<weight, 70> missing = {{
    {feature::added_names, 0.004},
    {feature::advisory_doc, -2.784},
    {feature::change_files, -0.290},
    {feature::change_size, -0.374},
    {feature::claims_in_doc, -0.032},
    {feature::claims_near, 0.253},
    {feature::co_change, 2.241},
    {feature::co_change_folder, 0.655},
    {feature::co_change_known, 0.480},
    {feature::comment_lines, 0.026},
    {feature::common_name, -0.107},
    {feature::container_near, -0.445},
    {feature::deprecated, -0.463},
    {feature::doc_activity, -0.018},
    {feature::doc_marks, -0.055},
    {feature::docs_with_name, -0.190},
    {feature::family_by_text, -0.023},
    {feature::family_large, 0.231},
    {feature::family_told, 1.219},
    {feature::code_form, 0.198},
    {feature::front_door, 0.058},
    {feature::imported, 0.025},
    {feature::internal_path, -0.070},
    {feature::callable, -0.254},
    {feature::element, -0.072},
    {feature::entry, -0.392},
    {feature::exported, -0.112},
    {feature::file, -0.090},
    {feature::fresh, -0.049},
    {feature::member, 0.077},
    {feature::option_like, 0.622},
    {feature::parameter, -0.933},
    {feature::renamed, 0.445},
    {feature::type, 0.550},
    {feature::left_package, -0.345},
    {feature::strength_code, 0.017},
    {feature::strength_entry, 0.214},
    {feature::strength_fence, -0.264},
    {feature::loose_match, -0.271},
    {feature::strength_prose, 1.280},
    {feature::whole_mention, -0.088},
    {feature::doc_mentions, -0.214},
    {feature::name_in_comment, 0.333},
    {feature::name_in_doc, -0.174},
    {feature::name_in_docs, -0.274},
    {feature::name_in_section, -0.194},
    {feature::name_parts, -0.193},
    {feature::new_in_strings, -0.043},
    {feature::new_value_present, -0.227},
    {feature::newly_shown, 0.546},
    {feature::news_in_doc, 0.142},
    {feature::path_affinity, 1.230},
    {feature::readme, 0.178},
    {feature::reference_doc, -0.203},
    {feature::removed_names, 0.003},
    {feature::in_default, 0.041},
    {feature::siblings_entries, -0.093},
    {feature::siblings, 0.223},
    {feature::sibling_group, 0.027},
    {feature::sibling_nearest, 0.537},
    {feature::siblings_rarity, -0.022},
    {feature::siblings_share, 0.788},
    {feature::shingles, 0.213},
    {feature::touches_tests, 0.281},
    {feature::uses, -0.084},
    {feature::test_uses, 0.251},
    {feature::head_uses, -0.151},
    {feature::value_distance, -0.839},
    {feature::value_specific, -0.551},
    {feature::value_stated, 0.139},
}};

constexpr std::array<weight, 9> text = {{
    {feature::change_size, -0.425},
    {feature::claims_in_doc, -0.023},
    {feature::claims_near, 0.229},
    {feature::co_change, 2.140},
    {feature::co_change_known, 0.621},
    {feature::news_in_doc, 0.171},
    {feature::path_affinity, 0.854},
    {feature::readme, 0.387},
    {feature::shingles, 0.425},
}};

constexpr std::array<weight, 23> touched = {{
    {feature::added_names, 0.226},
    {feature::change_size, -0.416},
    {feature::claims_in_doc, 1.140},
    {feature::co_change, 1.002},
    {feature::co_change_folder, 0.579},
    {feature::co_change_known, 0.377},
    {feature::comment_lines, 0.009},
    {feature::comment_too, 0.779},
    {feature::container_near, -0.121},
    {feature::doc_activity, -0.071},
    {feature::doc_marks, -0.135},
    {feature::docs_with_name, -0.254},
    {feature::in_heading, -0.552},
    {feature::element, -0.213},
    {feature::member, -0.409},
    {feature::option_like, 0.863},
    {feature::news_in_doc, 0.850},
    {feature::path_affinity, 0.002},
    {feature::reference_doc, -0.381},
    {feature::removed_names, 0.002},
    {feature::touched_share, 0.144},
    {feature::touches_tests, 0.323},
    {feature::uses, 0.041},
}};

constexpr std::array<family_weights, family_count> tables = {{
    {0.026, gone},
    {-0.012, value},
    {-0.057, replaced},
    {0.023, signature},
    {-0.048, missing},
    {-0.053, text},
    {-0.067, touched},
}};

} // namespace

const family_weights& weights_of(family f) {
    return tables.at(static_cast<std::size_t>(f));
}

const double default_min_score = 0.74;

} // namespace delta::drift
